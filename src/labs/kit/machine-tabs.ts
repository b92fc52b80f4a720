/** What a lab's machine can be looked at as. A lab names those that matter for it, the first one first. */
export const MACHINE_TABS = ['registers', 'code', 'levels', 'memory', 'gic', 'virtqueue', 'calls'] as const;
export type MachineTab = (typeof MACHINE_TABS)[number];
