/** A program instruction by instruction: what each one changed. */
import { disassemble } from '../../engine/isa/disassemble.ts';
import { Machine } from '../../engine/machine/machine.ts';
import type { LabMachine } from '../../labs/kit/lab.ts';
import { builtOf, coreModule, programLab } from './exhibit.ts';
import { hex, vectorName } from './show.ts';

export interface Change {
  readonly name: string;
  readonly to: string;
}
export interface StepRow {
  readonly address: string;
  /** As it stands in the program; nothing for an exception that came before an instruction. */
  readonly text: string;
  /** The level that it ran at. */
  readonly el: number;
  readonly changes: readonly Change[];
  /** Taken by this instruction: `EL2+0x400`. */
  readonly exception?: string;
}

/** Registers that a step may change without being told to: the reader sees them in the row of their instruction. */
const SYSTEM = [
  'VBAR_EL1', 'VBAR_EL2', 'HCR_EL2', 'ELR_EL1', 'ELR_EL2', 'SPSR_EL1', 'SPSR_EL2', 'ESR_EL1', 'ESR_EL2', 'FAR_EL2', 'SP_EL0', 'SP_EL1',
  'MAIR_EL2', 'TCR_EL2', 'TTBR0_EL2', 'SCTLR_EL2', 'VTCR_EL2', 'VTTBR_EL2', 'HPFAR_EL2',
] as const; // prettier-ignore

/**
 * Steps through a program from its start.
 * @param from the first step to show, 0-based  @param count how many
 */
export function stepsOf(source: string, from: number, count: number, machine: Partial<LabMachine> = {}): StepRow[] {
  const { config, symbols } = builtOf(programLab(source, machine), {});
  let exception: string | undefined;
  const sent: string[] = [];
  const board = new Machine(coreModule(), config, {
    exception: ({ to, vector }) => (exception = vectorName(BigInt(to * 0x1000 + vector))),
    console: (byte) => sent.push(JSON.stringify(String.fromCharCode(byte))),
  });
  board.cores.setTracing(true);
  const names = new Map([...symbols].map(([name, at]) => [at, name]));
  const state = (): Map<string, bigint> => {
    const { cores } = board;
    return new Map<string, bigint>([
      ...Array.from({ length: 31 }, (_, n) => [`x${n}`, cores.x(0, n)] as const),
      ['sp', cores.sp(0)],
      ['EL', BigInt(cores.el(0))],
      ['PSTATE', BigInt(cores.pstate(0))],
      ...SYSTEM.map((name) => [name, cores.sysreg(0, name)] as const),
    ]);
  };
  const rows: StepRow[] = [];
  for (let n = 0; n < from + count; n++) {
    const before = state();
    const [pc, el] = [board.cores.pc(0), board.cores.el(0)];
    const physical = board.cores.translate(0, pc, el, 2);
    const word = physical === undefined ? undefined : board.cores.read(physical, 4);
    exception = undefined;
    sent.length = 0;
    board.run(1);
    if (n < from) continue;
    const changes = [...state()]
      .filter(([name, value]) => value !== before.get(name))
      .map(([name, value]) => ({ name, to: name === 'EL' ? String(value) : hex(value) }));
    rows.push({
      address: hex(pc),
      text:
        word === undefined ? '' : disassemble(littleEndian(word), pc, (at) => names.get(at)).text.replace(/\t/g, ' '),
      el,
      changes: [...changes, ...sent.map((byte) => ({ name: 'UART', to: byte }))],
      ...(exception === undefined ? {} : { exception }),
    });
  }
  return rows;
}

const littleEndian = (bytes: Uint8Array): number => new DataView(bytes.buffer, bytes.byteOffset).getUint32(0, true);
