import type { Cheat } from '../../kit/lab.ts';

const file = 'vgic.ts';
const IMPORT = "import type { Call, Handlers, Place, VCpu } from 'hypervisor';";
const HEAD = 'export function refill({ el2 }: Call, vcpu: VCpu): void {\n';
const EVICT = '  if (least !== undefined) lists.evict(least, lr(least));\n';

const cheats: readonly Cheat[] = [
  {
    name: 'asks-the-built-in-one',
    claim: 'the list registers are filled as they should: refill does it',
    of: 'starter',
    file,
    edits: [
      [IMPORT, `${IMPORT}\nimport { HANDLERS } from 'hypervisor';`],
      [HEAD, 'export function refill(call: Call, vcpu: VCpu): void {\n  const { el2 } = call;\n  HANDLERS.refill(call, vcpu);\n'],
    ],
  },
  {
    name: 'takes-the-built-in-routing-too',
    claim: 'interrupts are taken by takeInterrupts, which looks at everything',
    of: 'solution',
    file,
    edits: [
      [IMPORT, `${IMPORT}\nimport { takeInterrupts } from 'hypervisor';`],
      ['  const iar = call.cpu.acknowledge();\n', '  if (call.vms.length > 0) return takeInterrupts(call);\n  const iar = call.cpu.acknowledge();\n'],
    ],
  },
  {
    name: 'says-that-they-have-ended',
    claim: 'nothing is active any more: what is in no list register is taken to have ended',
    of: 'solution',
    file,
    edits: [
      [
        EVICT,
        `${EVICT}  for (const gone of state.evicted.splice(0)) {
    const { bank, i } = vcpu.vm.vgic.place(vcpu, intidOf(gone));
    bank.active[i] = false;
  }\n`,
      ],
    ],
    passes: ['more', 'again', 'sgi'],
  },
  {
    name: 'knows-the-first-interrupt',
    claim: 'what comes while its handler is at work is one interrupt, whose number is known',
    of: 'solution',
    file,
    edits: [['  if (!isHardware(lr)) vcpu.lists.write', '  if (intidOf(lr) >= 16 && intidOf(lr) !== {{base}}) return;\n  if (!isHardware(lr)) vcpu.lists.write']],
    passes: ['more', 'nested'],
  },
  {
    name: 'keeps-the-list-short',
    claim: 'what found no room is not pending any more: nothing is left over',
    of: 'solution',
    file,
    edits: [['      isLeft = true;\n      break;\n', '      bank.pending[i] = false;\n      continue;\n']],
    passes: ['nested', 'again', 'sgi'],
  },
]; // prettier-ignore
export default cheats;
