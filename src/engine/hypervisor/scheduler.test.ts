import { expect, test } from 'vitest';
import { CONTROL_CHANNEL, HOST_CONSOLE_SPI, OWN } from './board.ts';
import { WORK } from './boot/frame.ts';
import { FRAME, REASON, type Outcome, type Reason } from './el2.ts';
import { createHypervisor, type Hypervisor } from './index.ts';
import { flat, recordedEl2, watchedGic, type RecordedEl2 } from './testing.ts';

/** Two VMs of one VCpu each on core 0, over a real GIC. */
function oneCore(): {
  hypervisor: Hypervisor;
  el2: RecordedEl2;
  call(reason: Reason): Outcome;
  running(): string;
  trap(ec: bigint, iss?: bigint): Outcome;
} {
  // prettier-ignore
  const { gic } = watchedGic(1);
  const el2 = recordedEl2(0, { memory: new Map(), gic });
  const vms = ['a', 'b'].map((name, n) => ({
    name,
    cores: [0 as const],
    console: { channel: n },
    kernel: flat,
    memory: 0x100_0000,
  }));
  const hypervisor = createHypervisor({ vms, cores: 1, memory: 2 ** 31 });
  const call = (reason: Reason): Outcome => hypervisor.call(reason, el2);
  call(REASON.BOOT);
  return {
    hypervisor,
    el2,
    call,
    running: () => {
      const current = hypervisor.state.cpus[0]?.current;
      return current === null || current === undefined ? '-' : (vms[current.vm]?.name ?? '?');
    },
    trap(ec, iss = 0n) {
      el2.registers.set('ESR_EL2', (ec << 26n) | iss);
      return call(REASON.SYNC);
    },
  };
}
const WFX = 0x01n;
const at = (el2: RecordedEl2, counts: bigint): void => void el2.registers.set('CNTPCT_EL0', counts);

test('who waits for an interrupt gives its core to the other; when both wait, the core is parked', () => {
  const { running, trap } = oneCore();
  expect(running()).toBe('a');
  expect(trap(WFX)).toBe('resume');
  expect(running()).toBe('b');
  expect(trap(WFX)).toBe('park');
  expect(running()).toBe('-');
});

test('WFE only gives up the turn', () => {
  const { running, trap, hypervisor } = oneCore();
  trap(WFX, 1n);
  expect(running()).toBe('b');
  expect(hypervisor.state.vms[0]?.vcpus[0]?.waiting).toBe(false);
  trap(WFX, 1n);
  expect(running()).toBe('a');
});

test('a turn ends by CNTHP, after two milliseconds', () => {
  const { el2, running, trap } = oneCore();
  at(el2, 1000n);
  trap(WFX, 1n);
  expect(running()).toBe('b');
  expect(el2.registers.get('CNTHP_CTL_EL2')).toBe(1n);
  expect(el2.registers.get('CNTHP_CVAL_EL2')).toBe(126_000n);
});

test('the timer of who waits takes the core back, but not before others had a part of their turn', () => {
  const { el2, running, trap } = oneCore();
  at(el2, 1000n);
  el2.registers.set('CNTV_CTL_EL0', 1n);
  el2.registers.set('CNTV_CVAL_EL0', 1500n);
  trap(WFX);
  expect(running()).toBe('b');
  expect(el2.registers.get('CNTHP_CVAL_EL2')).toBe(26_000n);
});

test('who waits with a timer that is due does not wait', () => {
  const { el2, running, trap, hypervisor } = oneCore();
  at(el2, 1000n);
  el2.registers.set('CNTP_CTL_EL0', 1n);
  el2.registers.set('CNTP_CVAL_EL0', 900n);
  trap(WFX);
  expect(running()).toBe('a');
  expect(hypervisor.state.vms[0]?.vcpus[0]?.waiting).toBe(false);
});

