/** What labs there are; each loads itself, whole, in one language (src/exercises/load.ts finds one, or an exercise). */
export { labIndex } from './generated/index.ts';
