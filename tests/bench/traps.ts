import { beginning } from '../../src/client/hypervisor/beginning.ts';
import { ownHypervisor } from '../../src/client/hypervisor/own-build.ts';
import { createHypervisor } from '../../src/engine/hypervisor/index.ts';
import { PART_IDS, PARTS } from '../../src/engine/hypervisor/parts.ts';
import { assemble } from '../../src/engine/isa/assembler/index.ts';
import { hypervisorConfig, type PresetOptions } from '../../src/engine/machine/presets.ts';
import { labTools, missingSandbox } from '../../src/labs/kit/testing.ts';
import { missing, preset, system, untilShown, type System } from '../hypervisor/testing.ts';
import { median } from './statistics.ts';

/** Counts of the guests' clock in a second. */
const FREQUENCY = 62.5e6;
const MEMORY = 2 ** 31;
const POLLS = 50_000;

/** Traps of all VMs by cause, as they stand. */
function counts({ hypervisor }: System): Record<string, number> {
  const all: Record<string, number> = {};
  for (const { traps } of hypervisor.state.vms)
    for (const [cause, n] of Object.entries(traps)) all[cause] = (all[cause] ?? 0) + n;
  return all;
}

/** A guest that reads two registers of its emulated UART in turn, for ever: one alone would be a poll, and paused. */
function poller(): System {
  const kernel = assemble(
    `
        b       start
        .balign 8
        .quad   0, 0x10000, 0, 0, 0, 0
        .ascii  "ARM\\x64"
        .word   0
start:  ldr     x0, =0x09000018
1:      ldr     w1, [x0]
        ldr     w1, [x0, #0x18]
        b       1b
        .ltorg
`,
    { origin: 0x7020_0000n },
  ).bytes;
  const vms = [{ name: 'poller', cores: [0 as const], console: { channel: 1 }, kernel, memory: 0x100_0000 }];
  const hypervisor = createHypervisor({ vms, cores: 1, memory: MEMORY });
  return system(hypervisorConfig(hypervisor, { memory: MEMORY, disks: [] }));
}

const microseconds = ({ user, system: kernel }: NodeJS.CpuUsage): number => user + kernel;

type Make = NonNullable<PresetOptions['make']>;

/** All parts in TypeScript as a reader's that hand each call on: what the sandbox costs, and nothing else. */
function sandboxed(): Make {
  const scripts = PART_IDS.filter((part) => PARTS[part].language === 'typescript');
  const own = ownHypervisor(
    labTools(),
    scripts.map((part) => ({ part, text: beginning(part) })),
  );
  if ('problems' in own) throw new Error(JSON.stringify(own.problems));
  return own.make;
}

/** Seconds of CPU until both guests have their prompts. */
function bootSeconds(make?: Make): number {
  const both = preset('linux+nimbos', make === undefined ? {} : { make });
  const start = process.cpuUsage();
  if (!untilShown(both, { 0: /guest# /, 1: />> $/ })) throw new Error('the guests do not come to their prompts');
  return microseconds(process.cpuUsage(start)) / 1e6;
}

/** What a reader's parts cost beside ours. */
function sandboxCost(rounds: number): string {
  if (missingSandbox !== '') return `In the sandbox: not available (${missingSandbox} missing)`;
  const make = sandboxed();
  const seconds = (one?: Make): number => median(Array.from({ length: Math.max(3, rounds) }, () => bootSeconds(one)));
  const [native, inside] = [seconds(), seconds(make)];
  return `Both prompts with all parts in the sandbox: ${inside.toFixed(2)} s of CPU, native ${native.toFixed(2)} s: ${(inside / native).toFixed(2)} times`;
}

/** Traps of a boot of two guests by cause, and what one costs the host. */
export function trapCosts(rounds: number): string {
  if (missing !== '') return `Traps: not available (${missing} missing)`;
  const both = preset('linux+nimbos');
  const start = process.cpuUsage();
  untilShown(both, { 0: /guest# /, 1: />> $/ });
  const took = microseconds(process.cpuUsage(start)) / 1e6;
  const guestSeconds = both.machine.ticks / FREQUENCY;
  // Causes below an exception class count once more under their own name.
  const all = Object.entries(counts(both)).sort(([, a], [, b]) => b - a);
  const line = (cause: string, n: number): string =>
    `${cause.padEnd(14)} ${String(n).padStart(8)} ${(n / guestSeconds).toFixed(0).padStart(10)}`;
  const polls = poller();
  polls.machine.run(200_000);
  const costs = Array.from({ length: Math.max(3, rounds) }, () => {
    const before = counts(polls)['pl011'] ?? 0;
    const from = process.cpuUsage();
    while ((counts(polls)['pl011'] ?? 0) < before + POLLS) polls.machine.run(20_000);
    return microseconds(process.cpuUsage(from)) / ((counts(polls)['pl011'] ?? 0) - before);
  });
  return [
    `Traps of Linux and NimbOS to their prompts (${guestSeconds.toFixed(3)} s of the guests, ${took.toFixed(2)} s of CPU):`,
    `${'cause'.padEnd(14)} ${'traps'.padStart(8)} ${'a second'.padStart(10)}`,
    ...all.map(([cause, n]) => line(cause, n)),
    `A poll of an emulated PL011: ${median(costs).toFixed(1)} µs of CPU`,
    sandboxCost(rounds),
  ].join('\n');
}
