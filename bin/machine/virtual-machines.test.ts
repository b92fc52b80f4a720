import { expect, test } from 'vitest';
import type { Hypervisor } from '../../src/engine/hypervisor/index.ts';
import { VirtualMachines } from './virtual-machines.ts';

type VmState = Hypervisor['state']['vms'][number];

function vms(...states: Partial<VmState>[]): { states: Partial<VmState>[]; told: string[]; machines: VirtualMachines } {
  const told: string[] = [];
  const hypervisor = {
    plan: { vms: states.map((_, n) => ({ name: `guest ${n}` })) },
    state: { vms: states },
  } as unknown as Hypervisor;
  const machines = new VirtualMachines(
    hypervisor,
    (code, params) => void told.push(`${code} ${String(params?.['vm'])}`),
  );
  return { states, told, machines };
}
const on = (): Partial<VmState> => ({ power: 'on', starts: 1, restart: false, paused: false, report: null });

test('a machine whose VMs have not started yet, or start again, is not at its end', () => {
  const { states, machines } = vms({ ...on(), power: 'off', starts: 0 }, on());
  expect(machines.end()).toBe('running');
  states[1] = { ...on(), power: 'off' };
  expect(machines.end()).toBe('running');
  states[0] = { ...on(), power: 'off', restart: true };
  expect(machines.end()).toBe('running');
  states[0] = { ...on(), power: 'off' };
  expect(machines.end()).toBe('powered-off');
});

test('a VM that failed makes the end a failure, and its report is told', () => {
  const { states, told, machines } = vms(on(), on());
  states[0] = { ...on(), power: 'off' };
  machines.tellOfChanges();
  states[1] = { ...on(), power: 'failed', report: { code: 'hypervisor.serror', params: { vm: 'guest 1', pc: '0x0' } } };
  machines.tellOfChanges();
  machines.tellOfChanges();
  expect(told).toEqual(['cli.vm-off 0', 'hypervisor.serror guest 1', 'cli.vm-failed 1']);
  expect(machines.end()).toBe('failed');
});

test('a VM that starts again and again is told of at each power of ten', () => {
  const { states, told, machines } = vms(on(), on());
  for (const starts of [9, 12, 50, 99, 100, 5000]) {
    states[1] = { ...on(), starts };
    machines.tellOfChanges();
  }
  expect(told).toEqual(['cli.vm-resets 1', 'cli.vm-resets 1', 'cli.vm-resets 1']);
});
