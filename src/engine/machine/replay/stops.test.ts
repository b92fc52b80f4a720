import { describe, expect, test } from 'vitest';
import { missing } from '../../../../tests/machine/testing.ts';
import { rig, type Rig } from './testing.ts';

// At EL2: a vector table, data behind it, a loop that calls, stores, sends and makes a hypervisor call.
const PROGRAM = `
  adr x0, vectors
  msr VBAR_EL2, x0
  mov sp, #0x40000000
  add sp, sp, #0x100, lsl #12
  adr x20, data
  mov x21, #0x09000000
  mov x19, #0
loop:
  add x19, x19, #1
  bl outer
after_call:
  str x19, [x20]
after_store:
  ldr x1, [x20, #8]
after_load:
  mov w2, #65
  strb w2, [x21]
after_send:
  hvc #5
after_hvc:
  b loop
outer:
  stp x29, x30, [sp, #-16]!
  mov x29, sp
  add x3, x3, #1
in_outer:
  bl inner
after_inner:
  mov x4, #7
late_in_outer:
  ldp x29, x30, [sp], #16
  ret
inner:
  add x5, x5, #1
in_inner:
  ret
.balign 2048
vectors:
.space 0x200
handler:
  add x6, x6, #1
  eret
.balign 4096
data: .space 64
`;
const FAR = 1_000_000;
const pc = ({ machine }: Rig): bigint => machine.cores.pc(0);

describe.skipIf(missing !== '')('a run stops', () => {
  test('before the instruction at an address, each time it comes there', () => {
    const r = rig(PROGRAM);
    const conditions = [{ kind: 'address', address: r.at('after_store') }] as const;
    for (let n = 1n; n <= 5n; n++) {
      expect(r.stops.run(conditions, FAR)).toMatchObject({ reason: 'stopped', hits: [{ condition: 0 }] });
      expect([pc(r), r.machine.cores.x(0, 19)]).toEqual([r.at('after_store'), n]);
    }
  });

  test('at an address only on the core and at the level that were named', () => {
    const r = rig(PROGRAM);
    const address = r.at('after_store');
    expect(r.stops.run([{ kind: 'address', address, el: 1 }], 10_000).reason).toBe('budget');
    expect(r.stops.run([{ kind: 'address', address, core: 1 }], 10_000).reason).toBe('budget');
    expect(r.stops.run([{ kind: 'address', address, core: 0, el: 2 }], 10_000).reason).toBe('stopped');
  });

  test('at the vector of an exception, before the handler has done anything', () => {
    const r = rig(PROGRAM);
    r.stops.run([{ kind: 'address', address: r.at('handler') }], FAR);
    expect([pc(r), r.machine.cores.x(0, 6), r.machine.cores.sysreg(0, 'ELR_EL2')]).toEqual([
      r.at('handler'),
      0n,
      r.at('after_hvc'),
    ]);
  });

  test.each(['physical', 'virtual'])('after a store to a watched %s byte, and not after a load of it', (which) => {
    const r = rig(PROGRAM);
    const watch = {
      kind: 'watch',
      address: r.at('data') + 7n,
      length: 1,
      physical: which === 'physical',
      access: 'write',
    } as const;
    const { hits } = r.stops.run([watch], FAR);
    expect(hits).toEqual([{ condition: 0, access: { watch: 0, address: r.at('data'), size: 8, write: true } }]);
    expect([pc(r), r.machine.cores.x(0, 19)]).toEqual([r.at('after_store'), 1n]);
    r.stops.run([{ ...watch, address: r.at('data') + 15n, access: 'read' }], FAR);
    expect(pc(r)).toBe(r.at('after_load'));
    expect(r.stops.run([{ ...watch, address: r.at('data') + 16n, length: 48, access: 'both' }], 10_000).reason).toBe(
      'budget',
    );
  });

  test('after an access to a device, at the byte that the console sends, and at no other', () => {
    const r = rig(PROGRAM);
    r.stops.run([{ kind: 'device', device: 'pl011', write: true }], FAR);
    expect(pc(r)).toBe(r.at('after_send'));
    r.stops.run([{ kind: 'console', byte: 65 }], FAR);
    expect([pc(r), r.machine.cores.x(0, 19)]).toEqual([r.at('after_send'), 2n]);
    expect(r.stops.run([{ kind: 'console', byte: 66 }], 10_000).reason).toBe('budget');
    expect(r.stops.run([{ kind: 'device', device: 'pl031' }], 10_000).reason).toBe('budget');
  });

  test('at an exception of a class', () => {
    const r = rig(PROGRAM);
    r.stops.run([{ kind: 'exception', ec: 0x16 }], FAR);
    expect(pc(r)).toBe(r.at('handler'));
    expect(r.stops.run([{ kind: 'exception', ec: 0x17 }], 10_000).reason).toBe('budget');
    expect(r.stops.run([{ kind: 'interrupt' }], 10_000).reason).toBe('budget');
  });

  test('and says all conditions that one instruction met', () => {
    const r = rig(PROGRAM);
    const { hits } = r.stops.run([{ kind: 'console' }, { kind: 'exception' }, { kind: 'device' }], FAR);
    expect(hits.map(({ condition }) => condition)).toEqual([0, 2]);
  });

  test('where it stopped changes nothing: the end is the same as of a run without stops', () => {
    const [plain, watched] = [rig(PROGRAM), rig(PROGRAM)];
    plain.history.run(FAR, true, { until: 20_000 });
    const conditions = [
      { kind: 'address', address: watched.at('in_inner') },
      { kind: 'watch', address: watched.at('data'), length: 16, access: 'both' },
      { kind: 'exception' },
      { kind: 'console' },
    ] as const;
    let stopped = 0;
    while (watched.machine.cycles < 20_000)
      if (watched.stops.run(conditions, FAR, { until: 20_000 }).reason === 'stopped') stopped++;
    expect(stopped).toBeGreaterThan(3_000);
    expect(watched.digest()).toBe(plain.digest());
  });

  test('backwards at the last of the points at which it stops forwards', () => {
    const r = rig(PROGRAM, { interval: 1_000 });
    const conditions = [
      { kind: 'address', address: r.at('after_inner') },
      { kind: 'watch', address: r.at('data'), length: 8, access: 'write' },
      { kind: 'exception' },
    ] as const;
    const forwards: { readonly cycles: number; readonly hits: unknown; readonly digest: string }[] = [];
    for (let n = 0; n < 200; n++) {
      const { hits } = r.stops.run(conditions, FAR);
      forwards.push({ cycles: r.machine.cycles, hits, digest: r.digest() });
    }
    for (const expected of forwards.slice(0, -1).reverse()) {
      const hits = r.stops.reverse(conditions);
      expect({ cycles: r.machine.cycles, hits, digest: r.digest() }).toEqual(expected);
    }
    expect(r.stops.reverse(conditions)).toBeUndefined();
    expect(r.machine.cycles).toBe(forwards[0]?.cycles);
  });

  test('nowhere when a condition is nonsense: it is refused', () => {
    const r = rig(PROGRAM);
    expect(() => r.stops.run([{ kind: 'address', address: -1n }], 1)).toThrow('stops.bad');
    expect(() => r.stops.run([{ kind: 'watch', address: 2n ** 64n - 1n, length: 2, access: 'both' }], 1)).toThrow(
      'stops.bad',
    );
    expect(() => r.stops.run(Array(65).fill({ kind: 'address', address: 0n }), 1)).toThrow('stops.too-many');
  });
});

