import { expect, test } from 'vitest';
import { coreModule, missing } from '../../../labs/kit/testing.ts';
import { build } from '../../../labs/kit/build.ts';
import { EDITED, FILES } from './edit.ts';
import { consoleDemo } from './machine.ts';

test.skipIf(missing !== '')('the terminal’s guest echoes, takes back with Backspace, and counts at Enter', () => {
  let said = '';
  const { machine } = consoleDemo(coreModule(), (byte) => (said += String.fromCharCode(byte)));
  const type = (text: string): string => {
    said = '';
    machine.input(new TextEncoder().encode(text));
    machine.run(2_000_000);
    return said;
  };
  expect(type('')).toMatch(/0x09000000[^]*> /);
  expect(type('abcd')).toBe('abcd');
  expect(type('\x7f')).toBe('\b \b');
  expect(type('\r')).toMatch(/3 bytes/);
  expect(type('\x7f\x03')).toBe('');
  expect(type('0123456789\r')).toMatch(/10 bytes/);
});

test('the editor’s files assemble and compile as they are; TypeScript waits to be completed', () => {
  const starters = Object.fromEntries(FILES.map(({ path, starter }) => [path, starter]));
  expect(build(EDITED, starters, 0)).toHaveProperty('config');
  const broken = build(EDITED, { ...starters, 'hello.s': 'mov x99, #1\n', 'board.dts': '/dts-v1/;\n/ {' }, 0);
  expect(broken).toMatchObject([{ file: 'board.dts' }, { file: 'hello.s', line: 1 }]);
});
