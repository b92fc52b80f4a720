/** A lab out of a file that somebody else wrote: data, looked at as a whole before anything of it is used. */
import type { Lab, Message } from './lab.ts';
import { withCompleteCodes, withRelativeCodes } from './codes.ts';
import { checkLab } from './schema-lab.ts';

/** Characters of such a file. */
export const MAX_LAB_FILE = 4 * 1024 * 1024;

/**
 * @param file its name, for the sentences
 * @returns the lab, or what is wrong with it: file, field and remedy (codes `lab.schema.…`)
 */
export function labFrom(text: string, file: string): { readonly lab: Lab } | { readonly problems: readonly Message[] } {
  const problem = (code: string, params: Message['params']): { readonly problems: readonly Message[] } => ({
    problems: [{ code, params: { file, ...params } }],
  });
  if (text.length > MAX_LAB_FILE) return problem('lab.schema.too-long', { found: text.length, wanted: MAX_LAB_FILE });
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch (error) {
    return problem('lab.schema.json', { detail: String(error).slice(0, 200) });
  }
  const problems = checkLab(value, file);
  if (problems.length > 0) return { problems };
  const lab = withCompleteCodes(value as Lab);
  // Nobody else has its sentences.
  return Object.keys(lab.messages ?? {}).length > 0
    ? { lab }
    : problem('lab.schema.missing', { field: 'messages', wanted: 'messages: { en: { title: "…", … } }' });
}

/** A lab as such a file: what an author begins with. */
export const labFileOf = (lab: Lab): string => `${JSON.stringify(withRelativeCodes(lab), undefined, 2)}\n`;
