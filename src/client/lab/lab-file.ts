/** A lab out of a file that a reader chooses: checked as a whole in the page, before its worker gets it. */
import { isOurs } from '../../exercises/load.ts';
import type { Locale } from '../../messages/index.ts';
import type { Message } from '../protocol.ts';
import type { LabInfo } from './info.ts';

/**
 * The page's description of the lab in a file: Desk opens it like any other, its worker is given the lab itself (`data`), and
 * `messages` are its sentences. What is wrong with the file comes as sentences of labT that name the field and the remedy.
 */
export async function readLabFile(
  file: Pick<File, 'name' | 'slice'>,
  locale: Locale,
  seed = 0,
): Promise<{ readonly info: LabInfo } | { readonly problems: readonly Message[] }> {
  // Only who opens a file carries what reads it.
  const [{ labFrom, MAX_LAB_FILE }, { infoOf }] = await Promise.all([
    import('../../labs/kit/lab-file.ts'),
    import('./info-of.ts'),
  ]);
  const name = file.name.slice(0, 100);
  // A character has at most three bytes: of a longer file a part is enough to see that it is too long.
  const read = labFrom(await file.slice(0, 3 * (MAX_LAB_FILE + 1)).text(), name);
  if ('problems' in read) return read;
  const { lab } = read;
  // Its work would be kept as that of this site's lab.
  if (isOurs(lab.id)) return { problems: [{ code: 'lab-page.lab-file.taken', params: { file: name, lab: lab.id } }] };
  return { info: { ...infoOf(lab, seed, locale), data: lab } };
}
