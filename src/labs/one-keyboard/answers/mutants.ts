import type { Mutant } from '../../kit/lab.ts';

const mutant = (name: string, fails: string, code: string, ...edits: Mutant['edits']): Mutant => ({
  name,
  file: 'consoles.ts',
  edits,
  fails,
  code,
});

// prettier-ignore
const mutants: readonly Mutant[] = [
  mutant('there-is-no-key', 'keyboard', 'keyboard-nothing', ['  if (byte === KEY) isKey = true;\n  else consoles', '  consoles']),
  mutant('everybody-hears-it', 'keyboard', 'keyboard-wrong', ['  else consoles[shown]?.typed.push(byte);\n}', '  else consoles.forEach(({ typed: all }) => all.push(byte));\n}']),
  mutant('the-digit-is-given-on', 'switch', 'switch-wrong', ['consoles[digit] !== undefined) show(call, digit);', 'consoles[digit] !== undefined) show(call, digit);\n    consoles[shown]?.typed.push(byte);']),
  mutant('digits-are-characters', 'switch', 'switch-nothing', ['const digit = byte - 0x30;', 'const digit = byte;']),
  mutant('the-key-cannot-be-sent', 'switch', 'switch.twice', ['    if (byte === KEY) consoles[shown]?.typed.push(byte);\n    else if', '    if']),
  mutant('what-is-no-guest-is-text', 'switch', 'switch.passed-on', ['consoles[digit] !== undefined) show(call, digit);', 'consoles[digit] !== undefined) show(call, digit);\n    else consoles[shown]?.typed.push(byte);']),
  mutant('any-number-is-a-guest', 'switch', 'switch.stuck', ['else if (consoles[digit] !== undefined) show', 'else show']),
  mutant('one-screen-for-all', 'hidden', 'hidden.leak', ['  if (n === shown) return write(call, byte);', '  if (n === shown || n >= 0) return write(call, byte);']),
  mutant('nobody-sees-it-nobody-keeps-it', 'hidden', 'hidden.lost', ['  kept.push(byte);\n', '']),
  mutant('all-of-it-is-kept', 'hidden', 'hidden.all', ['  if (kept.length > KEEP) kept.shift();\n', '']),
  mutant('the-beginning-is-kept', 'hidden', 'hidden.lost', ['kept.shift();', 'kept.pop();']),
  mutant('one-too-few', 'hidden', 'hidden.lost', ['kept.length > KEEP', 'kept.length >= KEEP']),
  mutant('kept-for-ever', 'hidden', 'hidden.again', ['kept.splice(0) ?? []', 'kept ?? []']),
  mutant('full-as-long-as-nobody-looks', 'hidden', 'hidden.lost', ['  return offset === 0x18 ?', '  if (offset === 0x18 && n !== shown) return 0xb0n;\n  return offset === 0x18 ?']),
];
export default mutants;
