/** Where the glossary explains what is written: `HCR_EL2.VM`, `msr vbar_el2, x0`, `IPA`. */
import { entryMnemonic, instructionPages, type InstructionEntry } from './instructions.ts';
import { entryName, fieldAnchor, registerPages, type RegisterEntry } from './registers.ts';
import { TERMS } from './terms.ts';

/** A page of the glossary and the id on it. */
export interface Place {
  readonly page: string;
  readonly anchor: string;
}

export const TERMS_PAGE = 'words';

const registers = new Map<string, { readonly page: string; readonly entry: RegisterEntry }>();
for (const [page, entries] of registerPages)
  for (const entry of entries) registers.set(entry.name.toUpperCase(), { page, entry });
const instructions = new Map<string, { readonly page: string; readonly entry: InstructionEntry }>();
for (const [page, entries] of instructionPages)
  for (const entry of entries) instructions.set(entry.mnemonic, { page, entry });
const terms = new Set(TERMS.map(({ id }) => id));

/** A register, or with a dot a field of one, by the name in any case. */
function findRegister(text: string): Place | undefined {
  const [name = '', field] = text.split('.');
  const found = registers.get(entryName(name.toUpperCase()).toUpperCase()) ?? registers.get(name.toUpperCase());
  if (found === undefined) return undefined;
  const { page, entry } = found;
  if (field === undefined) return { page, anchor: entry.anchor };
  const known = entry.fields.find(({ name: own }) => own.toUpperCase() === field.toUpperCase());
  return known === undefined ? undefined : { page, anchor: fieldAnchor(entry, known.name) };
}

/** What a piece of code names: a register, a field, or an instruction with or without operands; undefined for anything else. */
export function find(code: string): Place | undefined {
  const text = code.trim();
  const register = /^[A-Za-z]\w*(?:\.\w+)?$/.test(text) ? findRegister(text) : undefined;
  if (register !== undefined) return register;
  const mnemonic = /^([a-z][a-z\d]*(?:\.[a-z]{2})?)(?: [^=\s].*)?$/i.exec(text)?.[1]?.toLowerCase();
  const found = mnemonic === undefined ? undefined : instructions.get(entryMnemonic(mnemonic));
  return found === undefined ? undefined : { page: found.page, anchor: found.entry.anchor };
}

export const findTerm = (id: string): Place | undefined =>
  terms.has(id) ? { page: TERMS_PAGE, anchor: id } : undefined;

/** The address of an entry; `own` is the site's base with the language, ending in a slash. */
export const hrefOf = ({ page, anchor }: Place, own: string): string => `${own}glossary/${page}/#${anchor}`;
