import { IDENTIFICATION, injectUndefined, TRANSLATION, type Call, type Handlers } from 'hypervisor';

let reads = 0n;
type Answer = (call: Call) => bigint;
const counted =
  (answer: Answer): Answer =>
  (call) => {
    reads++;
    return answer(call);
  };

const answers = new Map<string, Answer>();
for (let crm = 1; crm <= 7; crm++)
  for (let op2 = 0; op2 <= 7; op2++) {
    const name = `S3_0_C0_C${crm}_${op2}`;
    const register = IDENTIFICATION[name];
    answers.set(name, counted(({ el2 }) => (register === undefined ? 0n : el2.mrs(register))));
  }
answers.set('S3_0_C0_C6_0', counted(({ el2 }) => el2.mrs('ID_AA64ISAR0_EL1') & ~(0xfn << {{shift:d}}n)));
answers.set('{{own}}', counted(() => {{ownvalue}}n));
answers.set('{{counter}}', () => reads);

export const sysreg: Handlers['sysreg'] = (call, _, esr) => {
  const at = (lsb: number, width: number): number => Number((esr >> BigInt(lsb)) & ((1n << BigInt(width)) - 1n));
  const name = `S${at(20, 2)}_${at(14, 3)}_C${at(10, 4)}_C${at(1, 4)}_${at(17, 3)}`;
  const answer = answers.get(name);
  if (at(0, 1) === 1 && answer !== undefined) call.frame.setX(at(5, 5), answer(call));
  else if (at(0, 1) === 0 && name in TRANSLATION) {
    const control = TRANSLATION[name];
    if (control !== undefined && control !== '{{ignored}}') call.el2.msr(control, call.frame.x(at(5, 5)));
  } else return injectUndefined(call);
  call.frame.skip();
};
