import { expect, test, describe } from 'vitest';
import { linux, until } from '../machine/testing.ts';
import { answer, command, missing, preset, untilShown } from './testing.ts';

const LINUX = /guest# /;
const NIMBOS = />> $/;

describe.skipIf(missing !== '')(
  `guests under the hypervisor${missing && `: needs ${missing}`}`,
  { timeout: 120_000 },
  () => {
    test('Linux and the NimbOS guest reach their prompts, take input, and sleep', () => {
      const both = preset('linux+nimbos');
      expect(untilShown(both, { 0: LINUX, 1: NIMBOS })).toBe(true);
      expect(
        answer(both, 1, 'hello_world\n', /Hello world from user mode program!\r\nShell: Process 5 exited with code 0/),
      ).toBe(true);
      expect(answer(both, 1, 'sleep_simple\n', /Shell: Process 6 exited with code 0/)).toBe(true);
      expect(answer(both, 0, 'echo 6 times 7 is $((6*7))\n', /6 times 7 is 42/)).toBe(true);
      expect(answer(both, 0, 'sleep 1; cat /proc/interrupts\n', /27 Level +arch_timer/)).toBe(true);
    });

    test('power off takes only its own VM down, and a restart brings it back with fresh memory', () => {
      const both = preset('linux+nimbos');
      expect(untilShown(both, { 0: LINUX, 1: NIMBOS })).toBe(true);
      expect(answer(both, 0, 'touch /left-behind; poweroff -f\n', /Power down/)).toBe(true);
      expect(answer(both, 1, 'hello_c\n', /Hello, world!\r\n/)).toBe(true);
      expect(both.machine.state).toBe('running');
      expect(both.hypervisor.state.vms.map(({ power }) => power)).toEqual(['off', 'on']);
      const from = { 0: both.consoles[0]?.length ?? 0 };
      command(both, 'r0');
      expect(untilShown(both, { 0: LINUX }, { from })).toBe(true);
      expect(answer(both, 0, 'ls /left-behind\n', /No such file/)).toBe(true);
      expect(answer(both, 1, 'hello_c\n', /Hello, world!\r\n/)).toBe(true);
      command(both, 'k1');
      expect(answer(both, 0, 'echo still $((1+1))\n', /still 2/)).toBe(true);
      expect(both.hypervisor.state.vms.map(({ power }) => power)).toEqual(['on', 'off']);
    });

    test('a guest that resets itself boots again, the other goes on', () => {
      const both = preset('2linux');
      expect(untilShown(both, { 0: LINUX, 1: LINUX })).toBe(true);
      const from = { 1: both.consoles[1]?.length ?? 0 };
      expect(answer(both, 1, 'reboot -f\n', /Restarting system/)).toBe(true);
      expect(untilShown(both, { 1: /Booting Linux[^]*guest# / }, { from })).toBe(true);
      expect(answer(both, 0, 'echo still $((1+1))\n', /still 2/)).toBe(true);
    });

    test('a paused VM stands still until it continues', () => {
      const both = preset('linux+nimbos');
      expect(untilShown(both, { 0: LINUX, 1: NIMBOS })).toBe(true);
      command(both, 'p0');
      expect(answer(both, 0, 'echo now $((1+1))\n', /now 2/, 5e6)).toBe(false);
      expect(answer(both, 1, 'hello_c\n', /Hello, world!\r\n/)).toBe(true);
      command(both, 'c0');
      expect(untilShown(both, { 0: /now 2/ })).toBe(true);
    });

    test('two Linux guests have a disk each, at once', () => {
      const both = preset('2linux-disk');
      expect(untilShown(both, { 0: LINUX, 1: LINUX })).toBe(true);
      for (const vm of [0, 1])
        expect(
          answer(
            both,
            vm,
            `echo of vm ${vm} > /mark; sync; echo 3 > /proc/sys/vm/drop_caches; cat /mark\n`,
            new RegExp(`\\nof vm ${vm}`),
          ),
        ).toBe(true);
    });

    test('two NimbOS guests run side by side', () => {
      const both = preset('2nimbos');
      expect(untilShown(both, { 0: NIMBOS, 1: NIMBOS })).toBe(true);
      for (const vm of [0, 1]) expect(answer(both, vm, 'hello_world\n', /Hello world/)).toBe(true);
      // Neither of them asks for firmware, and only the second has a UART that is emulated: chapter 13 says so.
      const traps = both.hypervisor.state.vms.map((vm) => Object.keys(vm.traps).sort());
      expect(traps).toEqual([
        ['dabort', 'gicd', 'timer'],
        ['dabort', 'gicd', 'pl011', 'timer'],
      ]);
    });

    test('one Linux has two VCpus on two cores', () => {
      const one = preset('linux-smp');
      expect(untilShown(one, { 0: LINUX })).toBe(true);
      expect(answer(one, 0, 'grep -c ^processor /proc/cpuinfo; nproc\n', /\n2\r\n2\r\n/)).toBe(true);
      expect(one.machine.executed.every((instructions) => instructions > 2e6)).toBe(true);
    });

    test('two VMs take turns on one core', () => {
      const both = preset('one-core');
      expect(untilShown(both, { 0: LINUX, 1: NIMBOS })).toBe(true);
      expect(answer(both, 0, 'sleep 1; echo slept $((1+1))\n', /slept 2/)).toBe(true);
      expect(answer(both, 1, 'sleep_simple\n', /exited with code 0/)).toBe(true);
    });

    test('Linux needs at most 1.3 times the cycles of its boot on the bare machine', () => {
      const bare = linux({ virtualization: false });
      expect(until(bare, LINUX)).toBe(true);
      const guest = preset('linux');
      expect(untilShown(guest, { 0: LINUX })).toBe(true);
      expect(guest.machine.cycles / bare.machine.cycles).toBeLessThan(1.3);
    });
  },
);
