import { expect, test } from 'vitest';
import { GICH } from '../../board.ts';
import { callOn, flat, recordedEl2 } from '../../testing.ts';
import { GuestDistributor } from './distributor.ts';
import { GuestGic } from './testing.ts';

const ENABLE = 0x100;
const PENDING = 0x200;
const PRIORITY = 0x400;
const TARGETS = 0x800;
const bit = (intid: number): number => 1 << (intid & 31);
const word = (array: number, intid: number): number => array + 4 * (intid >>> 5);

/** Emulated interrupts of a VM: nothing physical stands behind them. */
const emulated = (cores: 1 | 2 = 1): GuestGic => new GuestGic(cores, { console: { channel: 1 } }).enableAll(cores);

test('an interrupt that was never given a priority gets through', () => {
  const guest = emulated();
  guest.write(0, word(ENABLE, 40), bit(40));
  guest.line(40, true);
  expect(guest.read(0, PRIORITY + 40, 1)).toBe(0);
  expect(guest.acknowledge()).toBe(40);
});

test('more interrupts than list registers all come, the most urgent first', () => {
  const guest = emulated();
  const intids = [40, 41, 42, 43, 44, 45, 46, 47, 48, 49];
  intids.forEach((intid, n) => {
    guest.write(0, word(ENABLE, intid), bit(intid));
    guest.write(0, PRIORITY + intid, 0xf0 - 8 * n, 1);
    guest.write(0, word(PENDING, intid), bit(intid));
  });
  const taken: number[] = [];
  for (let n = 0; n < intids.length; n++) {
    taken.push(guest.acknowledge());
    guest.end(taken.at(-1) ?? 0);
  }
  expect(taken).toEqual([...intids].reverse());
  expect(guest.acknowledge()).toBe(1023);
});

test('a maintenance interrupt is taken once each time that the list registers have run empty', () => {
  const guest = emulated();
  const bits = 0x3ff << 8;
  guest.interface(0, 0x04, 0); // all wait until the mask is lowered
  guest.write(0, ENABLE + 4, bits);
  guest.write(0, PENDING + 4, bits);
  guest.interface(0, 0x04, 0xf8);
  const taken = Array.from({ length: 10 }, () => {
    const intid = guest.acknowledge();
    guest.end(intid);
    return intid;
  });
  // All have one priority, so that any order is right.
  expect(taken.sort()).toEqual([40, 41, 42, 43, 44, 45, 46, 47, 48, 49]);
  // Ten for four registers, which are filled again when one of them is still in use.
  expect(guest.hypervisor.state.vms[0]?.traps['maintenance']).toBe(2);
});

test('handlers that interrupt each other can be deeper than there are list registers', () => {
  const guest = emulated();
  const intids = [40, 41, 42, 43, 44, 45, 46];
  intids.forEach((intid, n) => {
    guest.write(0, PRIORITY + intid, 0x80 - 16 * n, 1);
    guest.write(0, word(ENABLE, intid), bit(intid));
    guest.write(0, word(PENDING, intid), bit(intid));
    expect(guest.acknowledge()).toBe(intid);
  });
  expect(guest.read(0, 0x304)).toBe(intids.reduce((all, intid) => all | bit(intid), 0));
  for (const intid of [...intids].reverse()) guest.end(intid);
  expect(guest.read(0, 0x304)).toBe(0);
  expect(guest.interface(0, 0x14)).toBe(0xff); // nothing runs
});

test('an SGI names its sender, and one of each sender waits', () => {
  const guest = emulated(2);
  guest.write(0, 0xf00, (2 << 16) | 5);
  guest.write(1, 0xf00, (2 << 24) | 5);
  expect(guest.read(1, 0xf20 + 4)).toBe(0x300);
  expect(guest.acknowledge(1)).toBe(5);
  guest.end(5, 1);
  expect(guest.acknowledge(1)).toBe((1 << 10) | 5);
  guest.end((1 << 10) | 5, 1);
  expect(guest.acknowledge(1)).toBe(1023);
  expect(guest.acknowledge(0)).toBe(1023);
});

test('a shared interrupt goes where it is targeted, and moves while it waits', () => {
  const guest = emulated(2);
  guest.write(0, word(ENABLE, 40), bit(40));
  guest.write(0, TARGETS + 40, 2, 1);
  guest.line(40, true);
  expect(guest.interface(0, 0x18)).toBe(1023);
  expect(guest.interface(1, 0x18)).toBe(40);
  guest.write(1, TARGETS + 40, 1, 1);
  expect(guest.interface(1, 0x18)).toBe(1023);
  expect(guest.acknowledge(0)).toBe(40);
});

test('with one VCpu there are no targets to choose', () => {
  const guest = emulated();
  guest.write(0, TARGETS + 40, 0xff, 1);
  expect(guest.read(0, TARGETS + 40, 1)).toBe(0);
});

