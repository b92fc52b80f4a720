/** Causes in the order in which they are listed; `trap.cause.` in front is a sentence. */
export const TRAP_CAUSES = [
  'hvc', 'smc', 'gicd', 'pl011', 'virtio', 'data-abort', 'instruction-abort', 'wfx', 'system-register', 'undefined',
  'step', 'other', 'timer', 'device', 'console', 'maintenance', 'turn', 'kick', 'spurious', 'serror',
] as const; // prettier-ignore
export type TrapCause = (typeof TRAP_CAUSES)[number];
