/** One statement: its labels, then a definition, directive, macro or instruction. */
import { AssemblyError } from '../syntax/cursor.ts';
import type { Assembly } from './assembly.ts';
import { conditional, isActive } from './conditionals.ts';
import { directive, directiveNames, isData, nameRegister } from './directives.ts';
import { assign, symbolName } from './directives-symbols.ts';
import { wideSign } from './foreign.ts';
import { instruction } from './instructions.ts';
import { PREPROCESSOR } from './lexer.ts';
import type { Source } from './input.ts';
import { expandMacro } from './macros.ts';
import { nearest } from './nearest.ts';

const LABEL = /\s*(?:([0-9]{1,9})|([a-z_.$][\w.$]*|"[^"]+"))\s*:(?!:)/iy;
const ASSIGNMENT = /\s*([a-z_.$][\w.$]*)\s*(==?)(?!=)/iy;
const WORD = /\s*([a-z_.$][\w.$]*|[^\s])/iy;

const sticky = (pattern: RegExp, text: string, at: number): RegExpExecArray | null => {
  pattern.lastIndex = at;
  return pattern.exec(text);
};
/** Where the word of a match begins. */
const wordAt = (found: RegExpExecArray): number => found.index + (found[0].length - found[0].trimStart().length);

/** Assembles one statement on the first pass. Throws AssemblyError. */
export function statement(a: Assembly, source: Source): void {
  a.nextStatement(source);
  const { text } = source;
  let at = source.start;
  if (!isActive(a)) {
    const word = sticky(WORD, text, at);
    if (word !== null) conditional(a, (word[1] ?? '').toLowerCase(), text, at + word[0].length, wordAt(word) + 1);
    return;
  }
  for (let label = sticky(LABEL, text, at); label !== null; label = sticky(LABEL, text, at)) {
    at += label[0].length;
    const [, digits, name = ''] = label;
    if (digits !== undefined) a.numericLabel(Number(digits));
    else a.label(symbolName(name, wordAt(label)), wordAt(label) + 1);
  }
  if (text.slice(at).trim() === '') return;
  const assignment = sticky(ASSIGNMENT, text, at);
  if (assignment !== null) {
    assign(a, assignment[1] ?? '', wordAt(assignment), text, at + assignment[0].length, assignment[2] === '==');
    return;
  }
  const word = sticky(WORD, text, at);
  if (word === null) return;
  const name = word[1] ?? '';
  const start = wordAt(word);
  at += word[0].length;
  dispatch(a, name, text, start, at);
}

function dispatch(a: Assembly, name: string, text: string, start: number, at: number): void {
  const lower = name.toLowerCase();
  const column = start + 1;
  const macro = a.macros.get(lower);
  if (macro !== undefined) {
    expandMacro(a, macro, text, at, column);
    return;
  }
  const request = /^\s+\.req\s+/i.exec(text.slice(at));
  if (request !== null) {
    nameRegister(a, name, text, at + request[0].length);
    return;
  }
  if (!lower.startsWith('.')) {
    const directive = PREPROCESSOR.exec(text.slice(start))?.slice(1).find(Boolean);
    if (directive !== undefined) throw new AssemblyError('asm.preprocessor', column, { directive: `#${directive}` });
    if (!/^[a-z_]/i.test(name))
      throw wideSign(text, start) ?? new AssemblyError('asm.statement', column, { found: name });
    instruction(a, name, at, column);
    return;
  }
  if (conditional(a, lower, text, at, column)) return;
  const known = directive(lower);
  if (known === undefined) {
    const close = nearest(lower, directiveNames());
    throw close === undefined
      ? new AssemblyError('asm.directive', column, { directive: name })
      : new AssemblyError('asm.directive-nearest', column, { directive: name, nearest: close });
  }
  // Debugging information is not in the image, and full of what only a linker could work out.
  if (a.section.passedOver && isData(lower)) return;
  known(a, { name: lower, text, at, column });
}
