/**
 * What a guest can reach through its disk. An emulated one sees its VM's RAM and nothing else; one that is passed through
 * sees all of memory, as on real hardware without an SMMU.
 */
import { createHash } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import { OverlayDisk } from '../../src/engine/devices/disk.ts';
import { createHypervisor } from '../../src/engine/hypervisor/index.ts';
import { assemble } from '../../src/engine/isa/assembler/index.ts';
import { hypervisorConfig } from '../../src/engine/machine/presets.ts';
import { missing as withoutCore } from '../machine/testing.ts';
import { answer, command, missing, preset, system, untilShown, type System } from './testing.ts';

const MEMORY = 2 ** 31;
/** The attacker's RAM is 16 MiB from here; the victim's begins at 0x70000000. */
const ATTACKER = 0x5000_0000;
const VICTIM = 0x7030_0000;
const EL2 = 0x4010_0000;

/** Where descriptors, rings and buffers of an honest request are. */
const HONEST = {
  table: ATTACKER + 0x90_0000,
  available: ATTACKER + 0x90_1000,
  used: ATTACKER + 0x90_2000,
  header: ATTACKER + 0x90_3000,
  buffer: ATTACKER + 0x90_4000,
  length: 512,
  status: ATTACKER + 0x90_5000,
  /** 0 reads the disk's first sector, 1 writes it. */
  type: 0,
};
type Request = typeof HONEST;

/**
 * Drives the modern virtio-mmio block device in slot 31 (virtio 1.2 §3.1.1, §5.2.6): one request, then S and the status
 * byte that the device left, or ? when it did not answer.
 */
const driver = (request: Request): string => `
        b       start
        .balign 8
        .quad   0, 0x10000, 0, 0, 0, 0
        .ascii  "ARM\\x64"
        .word   0
        .macro  set register, value
        ldr     w1, =\\value
        str     w1, [x19, #\\register]
        .endm
        .macro  address register, value
        ldr     x1, =\\value
        str     w1, [x19, #\\register]
        lsr     x1, x1, #32
        str     w1, [x19, #\\register + 4]
        .endm
start:  ldr     x19, =0x0a003e00
        ldr     w0, [x19, #4]
        cmp     w0, #2
        b.ne    no
        set     0x70, 0
        set     0x70, 3
        set     0x24, 1                 /* VIRTIO_F_VERSION_1 */
        set     0x20, 1
        set     0x24, 0
        set     0x20, 0
        set     0x70, 11
        set     0x30, 0
        set     0x38, 8
        address 0x80, ${request.table}
        address 0x90, ${request.available}
        address 0xa0, ${request.used}
        set     0x44, 1
        set     0x70, 15
        ldr     x2, =${request.table}
        ldr     x3, =${ATTACKER}
        cmp     x2, x3                  /* tables elsewhere cannot be filled */
        b.lo    notify
        ldr     x3, =${ATTACKER + 0x100_0000}
        cmp     x2, x3
        b.hs    notify
        ldr     x0, =${request.header}
        ldr     x1, =${(1n << 48n) | (1n << 32n) | 16n}
        stp     x0, x1, [x2]
        ldr     x0, =${request.buffer}
        ldr     x1, =${(2n << 48n) | (BigInt(request.type === 0 ? 3 : 1) << 32n) | BigInt(request.length)}
        stp     x0, x1, [x2, #16]
        ldr     x0, =${request.status}
        ldr     x1, =${(2n << 32n) | 1n}
        stp     x0, x1, [x2, #32]
        ldr     x0, =${HONEST.header}
        mov     w1, #${request.type}
        stp     w1, wzr, [x0]
        str     xzr, [x0, #8]
        ldr     x0, =${HONEST.status}
        mov     w1, #0x0f               /* no status of virtio */
        strb    w1, [x0]
        ldr     x0, =${HONEST.available}
        mov     w1, #0x10000            /* index 1, ring[0] = 0 */
        stp     w1, wzr, [x0]
notify: dsb     sy
        str     wzr, [x19, #0x50]
        dsb     sy
        ldr     x0, =${HONEST.status}
        ldrb    w20, [x0]
        cmp     w20, #0x0f
        b.eq    no
        mov     w0, #'S'
        bl      put
        add     w0, w20, #'0'
        bl      put
        b       .
no:     mov     w0, #'?'
        bl      put
        b       .
put:    ldr     x1, =0x09000000
        str     w0, [x1]
        ret
        .ltorg
`;

