import { Terminal } from '@xterm/xterm';
import { expect, test } from 'vitest';
import { ControlSequences } from './control-sequences.ts';

const bytesOf = (text: string): Uint8Array => new TextEncoder().encode(text);
const through = (...chunks: readonly string[]): string => {
  const filter = new ControlSequences();
  return chunks.map((chunk) => new TextDecoder().decode(filter.pass(bytesOf(chunk)))).join('');
};
const draw = (terminal: Terminal, bytes: Uint8Array): Promise<void> =>
  new Promise((resolve) => terminal.write(bytes, resolve));

const FINALS = Array.from({ length: 0x7f - 0x40 }, (_, i) => String.fromCharCode(0x40 + i));
const PREFIXES = ['', '?', '>', '=', '<'];
const INTERMEDIATES = ['', ' ', '!', '"', '$', "'", '*'];
const HUGE = ['999999999', '1;999999999', '999999999;999999999;999999999', '2147483647', '1:999999999'];

test('no control sequence with huge parameters holds the terminal up, whatever its final byte', async () => {
  const terminal = new Terminal({ cols: 80, rows: 24, scrollback: 1000, allowProposedApi: true });
  const filter = new ControlSequences();
  for (const final of FINALS) {
    let text = '';
    for (const introducer of ['\x1b[', '\u009b'])
      for (const prefix of PREFIXES)
        for (const intermediate of INTERMEDIATES)
          for (const parameter of HUGE) text += `x\n${introducer}${prefix}${parameter}${intermediate}${final}`;
    const start = process.cpuUsage();
    await draw(terminal, filter.pass(bytesOf(text)));
    const { user, system } = process.cpuUsage(start);
    expect((user + system) / 1e6, `CSI … ${final}`).toBeLessThan(5);
  }
  terminal.reset();
  await draw(terminal, filter.pass(bytesOf('still here')));
  expect(terminal.buffer.active.getLine(0)?.translateToString(true)).toBe('still here');
}, 120_000);

test('parameters are brought down to what a screen can show, also in pieces and around line feeds', () => {
  expect(through('\x1b[999999999Z')).toBe('\x1b[999Z');
  expect(through('a\x1b', '[99', '99', '99;5', 'b')).toBe('a\x1b[999;5b');
  expect(through('\x1b[99\n9999Z')).toBe('\n\x1b[999Z');
  expect(through('\u009b999999999L')).toBe('\x1b[999L');
});

test('what terminals are sent in earnest passes as it is', () => {
  for (const text of [
    'plain, 中文, é, \u00a0',
    '\x1b[H\x1b[2J\x1b[1;31mred\x1b[0m',
    '\x1b[38;2;255;128;0mcolour\x1b[38:5:208m',
    '\x1b[?1049h\x1b[?2026h\x1b[?25l',
    '\x1b7\x1b[r\x1b[999;999H\x1b[6n\x1b8',
    '\x1b]0;a title\x07\x1b(B\x1bM\x1b=',
    '\x1b[!p\x1b[>c\x1b[2 q',
  ]) {
    expect(through(text)).toBe(text);
    expect(through(...text)).toBe(text);
  }
});

test('a sequence that is given up shows nothing, and one without end is not kept', () => {
  expect(through('\x1b[99999\x18ok')).toBe('\x18ok');
  expect(through('\x1b[99999\x1b[1mok')).toBe('\x1b[1mok');
  expect(through('\x1b[9999é')).toBe('é');
  expect(through(`\x1b[${'1;'.repeat(100_000)}1mok`)).toBe('ok');
});
