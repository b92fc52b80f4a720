/** A serial line has no size: the guest's `resize` asks the terminal at its other end. */
import { describe, expect, test } from 'vitest';
import { linux, missing, until } from './testing.ts';

const CURSOR_WHERE = /999;999H\x1b\[6n/;

function ask(answer: string): string {
  const run = linux();
  const type = (text: string): void => run.machine.input(new TextEncoder().encode(text));
  expect(until(run, /guest# /)).toBe(true);
  const from = run.console.text.length;
  type('resize\n');
  expect(until(run, CURSOR_WHERE, from)).toBe(true);
  type(answer);
  expect(until(run, /guest# /, from)).toBe(true);
  type('stty size; echo do""ne\n');
  expect(until(run, /done\r?\n/, from)).toBe(true);
  return run.console.text.slice(from);
}

describe.skipIf(missing !== '')(`the size of the terminal${missing === '' ? '' : ` (skipped: no ${missing})`}`, () => {
  test('is what the terminal answers to where the cursor has come', () => {
    const shown = ask('\x1b[37;101R');
    expect(shown).toContain('101 columns, 37 rows');
    expect(shown).toMatch(/^37 101\r?$/m);
  }, 120_000);

  test('stays as it was when nothing answers, and the shell goes on', () => {
    const shown = ask('');
    expect(shown).toContain('the terminal does not answer');
    expect(shown).not.toMatch(/^\d+ \d+\r?$/m);
  }, 120_000);
});
