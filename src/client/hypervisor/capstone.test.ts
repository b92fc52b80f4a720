import { expect, test } from 'vitest';
import { PART_IDS } from '../../engine/hypervisor/parts.ts';
import { PRESETS } from '../../engine/machine/preset-list.ts';
import { Capstone, capstoneVms, type VmPower } from './capstone.ts';

const NAMES = ['linux', 'nimbos'];
const ON: VmPower = { power: 'on', starts: 1 };
const bytes = (text: string): Uint8Array => new TextEncoder().encode(text);

/** A machine that does what a test says, a cycle later each time. */
function machine(parts = PART_IDS) {
  const capstone = new Capstone([0, 1], NAMES, parts);
  let cycles = 0;
  const shows = (vm: number, text: string): void => {
    for (const byte of bytes(text)) capstone.sent(vm, byte, ++cycles);
  };
  const types = (vm: number, text: string): void => capstone.typed(vm, bytes(text), ++cycles);
  const reached = () => capstone.view.reached;
  const missing = (id: keyof typeof capstone.view.missing) => capstone.view.missing[id]?.code;
  capstone.see([ON, ON]);
  return { capstone, shows, types, reached, missing };
}
function booted(parts = PART_IDS) {
  const all = machine(parts);
  all.shows(0, 'Welcome\r\n\u001b[1;32mguest# \u001b[m');
  all.shows(1, 'NimbOS\n>> ');
  return all;
}

test('both prompts: each at the beginning of a line, in whatever colour', () => {
  const { shows, reached, missing } = machine();
  expect(missing('prompts')).toBe('capstone.prompts.none');
  shows(0, 'it says guest# in the middle, >> too\r\n');
  expect(reached()).toEqual([]);
  shows(1, 'NimbOS\r\n\u001b[32m>> \u001b[0m');
  expect(missing('prompts')).toBe('capstone.prompts.one');
  shows(0, 'guest# ');
  expect(reached()).toEqual(['prompts']);
});

test('a command in both at once: they overlap, and both are answered', () => {
  const { shows, types, reached, missing } = booted();
  types(0, 'sleep 3\r');
  shows(0, 'sleep 3\r\n');
  expect(missing('both')).toBe('capstone.both.one');
  types(1, 'hello_world\r');
  shows(1, 'hello_world\r\nHello world from user mode program!\r\n>> ');
  expect(reached()).toEqual(['prompts', 'input']);
  shows(0, 'guest# ');
  expect(reached()).toEqual(['prompts', 'both', 'input']);
});

test('one command after the other is not both at once, and an empty line is no command', () => {
  const { shows, types, reached } = booted();
  types(0, 'ls\r');
  shows(0, 'ls\r\nbin\r\nguest# ');
  types(1, '\r');
  shows(1, '\r\n>> ');
  expect(reached()).toEqual(['prompts']);
  types(1, 'helx\u007flo\r');
  shows(1, 'hello\r\n>> ');
  expect(reached()).toEqual(['prompts', 'input']);
});

test('input that its guest never shows was not heard by it', () => {
  const { shows, types, reached, missing } = booted();
  types(1, 'hello_world\r');
  expect(missing('input')).toBe('capstone.input.unanswered');
  shows(1, '\r\n>> ');
  expect(reached()).toEqual(['prompts']);
});

test('one goes off and comes back to its prompt, the other goes on', () => {
  const { capstone, shows, reached, missing } = booted();
  expect(missing('restart')).toBe('capstone.restart.on');
  capstone.see([{ power: 'off', starts: 1 }, ON]);
  expect(missing('restart')).toBe('capstone.restart.off');
  capstone.see([{ power: 'on', starts: 2 }, ON]);
  expect(missing('restart')).toBe('capstone.restart.boots');
  shows(0, 'Booting Linux\r\nguest# ');
  expect(reached()).toContain('restart');
});

test('a restart without the power off, or with the other one gone too, does not count', () => {
  const one = booted();
  one.capstone.see([{ power: 'on', starts: 2 }, ON]);
  one.shows(0, 'guest# ');
  expect(one.reached()).toEqual(['prompts']);
  const two = booted();
  two.capstone.see([{ power: 'off', starts: 1 }, ON]);
  two.capstone.see([
    { power: 'off', starts: 1 },
    { power: 'on', starts: 2 },
  ]);
  two.capstone.see([
    { power: 'on', starts: 2 },
    { power: 'on', starts: 2 },
  ]);
  two.shows(0, 'guest# ');
  expect(two.reached()).toEqual(['prompts']);
});

test('usertests are passed by what the program says, not by what is typed', () => {
  const { shows, types, reached, missing } = booted();
  types(1, 'usertests passed!\r');
  shows(1, 'usertests passed!\r\nnot found\r\n>> ');
  types(1, 'usertests\r');
  expect(missing('usertests')).toBe('capstone.usertests.running');
  types(1, 'usertests passed!');
  shows(1, 'usertests\r\nusertests passed!\r\n>> ');
  expect(reached()).not.toContain('usertests');
  types(1, 'usertests\r');
  shows(1, 'usertests\r\nok\r\nusertests passed!\r\n>> ');
  expect(reached()).toContain('usertests');
});

test('all parts are the reader’s, and their code was called', () => {
  const some = booted(['trap', 'uart']);
  some.capstone.called({ trap: 5 });
  expect(some.capstone.view.missing.own?.params['count']).toBe(PART_IDS.length - 2);
  expect(some.missing('own')).toBe('capstone.own.parts');
  const all = booted();
  all.capstone.called({});
  expect(all.missing('own')).toBe('capstone.own.boots');
  all.capstone.called({ trap: 5, uart: 2 });
  expect(all.reached()).toContain('own');
  expect(all.capstone.view.calls).toBe(7);
});

test('another future keeps what happened, and forgets what was underway', () => {
  const { capstone, shows, types, reached } = booted();
  types(0, 'sleep 3\r');
  capstone.branch();
  types(1, 'ls\r');
  shows(1, 'ls\r\n>> ');
  shows(0, 'sleep 3\r\nguest# ');
  expect(reached()).toEqual(['prompts', 'input']);
});

test('it is about Linux and NimbOS on a core each', () => {
  expect(Object.keys(PRESETS).filter((id) => capstoneVms(PRESETS[id] ?? []) !== undefined)).toEqual([
    'linux+nimbos',
    'linux-disk+nimbos',
  ]);
});