test('all registers move: what one VCpu had is there again when it is back', () => {
  const { el2, trap } = oneCore();
  el2.registers.set('TTBR0_EL1', 0xaaaan);
  el2.write(el2.frame + 8, 8, 0x1111n);
  trap(WFX, 1n);
  expect(el2.registers.get('TTBR0_EL1')).toBe(0n);
  expect(el2.read(el2.frame + 8, 8)).toBe(0n);
  el2.registers.set('TTBR0_EL1', 0xbbbbn);
  trap(WFX, 1n);
  expect(el2.registers.get('TTBR0_EL1')).toBe(0xaaaan);
  expect(el2.read(el2.frame + 8, 8)).toBe(0x1111n);
});

test('floating-point registers are asked for with the first run, from zeros, and saved for the other', () => {
  const { el2, trap } = oneCore();
  const work = (offset: number): number => Number(el2.read(el2.frame + FRAME.SIZE + offset, 8));
  const [first, firstSave] = [work(WORK.LOAD), work(WORK.SAVE)];
  expect(firstSave).toBe(0);
  expect(first).toBeGreaterThan(OWN.image.start);
  expect(el2.readBytes(first, 528)?.every((byte) => byte === 0)).toBe(true);
  trap(WFX, 1n);
  expect(work(WORK.SAVE)).toBe(first);
  expect(work(WORK.LOAD)).not.toBe(first);
  trap(WFX, 1n);
  expect(work(WORK.LOAD)).toBe(first);
});

test('each VM has its own VMID and tables, and the VCpu the core’s identity', () => {
  const { el2, trap } = oneCore();
  const first = el2.registers.get('VTTBR_EL2') ?? 0n;
  trap(WFX, 1n);
  const second = el2.registers.get('VTTBR_EL2') ?? 0n;
  expect([first >> 48n, second >> 48n]).toEqual([1n, 2n]);
  expect(first & 0xffff_ffffn).not.toBe(second & 0xffff_ffffn);
  expect(el2.registers.get('VMPIDR_EL2')).toBe(0x8000_0000n);
});

test('VMs that are restarted in one call all get their images again', () => {
  const typed = [...new TextEncoder().encode('r0r1r2r3')];
  const control = { write: () => undefined, read: () => typed.shift() };
  const { gic } = watchedGic(1);
  const el2 = recordedEl2(0, { memory: new Map(), gic, consoles: [control, control, control, control] });
  const vms = [0, 1, 2, 3].map((n) => ({
    name: String(n),
    cores: [0 as const],
    console: { channel: 0 },
    kernel: flat,
    initrd: flat,
    initrdAddress: 0x5080_0000 + n * 0x200_0000,
    base: 0x5000_0000 + n * 0x200_0000,
    memory: 0x100_0000,
  }));
  const hypervisor = createHypervisor({ vms, cores: 1, memory: 2 ** 31 });
  hypervisor.call(REASON.BOOT, el2);
  gic.setSpi(HOST_CONSOLE_SPI + CONTROL_CHANNEL, true);
  hypervisor.call(REASON.IRQ, el2);
  const copies = Number(el2.read(el2.frame + FRAME.SIZE + WORK.COUNT, 8));
  const to = Array.from({ length: copies }, (_, n) =>
    Number(el2.read(el2.frame + FRAME.SIZE + WORK.COPIES + 24 * n + 8, 8)),
  );
  expect(to).toEqual(vms.flatMap(({ base }) => [base, base + 0x20_0000, base + 0x80_0000]));
});

test('a trap that cannot be is the end of its VM, not of the other', () => {
  const { hypervisor, running, trap } = oneCore();
  expect(trap(0x0en)).toBe('resume');
  expect(hypervisor.state.vms.map(({ power }) => power)).toEqual(['failed', 'on']);
  expect(hypervisor.state.vms[0]?.report?.code).toBe('hypervisor.unexpected-trap');
  expect(running()).toBe('b');
});

test('an exception of EL2 itself stops the machine with a report', () => {
  const { call } = oneCore();
  expect(() => call(REASON.CURRENT_EL)).toThrow('hypervisor.own-exception');
});

test('SError ends the guest that was there', () => {
  const { hypervisor, call } = oneCore();
  call(REASON.SERROR);
  expect(hypervisor.state.vms.map(({ power }) => power)).toEqual(['failed', 'on']);
});