/** Prints > and then a . for each byte typed. */
const VICTIM_PROGRAM = `
        ldr     x1, =0x09000000
        mov     w0, #'>'
        str     w0, [x1]
1:      ldr     w2, [x1, #0x18]
        tbnz    w2, #4, 1b
        ldr     w0, [x1]
        mov     w0, #'.'
        str     w0, [x1]
        b       1b
        .ltorg
`;

const SECTOR = Uint8Array.from({ length: 512 }, (_, n) => 0xa5 ^ (n & 0xff));

interface Attack extends System {
  readonly disk: OverlayDisk;
}

/** The attacker has made its request, and the victim stands at its prompt. */
function attack(passedThrough: boolean, request: Partial<Request>): Attack {
  const disk = new OverlayDisk((offset, length) => SECTOR.slice(offset, offset + length), 512);
  const vms = [
    { name: 'victim', cores: [0 as const], console: 'uart' as const, kernel: assemble(VICTIM_PROGRAM, { origin: 0x4008_0000n }).bytes },
    {
      name: 'attacker',
      cores: [1 as const],
      console: { channel: 1 },
      memory: 0x100_0000,
      kernel: assemble(driver({ ...HONEST, ...request }), { origin: 0x5020_0000n }).bytes,
      ...(passedThrough ? { passthrough: { virtioSlots: [31] } } : { disks: [{ channel: 0 }] }),
    },
  ]; // prettier-ignore
  const hypervisor = createHypervisor({ vms, cores: 2, memory: MEMORY });
  const disks = passedThrough ? { disks: [], drives: [{ disk, slot: 31 }] } : { disks: [disk] };
  const both = system({ ...hypervisorConfig(hypervisor, { memory: MEMORY, ...disks }), modernVirtio: true });
  both.machine.cores.write(VICTIM, new Uint8Array(512).fill(0x11));
  expect(untilShown(both, { 0: /^>$/, 1: /^(\?|S.)$/ }, { cycles: 20e6 })).toBe(true);
  return { ...both, disk };
}

const bytesAt = ({ machine }: System, address: number): Uint8Array | undefined => machine.cores.read(address, 512);
/** Of all of memory that is not the attacker's. */
function othersMemory({ machine, hypervisor }: System): string {
  const sum = createHash('sha256');
  const [victim] = hypervisor.plan.vms;
  for (const [start, size] of [
    [0x4008_0000, 0x1000],
    [EL2, 0x10_0000],
    [victim?.ramPa ?? 0, victim?.ram.size ?? 0],
  ] as const)
    // prettier-ignore
    for (let page = start; page < start + size; page += 4096)
      if (machine.cores.exists(page)) sum.update(String(page)).update(machine.cores.read(page, 4096) ?? '');
  return sum.digest('hex');
}

