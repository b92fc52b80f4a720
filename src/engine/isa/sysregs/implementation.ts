import { register, type SystemRegister } from './register.ts';

const own = (name: string, crn: number, crm: number, op2: number, reset = 0n): SystemRegister =>
  register(name, [3, 1, crn, crm, op2], 'rw@1', { traps: 'implementationDefined', mask: 0n, reset });

/** The Cortex-A72's own registers (100095 §4.3). They accept writes without effect, as in QEMU. */
export const IMPLEMENTATION: readonly SystemRegister[] = [
  own('L2CTLR_EL1', 11, 0, 2, 0x0100_0000n),
  own('L2ECTLR_EL1', 11, 0, 3),
  own('L2ACTLR_EL1', 15, 0, 0),
  own('CPUACTLR_EL1', 15, 2, 0),
  own('CPUECTLR_EL1', 15, 2, 1),
  own('CPUMERRSR_EL1', 15, 2, 2),
  own('L2MERRSR_EL1', 15, 2, 3),
  register('CBAR_EL1', [3, 1, 15, 3, 0], 'r@1', { traps: 'implementationDefined', reset: 0x0800_0000n }),
];
