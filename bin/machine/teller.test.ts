import { expect, test } from 'vitest';
import { shown, Teller } from './teller.ts';

function teller(together = true, isRaw = false): { told: Teller; written: () => string } {
  let text = '';
  const write = (_: number, bytes: Uint8Array): boolean => ((text += Buffer.from(bytes).toString()), true);
  const told = new Teller((code) => code, { write, together, isRaw: () => isRaw });
  return { told, written: () => text };
}
const bytes = (text: string): Uint8Array => Buffer.from(text);

test('a sentence does not stand on the end of the guest’s unfinished line', () => {
  const { told, written } = teller();
  told.show(bytes('login: '));
  told.tell('stopped');
  told.tell('again');
  told.show(bytes('whole\n'));
  told.tell('end');
  expect(written()).toBe('login: \nmachine: stopped\nmachine: again\nwhole\nmachine: end\n');
});

test('where the guest’s output goes elsewhere no line is ended', () => {
  const { told, written } = teller(false);
  told.show(bytes('login: '));
  told.tell('stopped');
  expect(written()).toBe('login: machine: stopped\n');
});

test('on a raw terminal a line feed needs a carriage return', () => {
  const { told, written } = teller(true, true);
  told.show(bytes('# '));
  told.tell('stopped');
  expect(written()).toBe('# \r\nmachine: stopped\r\n');
});

test('a reader that went away is no failure, a full device is one', () => {
  for (const [code, fails] of [
    ['EPIPE', false],
    ['ENOSPC', true],
  ] as const) {
    const error = Object.assign(new Error(code), { code });
    const told = new Teller(String, {
      write: (_, __, failed) => (failed?.(error), false),
      together: false,
      isRaw: () => false,
    });
    expect(told.show(bytes('x'))).toBe(false);
    expect(told.failure !== undefined).toBe(fails);
  }
});

test('control characters are shown, not sent', () => {
  expect(shown('a\x1b]0;title\x07b\x9b\u202e\n')).toBe('a\\x1b]0;title\\x07b\\x9b\\u202e\n');
});
