/** A lab out of a file that somebody else wrote: data, looked at as a whole before anything of it is used. */
import type { Lab, Message } from './lab.ts';
import { checkLab } from './schema-lab.ts';

/** Characters of such a file. */
const MOST = 4 * 1024 * 1024;

/**
 * @param file its name, for the sentences
 * @returns the lab, or what is wrong with it: file, field and remedy (codes `lab.schema.…`)
 */
export function labFrom(text: string, file: string): { readonly lab: Lab } | { readonly problems: readonly Message[] } {
  const problem = (code: string, params: Message['params']): { readonly problems: readonly Message[] } => ({
    problems: [{ code, params: { file, ...params } }],
  });
  if (text.length > MOST) return problem('lab.schema.too-long', { found: text.length, wanted: MOST });
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch (error) {
    return problem('lab.schema.json', { detail: String(error).slice(0, 200) });
  }
  const problems = checkLab(value, file);
  return problems.length > 0 ? { problems } : { lab: value as Lab };
}
