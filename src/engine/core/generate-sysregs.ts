/**
 * Makes the AssemblyScript side of the system-register and system-instruction tables: addresses, the run-time table, and
 * the dispatch to the functions that rows name. Pure: returns file texts by their paths in as/.
 */
import { CACHE_KINDS, SYSTEM_INSTRUCTIONS, operationNumber, type SystemInstruction } from '../isa/sys.ts';
import { SYSTEM_REGISTERS, TRAP_CLASSES, sysregAddress, sysregAddresses, type SystemRegister } from '../isa/sysregs.ts';

const HEADER = '// Made from isa/sysregs.ts by core/generate-sysregs.ts. Do not edit.\n';

/** Bytes of one row of the run-time table; the offsets within it are generated as ROW_*. */
const ROW_WORDS = 4;

const hex = (value: bigint | number): string => `0x${value.toString(16)}`;

/** ISS of EC 0x18 without Rt and direction (D13.2.37): Op0, Op2, Op1, CRn, CRm. */
export function iss(op0: number, op1: number, crn: number, crm: number, op2: number): number {
  return (op0 << 20) | (op2 << 17) | (op1 << 14) | (crn << 10) | (crm << 1);
}

const names = (rows: readonly SystemRegister[], which: 'get' | 'set'): string[] => [
  ...new Set(rows.flatMap((row) => (row[which] === undefined ? [] : [row[which]]))),
];

const functionName = (qualified: string): string => qualified.slice(qualified.indexOf('.') + 1);

/** `state/generated/sysregs.ts`: an address for every stored register, the trap classes, and the table. */
export function sysregTable(): string {
  const getters = names(SYSTEM_REGISTERS, 'get');
  const setters = names(SYSTEM_REGISTERS, 'set');
  const lines = [HEADER];
  for (const [name, address] of sysregAddresses()) lines.push(`export const ${name}: usize = ${hex(address)};`);
  lines.push('', '// Trap classes.');
  TRAP_CLASSES.forEach((name, index) => lines.push(`export const TRAP_${constant(name)}: u32 = ${index};`));
  lines.push(
    '',
    '// A row: u16 address of the storage, u8 lowest level that reads, u8 that writes, u8 trap class, u8 getter, u8 setter,',
    '// u8 number in its family; u64 writable mask; u64 ones; u64 ISS of a trapped access without Rt and direction.',
    `export const ROW_SIZE: usize = ${ROW_WORDS * 8};`,
    'export const ROW_ADDRESS: usize = 0;',
    'export const ROW_READ: usize = 2;',
    'export const ROW_WRITE: usize = 3;',
    'export const ROW_TRAP: usize = 4;',
    'export const ROW_GETTER: usize = 5;',
    'export const ROW_SETTER: usize = 6;',
    'export const ROW_N: usize = 7;',
    'export const ROW_MASK: usize = 8;',
    'export const ROW_ONES: usize = 16;',
    'export const ROW_ISS: usize = 24;',
    `export const ROWS: u32 = ${SYSTEM_REGISTERS.length};`,
    'export const rows: usize = memory.data<u64>([',
  );
  for (const row of SYSTEM_REGISTERS) {
    const address = row.stored ? (sysregAddress(row.name) ?? 0) : 0;
    const getter = row.get === undefined ? 0 : getters.indexOf(row.get) + 1;
    const setter = row.set === undefined ? 0 : setters.indexOf(row.set) + 1;
    const bytes = [row.read, row.write, TRAP_CLASSES.indexOf(row.traps), getter, setter, row.n];
    const first = bytes.reduce((word, byte, i) => word | (BigInt(byte) << BigInt(16 + 8 * i)), BigInt(address));
    lines.push(`  ${hex(first)}, ${hex(row.mask)}, ${hex(row.ones)}, ${hex(iss(...row.encoding))}, // ${row.name}`);
  }
  lines.push(']);', '', '// Pairs of address and reset value, for the stored registers whose reset value is not 0.');
  const resets = SYSTEM_REGISTERS.filter((row) => row.stored && row.reset !== 0n);
  lines.push(`export const RESETS: u32 = ${resets.length};`, 'export const resets: usize = memory.data<u64>([');
  for (const row of resets) lines.push(`  ${hex(sysregAddress(row.name) ?? 0)}, ${hex(row.reset)}, // ${row.name}`);
  lines.push(']);', '', ...instructionTable());
  return lines.join('\n');
}

