/**
 * States that the hypervisor kept after booting two presets, written down once (recorded/, integers of any size as
 * `{"n":"…"}`): saves, links and recordings hold such states, so what was saved then restores now, and goes on as it went
 * on then.
 */
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { FRAME, REASON, type DiskChannel, type Outcome, type Reason } from '../../src/engine/hypervisor/el2.ts';
import { createHypervisor, type Hypervisor } from '../../src/engine/hypervisor/index.ts';
import { flat, recordedEl2, watchedGic, type RecordedEl2 } from '../../src/engine/hypervisor/testing.ts';
import { PRESETS } from '../../src/engine/machine/presets.ts';

const revive = (_: string, value: unknown): unknown => {
  const { n } = (typeof value === 'object' && value !== null ? value : {}) as { readonly n?: unknown };
  return typeof n === 'string' ? BigInt(n) : value;
};
const recorded = (name: string): unknown =>
  JSON.parse(readFileSync(new URL(`./recorded/${name}.json`, import.meta.url), 'utf8'), revive);

/** The VMs of a preset, with nothing in them: what a state must fit to is which VCpus and disks there are. */
function empty(name: string): Hypervisor {
  const preset = PRESETS[name] ?? [];
  const vms = preset.map(({ name: own, guest, cores }, n) => ({
    name: own,
    cores,
    console: n === 0 ? ('uart' as const) : { channel: n },
    kernel: flat,
    ...(guest === 'linux-disk' ? { disks: [{ channel: n }] } : {}),
  }));
  return createHypervisor({
    vms,
    cores: preset.some(({ cores }) => cores.includes(1)) ? 2 : 1,
    memory: 2 ** 31,
  });
}

const digest = (...parts: readonly unknown[]): string =>
  createHash('sha256')
    .update(JSON.stringify(parts, (_, value: unknown) => (typeof value === 'bigint' ? String(value) : value)))
    .digest('hex')
    .slice(0, 16);

const disk: DiskChannel = {
  size: 1 << 20,
  readOnly: false,
  read: (offset, length) => Uint8Array.from({ length }, (_, i) => offset + i),
  write: () => true,
  flush: () => true,
};

/** What its guests do next: each kind of trap once, on each core. Gives what registers and memory have then, in short. */
function goOn(hypervisor: Hypervisor): string[] {
  const { cores } = hypervisor.plan;
  const { gic } = watchedGic(cores);
  const memory = new Map<number, number>();
  const el2s = Array.from({ length: cores }, (_, core) => {
    const el2 = recordedEl2(core, { memory, gic, disks: [disk, disk] });
    // Later than when the state was saved: timers that its guests had set are due.
    el2.registers.set('CNTPCT_EL0', 1_000_000_000n);
    return el2;
  });
  const done: string[] = [];
  const call = (el2: RecordedEl2, reason: Reason, what: string): void => {
    const outcome: Outcome = hypervisor.call(reason, el2);
    const on = hypervisor.state.cpus[el2.core]?.current;
    const registers = [...el2.registers].sort(([a], [b]) => (a < b ? -1 : 1));
    done.push(
      `${el2.core} ${what}: ${outcome} VM ${on?.vm} ${digest(
        registers,
        [...memory].sort(([a], [b]) => a - b),
      )}`,
    );
  };
  const trap = (el2: RecordedEl2, what: string, esr: bigint, ipa = 0, x: readonly bigint[] = []): void => {
    x.forEach((value, n) => el2.write(el2.frame + 8 * n, 8, value));
    el2.write(el2.frame + FRAME.ELR, 8, 0x4008_0000n);
    el2.registers.set('ESR_EL2', esr);
    el2.registers.set('FAR_EL2', BigInt(ipa));
    el2.registers.set('HPFAR_EL2', BigInt(ipa >>> 12) << 4n);
    call(el2, REASON.SYNC, what);
  };
  // EC 0x24 with a syndrome: a word, to or from x1.
  const load = (0x24n << 26n) | (1n << 25n) | (1n << 24n) | (2n << 22n) | (1n << 16n) | 7n;
  const store = load | (1n << 6n);
  for (const el2 of el2s) {
    call(el2, REASON.IRQ, 'nothing pending');
    trap(el2, 'PSCI_VERSION', 0x16n << 26n, 0, [0x8400_0000n]);
    trap(el2, 'GICD_ISENABLER1', store, 0x0800_0104, [0n, 0xffn]);
    trap(el2, 'GICD_ISPENDR1', store, 0x0800_0204, [0n, 0xffn]);
    trap(el2, 'GICD_ISACTIVER0', load, 0x0800_0300);
    trap(el2, 'UARTDR', store, 0x0900_0000, [0n, 0x41n]);
    trap(el2, 'QueueNotify', store, 0x0a00_3e50, [0n, 0n]);
    // The turn is the next one's, if there is one.
    trap(el2, 'WFE', (1n << 26n) | (1n << 25n) | 1n);
    trap(el2, 'WFI', (1n << 26n) | (1n << 25n));
  }
  return done;
}

