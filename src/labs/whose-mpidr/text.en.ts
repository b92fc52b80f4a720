import type { Sentences } from '../kit/lab.ts';

const sentences: Sentences = {
  title: 'Find the fault: whose MPIDR?',
  'objective.backwards': 'Go backwards from a hang to the instruction that caused it',
  'objective.repair': 'Know what a VCpu must read from MPIDR_EL1',
  'step.trace': 'Where does VCpu 1 go astray? Name the address at which it reads the wrong value, and the value.',
  'step.cause': 'Who gave it that? Name the register, the instruction that wrote it, and what was due.',
  'step.repair': 'Write that one register in patch.s, so that the guest comes to `both`.',
  'trace.hint-1':
    'Run to the end. VCpu 0 waits for alive[1]. Who should have written it, and what did that one write instead?',
  'trace.hint-2':
    'Step back from the store of VCpu 1: x0 was 0 there. It came from `number`, and there from one instruction.',
  'trace.hint-3':
    'read-at is the address of mrs x0, mpidr_el1 (label g1); read is x0 right behind it, as VCpu 1 saw it.',
  'trace.read-at':
    '{answer} is not where VCpu 1 reads the wrong value. Which instruction brings something from outside into it?',
  'trace.behind': '{answer} is the instruction behind it: there the value is in x0 already.',
  'trace.read': 'VCpu 1 did not read {answer} there. Look at x0 right behind that instruction.',
  'trace.masked': '0 is the affinity, with the rest masked off. What did the register say as a whole?',
  'trace.wanted': '{answer} is what it should have read. What did it read?',
  'cause.hint-1': 'At EL1 MPIDR_EL1 is not the core’s own register: a register of EL2 says what is read there.',
  'cause.hint-2':
    'VMPIDR_EL2 is what EL1 reads as MPIDR_EL1. Step back from the ERET to the MSR that writes it. The right value has bit 31, and the affinity that the guest’s table has for VCpu 1.',
  'cause.hint-3': 'written-at is the address of msr vmpidr_el2, x0 (label e5); right is 0x80000000 + AFFINITY1.',
  'cause.register': 'Register {answer} of the list is not the one that EL1 reads as MPIDR_EL1.',
  'cause.processor': 'VPIDR_EL2 is what EL1 reads as MIDR_EL1: which kind of processor, and not which one.',
  'cause.written-at': 'The instruction at {answer} does not write that register for VCpu 1.',
  'cause.source':
    'At {answer} the core’s own MPIDR_EL1 is read, and that is no fault yet. Which instruction passes it on?',
  'cause.processor-at': 'At {answer} VPIDR_EL2 is written.',
  'cause.right': '{answer} is not what VCpu 1 should read. Which affinity does the guest’s table have for it?',
  'cause.without-31': '{answer} is the affinity alone. In MPIDR_EL1 bit 31 is RES1.',
  'cause.number': '{answer} counts VCpus. This guest’s table, and its CPU_ON, have another affinity for VCpu 1.',
  'repair.hint-1': 'patch is called for both VCpus, with the number in x0.',
  'repair.hint-2': 'VCpu 0 has the affinity 0, VCpu 1 that of the table; both with bit 31.',
  'repair.hint-3':
    'ldr x1, =0x80000000; ldr x2, =(what VCpu 1 should read); cmp x0, #0; csel x1, x1, x2, eq; msr vmpidr_el2, x1; ret',
  'repair.unchanged': 'VCpu 1 still reads {found}: that is the core’s own MPIDR.',
  'repair.without-31': 'VCpu 1 reads {found} now: the affinity is right, and bit 31 is missing, which is RES1.',
  'repair.other': 'VCpu 1 reads {found} now; it should be {wanted}.',
  'repair.not-started': 'VCpu 1 was not started. Has your patch changed something else?',
  'repair.first': 'Now VCpu 0 reads {found}: it, too, has an affinity of its own, 0.',
  'repair.not-both': 'The guest has not come to `both`.',
};
export default sentences;
