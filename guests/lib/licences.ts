import { readFile } from 'node:fs/promises';
import type { Notice } from './recipe.ts';

/** The full licence texts that Debian's copyright files refer to; base-files puts them on every Debian. */
export async function commonLicences(names: readonly string[]): Promise<Notice[]> {
  return Promise.all(
    names.map(async (name) => ({ name: `${name}.txt`, text: await readFile(`/usr/share/common-licenses/${name}`) })),
  );
}
