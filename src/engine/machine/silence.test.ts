import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { writeDtb } from '../devicetree/dtb-writer.ts';
import { compileDts } from '../devicetree/dts.ts';
import { assemble } from '../isa/assembler/index.ts';
import type { MachineConfig } from './config.ts';
import { LostCores } from './lost-cores.ts';
import { Machine } from './machine.ts';
import type { Notice } from './qemu-arguments.ts';
import { silence } from './silence.ts';

const module = new WebAssembly.Module(readFileSync('src/engine/core/wasm/core.wasm'));

/** A program where QEMU puts what is no Image, after so many instructions. */
function after(
  source: string,
  more: Partial<MachineConfig> = {},
): { readonly machine: Machine; readonly lost: LostCores } {
  const kernel = assemble(source, { origin: 0x4008_0000n }).bytes;
  const lost = new LostCores(() => machine);
  const machine: Machine = new Machine(
    module,
    { cpus: 1, memory: 2 ** 26, virtualization: false, kernel, ...more },
    { exception: (event) => lost.exception(event) },
  );
  machine.cores.setTracing(true);
  machine.run(2000, false);
  return { machine, lost };
}
const told = (source: string, more: Partial<MachineConfig> = {}): readonly Notice[] =>
  silence(after(source, more).machine);

/** Vectors in which every exception ends in a loop, and a program behind them. */
const withVectors = (program: string, el = 1): string => `
        adr x0, vectors
        msr vbar_el${el}, x0
        isb
        ${program}
        b .
        .balign 2048
vectors:
        .rept 16
        b .
        .balign 128
        .endr
`;

describe('what the machine as it stands shows', () => {
  test('an exception that nobody expected: the vector, its cause and where it came from', () => {
    expect(told(withVectors('brk #1'))).toMatchObject([
      { code: 'silence.vector', params: { core: 0, el: 1, vector: '0x200', elr: '0x4008000c' } },
    ]);
  });

  test('EL2’s register at EL1: the level, and the name', () => {
    const source = withVectors('msr hcr_el2, xzr');
    expect(told(source)).toMatchObject([{ code: 'silence.level', params: { what: 'HCR_EL2', elr: '0x4008000c' } }]);
    expect(told(source, { virtualization: true })).not.toContainEqual(
      expect.objectContaining({ code: 'silence.level' }),
    );
  });

  test('an interrupt that nobody handles', () => {
    const timer = `
        mov x1, #1
        movz x2, #0x0800, lsl 16
        str w1, [x2]
        movz x3, #0x0801, lsl 16
        mov w4, #0xff
        str w4, [x3, #4]
        str w1, [x3]
        mov w5, #0x08000000
        str w5, [x2, #0x100]
        msr cntv_tval_el0, xzr
        msr cntv_ctl_el0, x1
        msr daifclr, #2
    `;
    expect(told(withVectors(timer))).toMatchObject([{ code: 'silence.vector-interrupt', params: { vector: '0x280' } }]);
  });

  test('a loop of one instruction', () => {
    expect(told('nop\n b .')).toEqual([{ code: 'silence.loop', params: { core: 0, el: 1, pc: '0x40080004' } }]);
    expect(told('1: nop\n b 1b')).toEqual([]);
  });

  test('WFI without a timer; with one that is let through there is nothing to say', () => {
    const wait = '1: wfi\n b 1b';
    expect(told(wait)).toMatchObject([{ code: 'silence.wfi', params: { el: 1 } }]);
    const set = `mov x1, #1\n mov x2, #0x7fffffff\n msr cntv_tval_el0, x2\n msr cntv_ctl_el0, x1\n`;
    expect(told(set + wait)).toMatchObject([{ code: 'silence.wfi-gic', params: { timer: 'CNTV_CTL_EL0', intid: 27 } }]);
    expect(told(`${set} movz x2, #0x0800, lsl 16\n mov w5, #0x08000000\n str w5, [x2, #0x100]\n ${wait}`)).toEqual([]);
  });

  test('a core that waits is no riddle while another one works', () => {
    const both = `mrs x0, mpidr_el1\n and x0, x0, #3\n cbnz x0, sleep\n movz w0, #3\n movk w0, #0xc400, lsl 16\n mov x1, #1
      adr x2, sleep\n hvc #0\n1: nop\n b 1b\nsleep: wfi\n b sleep`;
    expect(told(both, { cpus: 2 })).toEqual([]);
  });

  test('a console that the board has not, and a tree without a PL011', () => {
    const busy = '1: nop\n b 1b';
    expect(told(busy, { append: 'root=/dev/vda console=ttyS0' })).toEqual([
      { code: 'silence.console', params: { console: 'ttyS0' } },
    ]);
    expect(told(busy, { append: 'console=ttyS0 console=ttyAMA0' })).toEqual([]);
    const dtb = writeDtb(compileDts('/dts-v1/; / { #address-cells = <2>; #size-cells = <2>; chosen { }; };'));
    expect(told(busy, { dtb })).toEqual([{ code: 'silence.no-uart', params: { address: '0x9000000' } }]);
  });
});

test('EL2’s register at EL1 without a vector: the level is told, not only the vector', () => {
  expect(after('nop\n mrs x0, hcr_el2').lost.take()).toMatchObject([
    { code: 'lost.level', params: { what: 'HCR_EL2', elr: '0x40080004' } },
  ]);
});