const THEN: Readonly<Record<string, readonly string[]>> = {
  'one-core': [
    '0 nothing pending: resume VM 1 f31bf94862de1dbe',
    '0 PSCI_VERSION: resume VM 1 52f47d2588be2815',
    '0 GICD_ISENABLER1: resume VM 1 ca80ee0789464b7a',
    '0 GICD_ISPENDR1: resume VM 1 1635f93480d8661a',
    '0 GICD_ISACTIVER0: resume VM 1 5b06e76b84147ee9',
    '0 UARTDR: resume VM 1 7b9cc4eeb70e4710',
    '0 QueueNotify: resume VM 1 ebbe9300a600c6ec',
    '0 WFE: resume VM 0 308510e62f67c583',
    '0 WFI: resume VM 0 a1d11205e53e7baf',
    '182edfb2c8bf4ca8',
  ],
  'linux-disk+nimbos': [
    '0 nothing pending: resume VM 0 362f343700ac0aa5',
    '0 PSCI_VERSION: resume VM 0 eab22b4af6789b90',
    '0 GICD_ISENABLER1: resume VM 0 97eedc9a783af15c',
    '0 GICD_ISPENDR1: resume VM 0 b70f9db8a3bce279',
    '0 GICD_ISACTIVER0: resume VM 0 bd0b6670b9af65dd',
    '0 UARTDR: resume VM 0 9c8bd9a6d1468379',
    '0 QueueNotify: resume VM 0 42a20db5d16f580a',
    '0 WFE: resume VM 0 ffc0216890c3f83e',
    '0 WFI: resume VM 0 a48bfe459a810b3b',
    '1 nothing pending: resume VM 1 e477f17e3c8fe912',
    '1 PSCI_VERSION: resume VM 1 4d372774496de9ba',
    '1 GICD_ISENABLER1: resume VM 1 273f68ce3493b4c5',
    '1 GICD_ISPENDR1: resume VM 1 5ea3fe0e129b111c',
    '1 GICD_ISACTIVER0: resume VM 1 4ceeb5f65975791c',
    '1 UARTDR: resume VM 1 fa255dd61502b094',
    '1 QueueNotify: resume VM 1 68c7dde4815bf70d',
    '1 WFE: resume VM 1 0a86f488a9558b6e',
    '1 WFI: resume VM 1 96a8ebd9d4569b79',
    '4c2909a69aec3b4a',
  ],
};

/** What VCpus have had since, and had not then: whether they poll a device. */
const SINCE = ['until', 'poll'];
const asThen = (saved: unknown): unknown =>
  JSON.parse(
    JSON.stringify(saved, (name, value: unknown) =>
      SINCE.includes(name) ? undefined : typeof value === 'bigint' ? { n: String(value) } : value,
    ),
    revive,
  );

test.each(Object.keys(THEN))('a state that %s was saved with is taken over as it is, and goes on as it did', (name) => {
  const hypervisor = empty(name);
  const state = recorded(name);
  hypervisor.restore(state);
  expect(asThen(hypervisor.save())).toEqual(state);
  expect([...goOn(hypervisor), digest(asThen(hypervisor.save()))]).toEqual(THEN[name]);
});
