/**
 * All labs, whole, in the order of the chapters: for tests, runners and what the site is built with. A page never imports
 * this: it would carry every lab; it opens one by load.ts. Nobody enters a lab here: its folder is gathered.
 */
export { labs } from './generated/all.ts';
