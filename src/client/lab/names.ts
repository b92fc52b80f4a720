/**
 * What this site calls its things in the browser. Sites beside each other on one origin share databases, locks, channels
 * and localStorage: each name has the site's base path in it.
 */
const BASE = import.meta.env.BASE_URL.replace(/\/*$/, '/');

/** Names of the site at a base path, which ends with `/`. */
export const namesOf = (base: string) =>
  ({
    database: `trap-and-emulate labs ${base}`,
    work: (lab: string, seed: number): string => `${lab} ${seed}`,
    lock: (lab: string): string => `trap-and-emulate lab ${base} ${lab}`,
    /** `''` for what those of all variants begin with. */
    lastWords: (lab: string, seed: number | ''): string => `trap-and-emulate last words ${base} ${lab} ${seed}`,
    /** Lines that were put in order. */
    order: (lab: string, seed: number): string => `trap-and-emulate order ${base} ${lab} ${seed}`,
    progress: `trap-and-emulate progress ${base}`,
    hasWork: `trap-and-emulate has work ${base}`,
  }) as const;

export const names = namesOf(BASE);

/** What every copy of the site called them until works were kept by variant: read once, and left as they are. */
export const before = {
  database: 'trap-and-emulate-labs',
  lastWords: 'trap-and-emulate lab ',
  hasWork: 'trap-and-emulate has work',
} as const;
