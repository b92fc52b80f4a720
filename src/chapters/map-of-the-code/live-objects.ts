/** What of the live trap can be looked at; the list of places leads to each with `#live-<name>`. */
export const OBJECTS = ['vectors', 'frame', 'registers', 'stage2', 'el2', 'memory', 'device'] as const;
export type LiveObject = (typeof OBJECTS)[number];
