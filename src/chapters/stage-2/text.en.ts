/** English sentences of this chapter's figures. Its twin is text.zh-cn.ts. */
import type { Text } from '../kit/parts.ts';

export const text: Text = {
  'tree.map-a-guest': 'What the lab’s solution has written.',
  'table.syndrome': 'The syndrome of a data abort from a guest, and the usual mistakes when emulating a device.',
  'register.ESR_EL2.SSE': 'whether a load extends the sign',
  'register.ESR_EL2.AR': 'whether it was acquire or release',
  'register.ESR_EL2.FnV': '0: FAR_EL2 is valid',
  'register.ESR_EL2.EA': 'the kind of an external abort',
  'register.ESR_EL2.CM': 'whether it was cache maintenance',
  'register.ESR_EL2.S1PTW': 'whether it was a read of the guest’s own tables',
  'stages.caption':
    'Two translations, one after the other. The addresses are those of the small guest’s first byte of RAM.',
  'stages.title': 'From a virtual to a physical address',
  'stages.text':
    'Stage 1, whose tables TTBR0_EL1 points at, belongs to the guest and turns a virtual address into an intermediate physical address. Stage 2, whose tables VTTBR_EL2 points at, belongs to the hypervisor and turns it into a physical address: {ipa} becomes {pa}.',
  'stages.va': 'programs',
  'stages.ipa': '“physical”',
  'stages.pa': 'memory',
  'stages.one': 'stage 1',
  'stages.two': 'stage 2',
  'stages.guest': 'the guest’s',
  'stages.hypervisor': 'yours',
  'reads.caption':
    'Stage 1 with {n} levels, stage 2 with {m}: {count} reads in this order, as the machine counted them. “2.1” is a descriptor of stage 2 at level 1.',
  'reads.table': 'to stage 1, level {level}',
  'reads.data': 'to the data',
  'reads.goal': 'then the data',
  'faults.wrong-level-1-slot': 'the table hangs in the wrong slot of level 1',
  'faults.uart-not-mapped': 'the UART is not mapped',
  'faults.stage-1-permissions': 'permissions as at stage 1: S2AP = 0',
  'faults.ram-execute-never': 'RAM is execute-never',
  'faults.block-bits-in-a-page': 'a page with the type of a block',
  'walk.label': 'A nested walk on the machine of this page',
  'walk.reset': 'Undo all changes',
  'walk.failure': 'The machine of this page could not be started.',
  'walk.waiting': 'The machine starts when you scroll here.',
};
