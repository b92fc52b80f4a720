import { IDENTIFICATION, injectUndefined, TRANSLATION, type Handlers } from 'hypervisor';

type Access = Parameters<Handlers['sysreg']>;
const count = { reads: 0n };

export function sysreg(call: Access[0], vcpu: Access[1], esr: bigint): void {
  void vcpu;
  const iss = Number(esr) & 0x1ff_ffff;
  const [op0, op2, op1, crn, rt, crm] = [iss >> 20, iss >> 17, iss >> 14, iss >> 10, iss >> 5, iss >> 1];
  const name = `S${op0 & 3}_${op1 & 7}_C${crn & 15}_C${crm & 15}_${op2 & 7}`;
  const isRead = iss % 2 === 1;
  const group = (op0 & 3) === 3 && (op1 & 7) === 0 && (crn & 15) === 0 ? crm & 15 : 0;
  if (isRead && group >= 1 && group <= 7) {
    const core = IDENTIFICATION[name];
    let answer = core ? call.el2.mrs(core) : 0n;
    switch (name) {
      case '{{own}}':
        answer = {{ownvalue}}n;
        break;
      case '{{counter}}':
        answer = count.reads--;
        break;
      case 'S3_0_C0_C6_0':
        answer -= answer & (0xfn << {{shift:d}}n);
    }
    count.reads++;
    call.frame.setX(rt & 31, answer);
  } else if (!isRead && TRANSLATION[name] !== undefined) {
    const to = TRANSLATION[name] ?? '';
    if (to !== '{{ignored}}') call.el2.msr(to, call.frame.x(rt & 31));
  } else return injectUndefined(call);
  call.frame.elr += 4n;
}
