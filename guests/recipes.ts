import type { Recipe } from './lib/recipe.ts';
import { linux } from './linux/recipe.ts';
import { nimbos } from './nimbos/recipe.ts';
import { rootfs } from './rootfs/recipe.ts';

/** Every guest, in the order in which they are built: the quick ones first. */
export const recipes: readonly Recipe[] = [rootfs, nimbos, linux];
