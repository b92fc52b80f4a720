import { describe, expect, test } from 'vitest';
import { ConsoleOutput, plainScreen, PrefixedScreen, SwitchedScreen, type ConsoleBytes } from './consoles.ts';

const of = (console: number, text: string): ConsoleBytes => ({ console, bytes: Buffer.from(text) });

/** What a screen wrote. */
function paper(): { text: string; write: (bytes: Uint8Array) => boolean } {
  const sheet = { text: '', write: (bytes: Uint8Array) => ((sheet.text += Buffer.from(bytes).toString()), true) };
  return sheet;
}

test('output is gathered in the order in which it came', () => {
  const output = new ConsoleOutput();
  for (const [console, byte] of [[0, 0x61], [0, 0x62], [1, 0x63], [0, 0x64]] as const) output.push(console, byte); // prettier-ignore
  expect(output.take().map(({ console, bytes }) => [console, Buffer.from(bytes).toString()])).toEqual([
    [0, 'ab'],
    [1, 'c'],
    [0, 'd'],
  ]);
  expect(output.take()).toEqual([]);
});

test('the bytes of a console that is alone are not touched', () => {
  const sheet = paper();
  plainScreen(sheet.write).show([of(0, '\r\x1b[6n'), of(0, 'a\nb')]);
  expect(sheet.text).toBe('\r\x1b[6na\nb');
});

describe('several consoles in one stream', () => {
  const shown = (...steps: (ConsoleBytes | 'settle')[]): string => {
    const sheet = paper();
    const screen = new PrefixedScreen(sheet.write);
    for (const step of steps) {
      if (step === 'settle') screen.settle();
      else screen.show([step]);
    }
    return sheet.text;
  };

  test('have their lines behind their names, whole, whoever began first', () => {
    expect(shown(of(0, 'one '), of(1, 'two\r\n'), of(0, 'line\r\n'))).toBe('vm1| two\r\nvm0| one line\r\n');
  });

  test('show half a line when nothing more comes, and go on in it', () => {
    expect(shown(of(0, '# '), 'settle', of(0, 'ls\n'), 'settle')).toBe('vm0| # ls\n');
  });

  test('show half a line too when others go on, but have nothing more for it: a guest that spins is never quiet', () => {
    const more = Array.from({ length: 4 }, () => of(1, '.'));
    expect(shown(of(0, '# '), ...more.slice(1))).toBe('');
    expect(shown(of(0, '# '), ...more)).toBe('vm0| # ');
  });

  test('end a half line of another console before their own', () => {
    expect(shown(of(0, '# '), 'settle', of(1, 'x\n'), of(0, 'ls\n'))).toBe('vm0| # \nvm1| x\nvm0| ls\n');
  });

  test('do not keep a line without end', () => {
    expect(shown(of(1, 'a'.repeat(10_000)))).toMatch(/^vm1\| a{8192}$/);
  });
});

describe('a terminal that shows one of several consoles', () => {
  const title = (vm: number): string => `vm${vm}`;

  test('shows the selected one as it comes, and the other one when it is selected', () => {
    const sheet = paper();
    const screen = new SwitchedScreen(sheet.write, () => 24, title);
    screen.show([of(0, 'zero\r\n'), of(1, 'one\r\n')]);
    expect(sheet.text).toBe('zero\r\n');
    sheet.text = '';
    screen.select(1);
    screen.show([of(0, 'more'), of(1, '# ')]);
    expect(sheet.text).toBe('\x1b[2J\x1b[3J\x1b[Hvm1\r\none\r\n# ');
    sheet.text = '';
    screen.select(0);
    expect(sheet.text).toBe('\x1b[2J\x1b[3J\x1b[Hvm0\r\nzero\r\nmore');
  });

  test('draws no more lines than it has, and repeats no question of the guest, whose answer would be typed', () => {
    const sheet = paper();
    const screen = new SwitchedScreen(sheet.write, () => 3, title);
    screen.show([of(1, 'a\r\nb\r\nc\r\n\x1b[6n# \x1b[1mbold')]);
    screen.select(1);
    expect(sheet.text).toBe('\x1b[2J\x1b[3J\x1b[Hvm1\r\nc\r\n# \x1b[1mbold');
  });
});
