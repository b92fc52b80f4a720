import { describe, expect, test } from 'vitest';
import { parseArguments } from '../../src/engine/machine/qemu-arguments.ts';
import { Script } from './script.ts';

/** A script of two consoles, and what it types as "console:text". */
function play(...words: string[]): { script: Script; show: (console: number, text: string) => string[] } {
  const script = new Script(parseArguments(words).script, 2);
  const show = (console: number, text: string): string[] =>
    script
      .advance([{ console, bytes: Buffer.from(text) }])
      .map(({ console: to, bytes }) => `${to}:${Buffer.from(bytes).toString()}`);
  return { script, show };
}

describe('steps that name a VM', () => {
  test('wait for its console and for no other', () => {
    const { script, show } = play('--until', 'vm1:# $', '--type', 'vm0:x');
    expect(show(0, '# ')).toEqual([]);
    expect(script.waitsFor).toEqual({ expression: '# $', console: 1 });
    expect(show(1, '# ')).toEqual(['0:x']);
  });

  test('of a VM that the machine does not have are refused', () => {
    expect(() => play('--type', 'vm2:x')).toThrow('cli.no-console');
  });
});

describe('steps that name none', () => {
  test('wait for any console, and type where the text was found', () => {
    const { script, show } = play('--type', 'a', '--until', 'x', '--type', 'b', '--until', 'y');
    expect(show(1, '')).toEqual(['0:a']);
    expect(show(1, 'x')).toEqual(['1:b']);
    expect(show(0, 'y')).toEqual([]);
    expect(script.finished).toBe(true);
  });

  test('do not join texts of two consoles', () => {
    const { script, show } = play('--until', 'ab');
    show(0, 'a');
    show(1, 'b');
    expect(script.finished).toBe(false);
  });
});

test('what was found on a console is found once, and what another one showed before is still there', () => {
  const { script, show } = play('--until', 'x', '--until', 'vm1:x', '--until', 'vm0:x');
  show(1, 'x');
  show(0, 'x');
  expect(script.waitsFor).toEqual({ expression: 'x', console: 1 });
  show(1, 'x');
  expect(script.finished).toBe(true);
});
