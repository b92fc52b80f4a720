/** English sentences of this chapter's figures. Its twin is text.zh-cn.ts. */
import type { Text } from '../kit/parts.ts';

export const text: Text = {
  'cores.caption':
    'The solution of the first lab, as it ran. The number is the cycle; empty is what the other core does at that time: nothing, or something that is not in this list.',
  'cores.cycle': 'cycle',
  'cores.core': 'core {core}',
  'cores.started': 'CPU_ON has returned: SUCCESS',
  'cores.twice': 'a second CPU_ON: ALREADY_ON',
  'cores.arrived': 'is at EL2, with a stack, vectors and a name of its own',
  'cores.seen': 'wakes: core 1 has said that it is there',
  'cores.got': 'has the data, since it has seen the flag',
  'cores.finished': 'reads the sum of all additions',
  'cores.got_all': 'has the last data, and switches the board off',
  'race.caption':
    'Three VCpus of one guest, as our hypervisor answered them: from the start of VCpu 1 to the first that goes. VCpu 2 shares a core with VCpu 1.',
  'race.vcpu': 'VCpu',
  'race.call': 'call',
  'race.answer': 'answer',
  'race.none': 'none: it is gone',
  'table.functions': 'What a guest may ask of its firmware.',
};
