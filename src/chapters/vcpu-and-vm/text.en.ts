/** English sentences of this chapter's figures. Its twin is text.zh-cn.ts. */
import type { Text } from '../kit/parts.ts';

export const text: Text = {
  'table.whose':
    'Whose a register is, and what becomes of it. A trap is short, a switch gives the core to another VCpu.',
  'nest.caption':
    'A VM has VCpus; a core runs one VCpu at a time, or none. What waits for a core is a structure in memory.',
  'nest.title': 'PerCpu, VCpu, VM',
  'nest.text':
    'VM 0 has two VCpus, VM 1 has one. The VCpus of VM 0 are on the two cores, each of which has a PerCpu. That of VM 1 waits: its registers are in memory.',
  'nest.vm': 'memory, devices',
  'nest.vcpu': 'is on a core',
  'nest.waits': 'waits in memory',
  'nest.core': 'a real core',
};
