/** Chapter 0's echo: a program that waits for a byte of the serial port and sends it back. */
import { assemble } from '../../../engine/isa/assembler/index.ts';
import { Machine } from '../../../engine/machine/machine.ts';
import { asm } from '../../../labs/kit/lab.ts';
import { writeElf } from '../../../labs/kit/elf.ts';

export const ECHO = asm`
        .global _start
_start: ldr     x3, =0x09000000
wait:   ldr     w5, [x3, #0x18]         // UARTFR, the flags
        tbnz    w5, #4, wait            // RXFE: nothing has been received
        ldrb    w4, [x3]                // UARTDR: takes the oldest byte out
        strb    w4, [x3]                // and sends it
        b       wait
`;

/** So much is run for each byte, and as much again to see that nothing more comes: far more than the program needs. */
const TURN = 400;

export class EchoRun {
  readonly #machine: Machine;
  readonly #sent: number[] = [];

  constructor(module: WebAssembly.Module) {
    const { bytes, symbols, end } = assemble(ECHO, { origin: 0x4008_0000n, file: 'echo.s' });
    const kernel = writeElf([{ address: 0x4008_0000n, bytes, size: end - 0x4008_0000n }], symbols.get('_start') ?? 0n);
    const config = { cpus: 1 as const, memory: 64 * 2 ** 20, virtualization: true, kernel };
    this.#machine = new Machine(module, config, { console: (byte) => this.#sent.push(byte) });
    this.#machine.run(TURN);
  }

  /** @param text as it was typed; what is longer than a screen is cut */
  type(text: string): void {
    for (const byte of new TextEncoder().encode(text.slice(0, 200))) {
      this.#machine.input([byte]);
      this.#machine.run(TURN);
    }
  }

  /** What the program has sent, and how many instructions it took. */
  moment(): { readonly console: string; readonly instructions: number } {
    return {
      console: new TextDecoder().decode(new Uint8Array(this.#sent.slice(-2000))),
      instructions: this.#machine.cycles,
    };
  }
}