describe.skipIf(withoutCore !== '')('a guest that forges descriptors', { timeout: 60_000 }, () => {
  test.each([
    ['emulated', false],
    ['passed-through', true],
  ])('and is honest once reads and writes its %s disk', (_, passedThrough) => {
    const read = attack(passedThrough, {});
    expect(read.consoles[1]).toBe('S0');
    expect(bytesAt(read, HONEST.buffer)).toEqual(SECTOR);
    const written = attack(passedThrough, { type: 1 });
    expect(written.consoles[1]).toBe('S0');
    expect(written.disk.read(0, 512)).toEqual(new Uint8Array(512));
  });

  test("breaks out with a passed-through disk: the disk's contents are in the other VM's memory, and its memory on the disk", () => {
    const write = attack(true, { buffer: VICTIM });
    expect(write.consoles[1]).toBe('S0');
    expect(bytesAt(write, VICTIM)).toEqual(SECTOR);
    const leak = attack(true, { buffer: VICTIM, type: 1 });
    expect(leak.disk.read(0, 512)).toEqual(new Uint8Array(512).fill(0x11));
  });

  test('has no disk any more when its VM stops: it is reset, as the UART of the other one is', () => {
    const both = attack(true, {});
    const disk = (): number | undefined => both.machine.virtio[31]?.state.status;
    expect(disk()).toBe(15);
    command(both, 'k1');
    both.machine.run(10_000);
    expect(disk()).toBe(0);
    expect(answer(both, 0, 'x', /^\.$/, 5e6)).toBe(true);
    const fresh = system(hypervisorConfig(both.hypervisor, { memory: MEMORY, disks: [] })).machine.uart.state;
    both.machine.uart.write(0x30, 4, 0);
    both.machine.uart.write(0x38, 4, 0x50);
    command(both, 'k0');
    both.machine.run(10_000);
    expect(both.machine.uart.state).toEqual(fresh);
  });

  test('breaks out of stage 2 itself: the tables of EL2 are memory like any other', () => {
    const both = attack(true, { buffer: EL2 });
    expect(bytesAt(both, EL2)).toEqual(SECTOR);
  });

  test.each<[string, Partial<Request>]>([
    ["a buffer in the other VM's memory", { buffer: VICTIM }],
    ["a buffer of the other VM's to be written to the disk", { buffer: VICTIM, type: 1 }],
    ['a buffer in the tables of EL2', { buffer: EL2 }],
    ['a buffer where EL2 has its image', { buffer: 0x4008_0000 }],
    ['a buffer that begins inside its RAM and ends outside', { buffer: ATTACKER + 0x100_0000 - 256 }],
    ['a buffer that begins before its RAM and ends inside', { buffer: ATTACKER - 256 }],
    ['a buffer around the end of all addresses', { buffer: 2 ** 53 - 4096, length: 0xffff_fe00 }],
    ['a buffer as long as there are bytes', { length: 0xffff_fe00 }],
    ['a buffer on a device', { buffer: 0x0900_0000 }],
    ["a header in the other VM's memory", { header: VICTIM }],
    ["a status byte in the other VM's memory", { status: VICTIM }],
    ["a used ring in the other VM's memory", { used: VICTIM }],
    ["an available ring in the other VM's memory", { available: VICTIM }],
    ["a descriptor table in the other VM's memory", { table: VICTIM }],
    ['a descriptor table in EL2', { table: EL2 }],
  ])('cannot with an emulated disk: %s', (_, request) => {
    const both = attack(false, request);
    // What there was before the request is not known to a test; that the same run with an honest one has it is.
    const honest = attack(false, {});
    expect(othersMemory(both)).toBe(othersMemory(honest));
    expect(bytesAt(both, VICTIM)).toEqual(new Uint8Array(512).fill(0x11));
    expect(both.disk.read(0, 512)).toEqual(SECTOR);
    expect(answer(both, 0, 'x', /^\.$/, 5e6)).toBe(true);
  });
});

describe.skipIf(missing !== '')(`Linux with a passed-through disk${missing && `: needs ${missing}`}`, { timeout: 120_000 }, () => {
  test('reads and writes it in both VMs at once, each its own, with interrupts and without the hypervisor between', () => {
    const both = preset('2linux-passthrough', { bootargs: 'console=ttyAMA0 root=/dev/vda rw quiet' });
    expect(untilShown(both, { 0: /guest# /, 1: /guest# / })).toBe(true);
    for (const vm of [0, 1])
      expect(answer(both, vm, `echo of vm ${vm} > /mark; sync; echo 3 > /proc/sys/vm/drop_caches; cat /mark\n`, new RegExp(`\\nof vm ${vm}`))).toBe(true); // prettier-ignore
    for (const vm of [0, 1]) expect(answer(both, vm, 'grep virtio /proc/interrupts\n', /[1-9]\d* +GIC-0 +\d+ Edge +virtio0/)).toBe(true); // prettier-ignore
    expect(both.hypervisor.state.vms.map(({ traps }) => traps['virtio'])).toEqual([undefined, undefined]);
    expect(both.machine.bus.counts.get('virtio_mmio')).toBeGreaterThan(100);
  });
}); // prettier-ignore
