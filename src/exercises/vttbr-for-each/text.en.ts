import type { Sentences } from '../../labs/kit/lab.ts';

const sentences: Sentences = {
  title: 'Two guests, one TLB',
  'objective.one': 'Compose VTTBR_EL2: table and VMID',
  'step.values':
    'A TLB keeps translations of several guests at once. What tells them apart is a number that the hypervisor gives, in the same register as the table. Write both.',
  'step.apart': 'Two VMs, one after the other, with nothing invalidated between: each reads its own page.',
  'values.hint-1': 'BADDR is the address of the table; VMID is [55:48].',
  'values.hint-2': 'The number of the VM comes in x0: compare it, and choose with CSEL.',
  'values.hint-3':
    'ldr x1, =0x40082000 + (vmid << 48), the same with 0x40083000 in x2; cmp x0, #0; csel x0, x1, x2, eq',
  'apart.hint-1': 'This follows from the values.',
  'apart.hint-2': 'With one VMID for both, the second guest meets what the TLB keeps of the first.',
  'apart.hint-3': 'Different VMIDs.',
  'values.table': 'The address in {whole} is not that of the table: bits [47:1] are {found}, and have to be {wanted}.',
  'values.none': 'There is no VMID in {whole}: bits [63:48] are 0. It has to be {wanted}.',
  'values.vmid': 'The VMID in {whole} is {found}; it has to be {wanted}.',
  'apart.wrong': 'VM {vm} read {found}; in its page there is {wanted}.',
  'apart.faulted': 'VM {vm} came to no page at all: its walk faulted.',
  'apart.stale':
    'VM {vm} read {found}; in its page there is {wanted}. That came out of the TLB: for the core it was the same guest.',
  unused: '`vttbr` was never asked, or did not come back: it ends with RET.',
};
export default sentences;
