/**
 * All exercises, whole, in the order of the chapters: for tests, runners and what the site is built with, as src/labs/index.ts
 * has the labs. They stand beside the tutorial and never in its list: no chapter, road map or progress needs them.
 */
export { exercises } from './generated/all.ts';
