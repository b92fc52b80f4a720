import type { Cores } from '../engine/core/core.ts';
import { disassemble, type Disassembly, type SymbolNames } from '../engine/isa/disassemble.ts';
import { sysregByName } from '../engine/isa/sysregs.ts';
import type { CodeLine, CpuView } from './protocol.ts';

/** Lines of code before and after the program counter. */
const before = 4;
const after = 11;

/** The system registers the panel shows, in the order in which one asks for them when something went wrong. */
export const SHOWN_REGISTERS: readonly string[] = [
  ...['CurrentEL', 'DAIF', 'SPSel', 'SP_EL0'],
  ...[
    'SCTLR_EL1',
    'TCR_EL1',
    'TTBR0_EL1',
    'TTBR1_EL1',
    'MAIR_EL1',
    'VBAR_EL1',
    'ESR_EL1',
    'FAR_EL1',
    'ELR_EL1',
    'SPSR_EL1',
  ],
  ...[
    'HCR_EL2',
    'SCTLR_EL2',
    'TCR_EL2',
    'TTBR0_EL2',
    'VTCR_EL2',
    'VTTBR_EL2',
    'VBAR_EL2',
    'ESR_EL2',
    'FAR_EL2',
    'HPFAR_EL2',
    'ELR_EL2',
    'SPSR_EL2',
  ],
  ...['CNTPCT_EL0', 'CNTVOFF_EL2', 'CNTV_CTL_EL0', 'CNTV_CVAL_EL0', 'CNTP_CTL_EL0', 'CNTP_CVAL_EL0', 'MPIDR_EL1'],
].filter((name) => sysregByName(name) >= 0);

/** One core as the panel shows it, with `names` for its code where there are any. Looking changes nothing. */
export function inspect(cores: Cores, core: number, names?: SymbolNames): CpuView {
  const pc = cores.pc(core);
  const where = names?.(pc);
  return {
    core,
    poweredOn: cores.isPowered(core),
    x: BigUint64Array.from({ length: 31 }, (_, n) => cores.x(core, n)),
    sp: cores.sp(core),
    pc,
    pstate: cores.pstate(core),
    ...(where !== undefined && { where }),
    system: SHOWN_REGISTERS.map((name) => [name, cores.sysreg(core, name)]),
    code: Array.from({ length: before + 1 + after }, (_, line) =>
      codeAt(cores, core, BigInt.asUintN(64, pc + BigInt(4 * (line - before))), names),
    ),
  };
}

/** Operands in a column of their own. */
const text = ({ mnemonic, operands }: Disassembly): string => `${mnemonic.padEnd(7)} ${operands}`;

function codeAt(cores: Cores, core: number, address: bigint, names: SymbolNames | undefined): CodeLine {
  const physical = cores.translate(core, address, cores.el(core), 2);
  const bytes = physical === undefined ? undefined : cores.read(physical, 4);
  if (!bytes) return { address, text: '' };
  const word = new DataView(bytes.buffer, bytes.byteOffset).getUint32(0, true);
  const name = names?.(address);
  const label = name === undefined || name.includes('+') ? undefined : name;
  return { address, word, ...(label !== undefined && { label }), text: text(disassemble(word, address, names)) };
}