const ACTIONS = ['nothing', 'cacheByVa', 'zero', 'translate', 'tlb'] as const;

/** What the function of a row is told: the kind of cache maintenance, or op1:CRm:op2. */
function operation(row: SystemInstruction): number {
  return row.action === 'cacheByVa'
    ? CACHE_KINDS.findIndex((name) => name === row.name)
    : operationNumber(row.encoding);
}

function instructionTable(): string[] {
  const lines = ['// What system instructions do.'];
  ACTIONS.forEach((name, index) => lines.push(`export const ACTION_${constant(name)}: u32 = ${index};`));
  lines.push('// Kinds of cache maintenance by VA.');
  CACHE_KINDS.forEach((name, index) => lines.push(`export const ${name.replace(' ', '_')}: u32 = ${index};`));
  lines.push(
    '// A row: u8 lowest level, u8 trap class, u8 action, u8 0, u16 operation, u16 0; u64 ISS without Rt.',
    'export const INSTRUCTION_SIZE: usize = 16;',
    'export const INSTRUCTION_LEVEL: usize = 0;',
    'export const INSTRUCTION_TRAP: usize = 1;',
    'export const INSTRUCTION_ACTION: usize = 2;',
    'export const INSTRUCTION_OPERATION: usize = 4;',
    'export const INSTRUCTION_ISS: usize = 8;',
    `export const INSTRUCTIONS: u32 = ${SYSTEM_INSTRUCTIONS.length};`,
    'export const instructions: usize = memory.data<u64>([',
  );
  for (const row of SYSTEM_INSTRUCTIONS) {
    const word =
      BigInt(row.level) |
      (BigInt(TRAP_CLASSES.indexOf(row.traps)) << 8n) |
      (BigInt(ACTIONS.indexOf(row.action)) << 16n) |
      (BigInt(operation(row)) << 32n);
    lines.push(`  ${hex(word)}, ${hex(iss(1, ...row.encoding))}, // ${row.name}`);
  }
  lines.push(']);', '');
  return lines;
}

/** `registers/generated/dispatch.ts`: getter and setter numbers of the table to calls. */
export function sysregDispatch(): string {
  const getters = names(SYSTEM_REGISTERS, 'get');
  const setters = names(SYSTEM_REGISTERS, 'set');
  const lines = [HEADER, ...imports([...getters, ...setters])];
  lines.push('', '/** Reads the register of the table row at `row` by its getter. */');
  lines.push('export function readSpecial(getter: u32, row: usize): u64 {', '  switch (getter) {');
  getters.forEach((name, index) => lines.push(`    case ${index + 1}: return ${functionName(name)}(row);`));
  lines.push('    default: return 0;', '  }', '}', '', '/** Writes the register of the row by its setter. */');
  lines.push('export function writeSpecial(setter: u32, row: usize, value: u64): void {', '  switch (setter) {');
  setters.forEach((name, index) => lines.push(`    case ${index + 1}: ${functionName(name)}(row, value); break;`));
  lines.push('    default: break;', '  }', '}', '');
  return lines.join('\n');
}

function imports(qualified: readonly string[]): string[] {
  const byFile = new Map<string, string[]>();
  for (const name of new Set(qualified)) {
    const file = name.slice(0, name.indexOf('.'));
    byFile.set(file, [...(byFile.get(file) ?? []), functionName(name)]);
  }
  return [...byFile].map(([file, functions]) => `import { ${functions.join(', ')} } from '../${file}';`);
}

/** `virtualMemory` → `VIRTUAL_MEMORY`, as constants are written. */
function constant(name: string): string {
  return name.replaceAll(/([A-Z]|\d+)/g, '_$1').toUpperCase();
}

/** All files that come from these tables, by their paths in as/: each in the folder it belongs to. */
export function generateSysregs(): ReadonlyMap<string, string> {
  return new Map([
    ['state/generated/sysregs.ts', sysregTable()],
    ['registers/generated/dispatch.ts', sysregDispatch()],
  ]);
}
