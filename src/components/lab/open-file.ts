/** A lab out of a file that the reader chooses, opened over the page like one of this site's. */
import { readLabFile } from '../../client/lab/lab-file.ts';
import { labT } from '../../messages/labs.ts';
import { openDialog } from './dialog.ts';

/** Problems that are named; a file of another kind has hundreds. */
const MOST = 6;

/** @param say what is wrong with the file, a sentence each; nothing when it opens */
export async function openLabFile(
  file: File,
  locale: 'en' | 'zh-cn',
  say: (sentences: readonly string[]) => void,
): Promise<void> {
  const t = labT(locale);
  const read = await readLabFile(file, locale);
  if ('problems' in read) {
    const { problems } = read;
    const left = problems.length - MOST;
    return say([
      ...problems.slice(0, MOST).map(({ code, params }) => t(code, params)),
      ...(left > 0 ? [t('lab-page.more-problems', { count: left })] : []),
    ]);
  }
  say([]);
  history.pushState({ ...(history.state as object | null), lab: 'file' }, '');
  const close = openDialog({
    info: read.info,
    locale,
    place: '',
    page: '',
    notes: '',
    onleave: () => history.back(),
  });
  addEventListener('popstate', close, { once: true });
}
