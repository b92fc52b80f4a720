/** What figures of several chapters show. */
import { NOWHERE, SUM } from './programs.ts';

export const programs = { SUM, NOWHERE };
