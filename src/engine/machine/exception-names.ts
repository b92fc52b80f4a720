/** Names of exceptions, ours from the manual and those that QEMU's log uses. */

/** Exception classes, ESR_ELx.EC (Arm ARM D13.2.37), as traces and `--stats` name them. */
export const EXCEPTION_CLASSES: Readonly<Record<number, string>> = {
  0x00: 'UNDEFINED',
  0x01: 'WFI/WFE',
  0x07: 'FP access',
  0x0e: 'illegal state',
  0x15: 'SVC',
  0x16: 'HVC',
  0x17: 'SMC',
  0x18: 'MSR/MRS',
  0x20: 'instruction abort, lower EL',
  0x21: 'instruction abort',
  0x22: 'PC alignment',
  0x24: 'data abort, lower EL',
  0x25: 'data abort',
  0x26: 'SP alignment',
  0x2c: 'FP exception',
  0x2f: 'SError',
  0x30: 'breakpoint, lower EL',
  0x31: 'breakpoint',
  0x32: 'software step, lower EL',
  0x33: 'software step',
  0x34: 'watchpoint, lower EL',
  0x35: 'watchpoint',
  0x3c: 'BRK',
};

/** Number and name of an exception in QEMU's `-d int`. */
export function qemuException(
  kind: number,
  ec: number,
  toEl: number,
): { readonly number: number; readonly name: string } {
  const of = (number: number, name: string): { number: number; name: string } => ({ number, name });
  if (kind === 0x80) return of(5, 'IRQ');
  if (kind === 0x100) return of(6, 'FIQ');
  if (kind === 0x180) return of(24, 'Virtual SERR');
  switch (ec) {
    case 0x15:
      return of(2, 'SVC');
    case 0x20:
    case 0x21:
    case 0x22:
      return of(3, 'Prefetch Abort');
    case 0x24:
    case 0x25:
    case 0x34:
    case 0x35:
      return of(4, 'Data Abort');
    // QEMU 7.2 has no name for it, because it never checks SP. It is no data abort: there is no address that was accessed.
    case 0x26:
      return of(4, 'SP Alignment');
    case 0x16:
      return of(11, 'Hypervisor Call');
    case 0x17:
      return toEl === 2 ? of(12, 'Hypervisor Trap') : of(13, 'Secure Monitor Call');
    case 0x30:
    case 0x31:
    case 0x32:
    case 0x33:
    case 0x3c:
      return of(7, 'Breakpoint');
    default:
      return of(1, 'Undefined Instruction');
  }
}