test('a physical interrupt of the VM is tied to its virtual one: the guest ends both', () => {
  const guest = new GuestGic(1).enableAll();
  guest.write(0, word(ENABLE, 33), bit(33));
  guest.gic.setSpi(1, true);
  guest.settle();
  const isActive = (): boolean => ((guest.gic.save().active[1] ?? 0) & bit(33)) !== 0;
  expect(guest.acknowledge()).toBe(33);
  expect(isActive()).toBe(true);
  guest.gic.setSpi(1, false);
  guest.end(33);
  expect(isActive()).toBe(false);
});

test('ICACTIVER ends the physical interrupt too', () => {
  const guest = new GuestGic(1).enableAll();
  guest.write(0, word(ENABLE, 33), bit(33));
  guest.gic.setSpi(1, true);
  guest.settle();
  expect(guest.acknowledge()).toBe(33);
  guest.gic.setSpi(1, false);
  guest.write(0, 0x384, bit(33));
  expect(guest.read(0, 0x304)).toBe(0);
  expect((guest.gic.save().active[1] ?? 0) & bit(33)).toBe(0);
});

test('a VM that powers off lets go of its interrupts: nothing stays active or enabled in the GIC', () => {
  const guest = new GuestGic(1).enableAll();
  guest.write(0, word(ENABLE, 33), bit(33));
  guest.write(0, ENABLE, bit(27));
  guest.gic.setSpi(1, true);
  guest.gic.setPpi(0, 27, true);
  guest.settle();
  expect([guest.acknowledge(), guest.acknowledge()]).toEqual([27, 1023]);
  guest.hvc(0, 0x8400_0008n);
  const { active, enabled } = guest.gic.save();
  expect([active[0], active[1]]).toEqual([0, 0]);
  expect((enabled[0] ?? 0) & bit(27)).toBe(0);
  expect((enabled[1] ?? 0) & bit(33)).toBe(0);
  const lrs = [0, 1, 2, 3].map((n) => guest.el2(0).read(GICH.start + 0x100 + 4 * n, 4));
  expect(lrs).toEqual([0n, 0n, 0n, 0n]);
});

test('reserved registers read as zero and ignore writes, identification is the board’s', () => {
  const guest = emulated();
  for (const offset of [0x00c, 0x010, 0x07c, 0x0a4, 0x124, 0x3a4, 0x520, 0x91c + 4, 0xc48, 0xe00, 0xf30, 0xfcc]) {
    guest.write(0, offset, 0xffff_ffff);
    expect([offset, guest.read(0, offset)]).toEqual([offset, 0]);
  }
  for (const offset of [0x008, 0xfd0, 0xfe0, 0xfe8, 0xff0, 0xffc])
    expect(guest.read(0, offset)).toBe(guest.gic.distributor.read(offset, 4, 0));
  expect(guest.read(0, 0x004)).toBe(8);
});

test('doublewords and unaligned accesses are refused, as by the board', () => {
  const guest = emulated();
  expect(guest.access(0, 0x0800_0100, 8)).toBeUndefined();
  expect(guest.access(0, 0x0800_0102, 4)).toBeUndefined();
  expect(guest.access(0, 0x0800_0400, 8, 0n)).toBeUndefined();
  expect(guest.access(0, 0x0800_0401, 2)).toBeUndefined();
  expect(guest.access(0, 0x0800_0401, 1)).toBe(0n);
});

test('group 1 is signalled by its own enables', () => {
  const guest = emulated();
  guest.write(0, word(ENABLE, 40), bit(40));
  guest.write(0, word(0x080, 40), bit(40));
  guest.write(0, 0x000, 1);
  guest.line(40, true);
  expect(guest.acknowledge()).toBe(1023);
  guest.write(0, 0x000, 3);
  expect(guest.acknowledge()).toBe(40);
});

test('what another VCpu is asked to do it is asked once, however often: the list stays as long as there are interrupts', () => {
  const call = callOn(recordedEl2(), {
    vms: [{ name: 'vm', cores: [0, 0], console: 'uart', kernel: flat, memory: 0x100_0000 }],
    cores: 1,
    memory: 2 ** 31,
  });
  const [holder, other] = call.vms[0]?.vcpus ?? [];
  if (holder === undefined || other === undefined) throw new Error('no VCpus');
  for (const { state } of [holder, other]) state.power = 'on';
  call.cpu.state.current = { vm: 0, vcpu: 1 };
  // 34 is active at the first, which is not on the core.
  holder.state.listRegisters[0] = (1 << 29) | 34;
  const distributor = new GuestDistributor(call.cpu, other);
  for (let n = 0; n < 3; n++) {
    distributor.write(0x284, 4, 4n);
    const { shared } = call.vms[0]?.state.distributor ?? {};
    if (shared !== undefined) shared.active[2] = true;
    distributor.write(0x384, 4, 4n);
  }
  expect(holder.state).toMatchObject({ clearing: [34], deactivating: [34] });
});
