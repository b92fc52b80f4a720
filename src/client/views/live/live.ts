/**
 * The machine on the start page: a guest stores to a UART that it does not have, and its hypervisor does it in its place.
 * Worker or Node only.
 */
import { asm } from '../../../labs/kit/lab.ts';
import { demoMachine, type Demo } from '../demo/machine.ts';
import type { LiveStep, LiveView, Place } from './protocol.ts';

const program = asm`
        .global _start
_start: adr     x0, vectors
        msr     vbar_el2, x0
        ldr     x0, =tables
        ldr     x1, =0x400007fd         // RAM as it is: block, Normal, read, write, execute, AF
        str     x1, [x0, #8]            // and nothing below it
        msr     vttbr_el2, x0
        ldr     x1, =0x80023559         // VTCR_EL2: 40-bit PA, 4 KiB, SL0 level 1, T0SZ 25
        msr     vtcr_el2, x1
        ldr     x1, =0x80000001         // HCR_EL2: RW, VM
        msr     hcr_el2, x1
        isb
        mov     x0, #0x3c5              // EL1h, D, A, I and F masked
        msr     spsr_el2, x0
        adr     x0, enter
        msr     elr_el2, x0
        eret
enter:  ldr     x9, =0x09000000
        adr     x8, text

guest:  ldrb    w1, [x8], #1
        cbz     w1, again
        strb    w1, [x9]
        b       guest
again:  adr     x8, text
        b       guest

trap:   mrs     x2, hpfar_el2
        lsl     x2, x2, #8
        strb    w1, [x2]
        mrs     x3, elr_el2
        add     x3, x3, #4
        msr     elr_el2, x3
        eret

text:   .asciz  "Trap & Emulate\n"
        .balign 2048
vectors:
        .rept   16
        .balign 128
        b       trap
        .endr
        .balign 4096
tables: .skip   4096
`;

/** What each instruction means, in the order of the program: sentences of the catalogue. */
const MEANING: Readonly<Record<Place, readonly LiveStep[]>> = {
  guest: ['load', 'test', 'trap', 'next', 'begin', 'next'],
  trap: ['where', 'where', 'emulate', 'skip', 'skip', 'skip', 'return'],
};
const PLACES = ['guest', 'trap'] as const;
type At = NonNullable<LiveView['next']>;

export class LiveMachine {
  readonly #demo: Demo;
  #sent = '';

  /** Stands before the guest's first letter. @throws EngineError, AssemblyErrors */
  constructor(module: WebAssembly.Module) {
    const source = { file: 'live.s', text: program, origin: 0x4008_0000n };
    this.#demo = demoMachine(module, [source], {}, { console: (byte) => this.#hear(byte) });
    const { machine } = this.#demo;
    for (let n = 0; n < 100 && machine.cores.pc(0) !== this.#at('guest'); n++) machine.run(1);
  }

  #hear(byte: number): void {
    this.#sent = byte === 10 ? '' : this.#sent + String.fromCharCode(byte);
  }
  #at(place: Place): bigint {
    return this.#demo.symbols.get(place) ?? 0n;
  }
  #find(pc: bigint): At | undefined {
    for (const place of PLACES) {
      const line = Number(pc - this.#at(place)) / 4;
      if (line >= 0 && line < MEANING[place].length) return { place, line };
    }
    return undefined;
  }

  /** Executes one instruction; the branch in the vector is passed over. */
  step(): LiveView {
    const { machine } = this.#demo;
    const done = this.#find(machine.cores.pc(0));
    for (let n = 0; n < 10; n++) {
      machine.run(1);
      if (this.#find(machine.cores.pc(0)) !== undefined) break;
    }
    return this.#view(done);
  }

  /** Looking changes nothing. */
  view(): LiveView {
    return this.#view(undefined);
  }

  #view(done: At | undefined): LiveView {
    const { cores } = this.#demo.machine;
    const letter = Number(cores.x(0, 1) & 0xffn);
    const next = this.#find(cores.pc(0));
    return {
      el: cores.el(0),
      ...(done !== undefined && { done }),
      ...(next !== undefined && { next }),
      step: (done && MEANING[done.place][done.line]) ?? 'begin',
      letter: letter > 32 ? String.fromCharCode(letter) : '␠',
      console: this.#sent,
    };
  }

  /** The two programs, a line an instruction. */
  code(): Readonly<Record<Place, readonly string[]>> {
    const of = (place: Place): string[] =>
      MEANING[place].map((_, line) =>
        (this.#demo.sourceAt(this.#at(place) + BigInt(4 * line))?.text ?? '').replace(/^\w+:|\/\/.*/g, '').trim(),
      );
    return { guest: of('guest'), trap: of('trap') };
  }
}
