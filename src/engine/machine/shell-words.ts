/** A command line as text, cut into words as a POSIX shell cuts them (XCU §2.2, §2.3), without a shell's expansions. */
import { EngineError } from '../error.ts';
import { PROGRAM } from './qemu-arguments.ts';

/** More than anybody types; a page that is pasted by mistake is not read to its end. */
export const LONGEST_LINE = 65_536;

interface Cut {
  readonly text: string;
  readonly quoted: boolean;
}

/**
 * The words of the command in a text: from `qemu-system-aarch64` on, if it is there, up to what a shell takes for the end
 * of the command. A line that was broken by its page is one line again; `$(…)` and `$NAME` stay, as names of files.
 * @throws EngineError line.too-long, line.quote
 */
export function shellWords(text: string): string[] {
  if (text.length > LONGEST_LINE) throw new EngineError('line.too-long', { limit: LONGEST_LINE });
  const all = cut(text);
  const program = all.findIndex((word) => !word.quoted && PROGRAM.test(word.text) && word.text !== 'sudo');
  const from = all.slice(Math.max(program, 0));
  const end = from.findIndex((word, n) => n > 0 && !word.quoted && endsCommand(word.text));
  const words = (end < 0 ? from : from.slice(0, end)).map((word) => word.text);
  // A prompt that was copied with the line.
  return words[0] === '$' || words[0] === '#' ? words.slice(1) : words;
}

/** A word of another command, or where this one's output goes. */
const endsCommand = (word: string): boolean => /^(;|&&?|\|\|?|\d?>{1,2}.*|<.*)$/.test(word) || PROGRAM.test(word);

function cut(text: string): Cut[] {
  const words: Cut[] = [];
  let word: string | undefined;
  let quoted = false;
  const end = (): void => {
    if (word !== undefined) words.push({ text: word, quoted });
    word = undefined;
    quoted = false;
  };
  for (let i = 0; i < text.length; i++) {
    const character = text.charAt(i);
    if (character === '\\') {
      const newline = /^\\\r?\n/.exec(text.slice(i, i + 3))?.[0];
      if (newline === undefined) word = `${word ?? ''}${text.charAt(i + 1)}`;
      i += newline === undefined ? 1 : newline.length - 1;
    } else if (character === "'" || character === '"') {
      const piece = quotation(text, i);
      word = `${word ?? ''}${piece.text}`;
      quoted = true;
      i = piece.last;
    } else if (character === '$' && /[({]/.test(text.charAt(i + 1))) {
      const last = closing(text, i + 1);
      word = `${word ?? ''}${text.slice(i, last + 1)}`;
      i = last;
    } else if (character === '#' && word === undefined) {
      // A remark, unless it is a prompt in front of everything.
      if (words.length === 0 && /^# *\S*qemu-system/.test(text.slice(i))) continue;
      while (i + 1 < text.length && text.charAt(i + 1) !== '\n') i++;
    } else if (/\s/.test(character)) end();
    else if (character === ';') {
      end();
      words.push({ text: ';', quoted: false });
    } else word = `${word ?? ''}${character}`;
  }
  end();
  return words;
}

/** @throws EngineError line.quote */
function quotation(text: string, first: number): { readonly text: string; readonly last: number } {
  const mark = text.charAt(first);
  let result = '';
  for (let i = first + 1; i < text.length; i++) {
    const character = text.charAt(i);
    if (character === mark) return { text: result, last: i };
    // Within double quotes a backslash is one, but before these.
    if (mark === '"' && character === '\\' && /["\\$`\n]/.test(text.charAt(i + 1))) {
      i++;
      if (text.charAt(i) !== '\n') result += text.charAt(i);
    } else result += character;
  }
  throw new EngineError('line.quote', { quote: mark, text: text.slice(first, first + 24) });
}

/** Where the bracket at `first` is closed; a line that never closes it ends in it. */
function closing(text: string, first: number): number {
  const [open, close] = text.charAt(first) === '(' ? ['(', ')'] : ['{', '}'];
  let depth = 0;
  for (let i = first; i < text.length; i++) {
    if (text[i] === open) depth++;
    else if (text[i] === close && --depth === 0) return i;
  }
  return text.length - 1;
}

/** A word as a shell would have it back. */
export const shellWord = (word: string): string =>
  word !== '' && /^[\w@%+=:,./${}()<>-]*$/.test(word.replace(/\$\([^()']*\)/g, '')) && !/[<>]/.test(word)
    ? word
    : `'${word.replaceAll("'", String.raw`'\''`)}'`;