describe.skipIf(missing !== '')('a step', () => {
  const to = (r: Rig, label: string): Rig => {
    r.stops.run([{ kind: 'address', address: r.at(label) }], FAR);
    return r;
  };

  test('into is one instruction, and follows a call and an exception', () => {
    const r = to(rig(PROGRAM), 'loop');
    r.stepper.into(0, 10);
    r.stepper.into(0, 10);
    expect(pc(r)).toBe(r.at('outer'));
    to(r, 'after_send');
    r.stepper.into(0, 10);
    expect(pc(r)).toBe(r.at('handler'));
  });

  test('over goes past a call with all that it calls, and past an HVC with its handler', () => {
    const r = to(rig(PROGRAM), 'loop');
    r.stepper.over(0, FAR);
    expect(r.stepper.over(0, FAR).hits).toHaveLength(1);
    expect([pc(r), r.machine.cores.x(0, 5)]).toEqual([r.at('after_call'), 1n]);
    to(r, 'after_send');
    r.stepper.over(0, FAR);
    expect([pc(r), r.machine.cores.x(0, 6)]).toEqual([r.at('after_hvc'), 1n]);
  });

  test.each([
    ['outer', 'after_call'],
    ['in_outer', 'after_call'],
    ['late_in_outer', 'after_call'],
    ['after_inner', 'after_call'],
    ['inner', 'after_inner'],
    ['in_inner', 'after_inner'],
  ])('out of %s ends behind its call, at %s', (from, expected) => {
    const r = to(rig(PROGRAM), from);
    r.stepper.out(0, FAR);
    expect(pc(r)).toBe(r.at(expected));
  });

  test('over a recursive call ends in the caller, not in a deeper one', () => {
    const r = rig(`
      mov sp, #0x40000000
      add sp, sp, #0x100, lsl #12
      mov x0, #5
      bl sum
    1: b 1b
    sum:
      cbz x0, done
      stp x29, x30, [sp, #-16]!
      sub x0, x0, #1
    call: bl sum
    behind: ldp x29, x30, [sp], #16
    done: ret`);
    to(r, 'call');
    const sp = r.machine.cores.sp(0);
    r.stepper.over(0, FAR);
    expect([pc(r), r.machine.cores.sp(0), r.machine.cores.x(0, 0)]).toEqual([r.at('behind'), sp, 0n]);
  });

  test('over an instruction that a handler completes ends behind it', () => {
    const r = rig(`
      adr x0, vectors
      msr VBAR_EL2, x0
    trap: udf #0
    behind: b behind
    .balign 2048
    vectors: .space 0x200
      mrs x1, ELR_EL2
      add x1, x1, #4
      msr ELR_EL2, x1
      eret`);
    to(r, 'trap');
    r.stepper.over(0, FAR);
    expect(pc(r)).toBe(r.at('behind'));
  });
});
