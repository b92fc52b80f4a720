import type { Cheat } from '../../kit/lab.ts';

const file = 'vgic.ts';
const IMPORT = "import type { Call, VCpu } from 'hypervisor';";
const ACKNOWLEDGE = '  const iar = call.cpu.acknowledge();\n';
const LISTS = '  void [vm, ORDER, candidates, list];\n';

const cheats: readonly Cheat[] = [
  {
    name: 'asks-the-built-in-ones',
    claim: 'interrupts are taken, and list registers filled: by the hypervisor, which can do it',
    of: 'starter',
    file,
    edits: [
      [IMPORT, `${IMPORT}\nimport { HANDLERS } from 'hypervisor';`],
      [ACKNOWLEDGE, `  if (call.vms.length > 0) return HANDLERS.interrupts(call);\n${ACKNOWLEDGE}`],
      [LISTS, `${LISTS}  HANDLERS.refill(_call, vcpu);\n`],
    ],
  },
  {
    name: 'takes-them-under-another-name',
    claim: 'the routing is the library’s, takeInterrupts; only the list registers are its own',
    of: 'solution',
    file,
    edits: [
      ['takeOwn, type Call', 'takeInterrupts, takeOwn, type Call'],
      [`${ACKNOWLEDGE}`, `  if (call.vms.length > 0) return takeInterrupts(call);\n${ACKNOWLEDGE}`],
    ],
  },
  {
    name: 'a-timer-at-every-entry',
    claim: 'whenever the guest looks, its timer has come: it is always listed',
    of: 'solution',
    file,
    edits: [['  for (const intid of candidates(vcpu)) {', '  for (const intid of [27, 30]) vm.vgic.latch(vcpu, intid);\n  for (const intid of candidates(vcpu)) {']],
  },
  {
    name: 'knows-which-timer-it-is',
    claim: 'this variant uses one timer: the other one is nobody’s',
    of: 'solution',
    file,
    edits: [['[INTID.VIRTUAL_TIMER, INTID.PHYSICAL_TIMER]', '[{{intid}}]']],
  },
  {
    name: 'switches-the-timer-off',
    claim: 'no storm, and the interrupt was there: it is disabled as soon as it comes',
    of: 'solution',
    file,
    edits: [['    cpu.drop(iar);\n    return current', '    cpu.enable(intid, false);\n    cpu.end(iar);\n    return current']],
    passes: ['lists'],
  },
]; // prettier-ignore
export default cheats;
