/** All labs, in the order of the chapters. A new lab is a folder and a line here. */
import type { Lab } from './kit/lab.ts';
import { tour } from './tour/lab.ts';

export const labs: readonly Lab[] = [tour];
