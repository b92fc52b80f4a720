/** A link to a page of the hypervisor can name its guests: `?guests=2linux`. */
import { PRESETS } from '../../engine/machine/preset-list.ts';

/** The preset that a page's address names; undefined where it names none that there is. */
export function presetOfLink(search: string): string | undefined {
  const name = new URLSearchParams(search).get('guests');
  return name !== null && Object.hasOwn(PRESETS, name) ? name : undefined;
}
