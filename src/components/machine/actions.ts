/** The buttons, in their order; their keys are in workbench/keys.ts. */
export const actions = ['run', 'pause', 'step', 'back', 'reverse', 'reset'] as const;
export type MachineAction = (typeof actions)[number];
