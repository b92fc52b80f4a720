/** What an operand is, for choosing telling cases. */
export type Format = 'half' | 'single' | 'double' | 'integer';

/**
 * One operation under test. `a64`: instructions from v1, v2, v3 (or x1) to x0. `engine`: the AssemblyScript expression
 * that must give the same x0, of the 64-bit operands a, b, c and their low halves x, y, z.
 */
export interface Operation {
  readonly name: string;
  readonly format: Format;
  readonly a64: readonly string[];
  readonly engine: string;
}

interface Width {
  readonly format: 'single' | 'double';
  readonly bits: 32 | 64;
  readonly register: 's' | 'd';
  readonly operands: readonly [string, string, string];
  readonly sign: string;
}

const single: Width = { format: 'single', bits: 32, register: 's', operands: ['x', 'y', 'z'], sign: '0x80000000' };
const double: Width = { format: 'double', bits: 64, register: 'd', operands: ['a', 'b', 'c'], sign: '(u64(1) << 63)' };

const toX0 = 'fmov x0, d0';

function scalar({ format, register: r, bits, operands, sign }: Width): Operation[] {
  const [a, b, c] = operands;
  const binary = (name: string, engine: string): Operation => ({
    name: `${name} (${format})`,
    format,
    a64: [`${name.toLowerCase()} ${r}0, ${r}1, ${r}2`, toX0],
    engine,
  });
  const unary = (name: string, engine: string): Operation => ({
    name: `${name} (${format})`,
    format,
    a64: [`${name.toLowerCase()} ${r}0, ${r}1`, toX0],
    engine,
  });
  const multiplyAdd = (name: string, engine: string): Operation => ({
    name: `${name} (${format})`,
    format,
    a64: [`${name.toLowerCase()} ${r}0, ${r}1, ${r}2, ${r}3`, toX0],
    engine,
  });
  const compare = (name: string): Operation => ({
    name: `${name} (${format})`,
    format,
    a64: [`${name.toLowerCase()} ${r}0, ${r}1, ${r}2`, toX0, 'and x0, x0, #1'],
    engine: `u64(f.${name.toLowerCase()}${bits}(${a}, ${b}))`,
  });
  const flags = (name: string, signalling: boolean): Operation => ({
    name: `${name} (${format})`,
    format,
    a64: [`${name.toLowerCase()} ${r}1, ${r}2`, 'mrs x0, nzcv', 'lsr x0, x0, #28'],
    engine: `f.fcmp${bits}(${a}, ${b}, ${String(signalling)})`,
  });
  const hostFlags = (name: string, signalling: number): Operation => ({
    ...flags(name, signalling === 1),
    name: `${name} (${format}), host arithmetic`,
    engine: `f.fastFcmp${bits}(${a}, ${b}, ${signalling})`,
  });
  const named = (name: string): Operation => binary(name, `f.${name.toLowerCase()}${bits}(${a}, ${b})`);
  const fast = (name: string): Operation => ({
    ...binary(`F${name.toUpperCase()}`, `f.fast${name}${bits}(${a}, ${b})`),
    name: `F${name.toUpperCase()} (${format}), host arithmetic`,
  });
  return [
    ...['FADD', 'FSUB', 'FABD', 'FMUL', 'FMULX', 'FDIV', 'FMAX', 'FMIN', 'FMAXNM', 'FMINNM'].map(named),
    ...['FRECPS', 'FRSQRTS'].map(named),
    ...['Add', 'Sub', 'Mul', 'Div'].map(fast),
    ...['FSQRT', 'FRECPE', 'FRSQRTE', 'FRECPX'].map((name) => unary(name, `f.${name.toLowerCase()}${bits}(${a})`)),
    { ...unary('FSQRT', `f.fastSqrt${bits}(${a})`), name: `FSQRT (${format}), host arithmetic` },
    binary('FNMUL', `f.fmul${bits}(${a}, ${b}) ^ ${sign}`),
    multiplyAdd('FMADD', `f.fma${bits}(${c}, ${a}, ${b})`),
    multiplyAdd('FMSUB', `f.fma${bits}(${c}, ${a} ^ ${sign}, ${b})`),
    multiplyAdd('FNMADD', `f.fma${bits}(${c} ^ ${sign}, ${a} ^ ${sign}, ${b})`),
    multiplyAdd('FNMSUB', `f.fma${bits}(${c} ^ ${sign}, ${a}, ${b})`),
    ...['FCMEQ', 'FCMGE', 'FCMGT'].map(compare),
    flags('FCMP', false),
    flags('FCMPE', true),
    hostFlags('FCMP', 0),
    hostFlags('FCMPE', 1),
    ...roundings.map(([letter, mode]) => unary(`FRINT${letter}`, `f.frint${bits}(${a}, f.${mode}, false)`)),
    unary('FRINTI', `f.frint${bits}(${a}, f.roundingMode(), false)`),
    unary('FRINTX', `f.frint${bits}(${a}, f.roundingMode(), true)`),
    ...toIntegers(format, r, bits, a),
    ...fromIntegers(format, r, bits),
  ];
}

const roundings = [
  ['N', 'TIEEVEN'],
  ['P', 'POSINF'],
  ['M', 'NEGINF'],
  ['Z', 'ZERO'],
  ['A', 'TIEAWAY'],
] as const;

const integers = [
  { register: 'w', width: 32, fractionBits: [1, 13, 32] },
  { register: 'x', width: 64, fractionBits: [1, 30, 64] },
] as const;

function toIntegers(format: Format, r: string, bits: number, a: string): Operation[] {
  const operations: Operation[] = [];
  for (const { register, width, fractionBits } of integers) {
    for (const unsigned of [false, true]) {
      const suffix = unsigned ? 'U' : 'S';
      const row = (letter: string, mode: string, fraction: number): Operation => ({
        name: `FCVT${letter}${suffix} (${format} to ${width}-bit${fraction > 0 ? `, #${fraction}` : ''})`,
        format,
        a64: [`fcvt${letter}${suffix} ${register}0, ${r}1${fraction > 0 ? `, #${fraction}` : ''}`.toLowerCase()],
        engine: `f.ftoint${bits}(${a}, f.${mode}, ${String(unsigned)}, ${width}, ${fraction})`,
      });
      for (const [letter, mode] of roundings) operations.push(row(letter, mode, 0));
      for (const fraction of fractionBits) operations.push(row('Z', 'ZERO', fraction));
      const exact = row('Z', 'ZERO', 0);
      const engine = `f.fastFcvtz${bits}(${a}, ${unsigned ? 1 : 0}, ${width})`;
      operations.push({ ...exact, name: `${exact.name}, host arithmetic`, engine });
    }
  }
  return operations;
}

function fromIntegers(format: Format, r: string, bits: number): Operation[] {
  const operations: Operation[] = [];
  for (const { register, width, fractionBits } of integers) {
    for (const unsigned of [false, true]) {
      const name = unsigned ? 'UCVTF' : 'SCVTF';
      for (const fraction of [0, ...fractionBits]) {
        const suffix = fraction > 0 ? `, #${fraction}` : '';
        operations.push({
          name: `${name} (${width}-bit to ${format}${suffix})`,
          format: 'integer',
          a64: [`${name.toLowerCase()} ${r}0, ${register}1${suffix}`, toX0],
          engine: `f.inttof${bits}(a, ${String(unsigned)}, ${width}, ${fraction})`,
        });
      }
      operations.push({
        name: `${name} (${width}-bit to ${format}), host arithmetic`,
        format: 'integer',
        a64: [`${name.toLowerCase()} ${r}0, ${register}1`, toX0],
        engine: `f.fastCvtf${bits}(a, ${unsigned ? 1 : 0}, ${width})`,
      });
    }
  }
  return operations;
}

const conversions: readonly Operation[] = [
  { name: 'FCVT (single to double)', format: 'single', a64: ['fcvt d0, s1', toX0], engine: 'f.fcvt32to64(x)' },
  { name: 'FCVT (double to single)', format: 'double', a64: ['fcvt s0, d1', toX0], engine: 'f.fcvt64to32(a)' },
  {
    name: 'FCVT (double to single), host arithmetic',
    format: 'double',
    a64: ['fcvt s0, d1', toX0],
    engine: 'f.fastFcvt64to32(a)',
  },
  { name: 'FCVT (half to single)', format: 'half', a64: ['fcvt s0, h1', toX0], engine: 'f.fcvt16to32(x)' },
  { name: 'FCVT (half to double)', format: 'half', a64: ['fcvt d0, h1', toX0], engine: 'f.fcvt16to64(x)' },
  { name: 'FCVT (single to half)', format: 'single', a64: ['fcvt h0, s1', toX0], engine: 'f.fcvt32to16(x)' },
  { name: 'FCVT (double to half)', format: 'double', a64: ['fcvt h0, d1', toX0], engine: 'f.fcvt64to16(a)' },
  { name: 'FCVTXN', format: 'double', a64: ['fcvtxn s0, d1', toX0], engine: 'f.fcvtxn(a)' },
  { name: 'URECPE', format: 'integer', a64: ['urecpe v0.2s, v1.2s', 'fmov w0, s0'], engine: 'f.urecpe(x)' },
  { name: 'URSQRTE', format: 'integer', a64: ['ursqrte v0.2s, v1.2s', 'fmov w0, s0'], engine: 'f.ursqrte(x)' },
];

/** FMA by the host exists for single precision only. */
const hostFused: readonly Operation[] = [
  ['FMADD', 'z, x, y'],
  ['FMSUB', 'z, x ^ 0x80000000, y'],
].map(([name = '', operands = '']) => ({
  name: `${name} (single), host arithmetic`,
  format: 'single',
  a64: [`${name.toLowerCase()} s0, s1, s2, s3`, toX0],
  engine: `f.fastFma32(${operands})`,
}));

export const operations: readonly Operation[] = [...scalar(single), ...scalar(double), ...conversions, ...hostFused];

/** The table that reference.c calls. */
export function assembly(): string {
  const bodies = operations.map(
    ({ a64 }, i) => `operation${i}:\n${[...a64, 'ret'].map((line) => `  ${line}\n`).join('')}`,
  );
  const table = operations.map((_, i) => `  .quad operation${i}\n`);
  return `.text\n${bodies.join('')}.section .rodata\n.align 3\n.global operations\noperations:\n${table.join('')}.global operation_count\noperation_count: .word ${operations.length}\n.section .note.GNU-stack,"",%progbits\n`;
}

/** An AssemblyScript module that does the same on cases and outcomes in its memory, laid out as in reference.c. */
export function entry(floatModule: string): string {
  const cases = operations.map(({ engine }, i) => `    case ${i}: return u64(${engine});\n`);
  return `import * as f from '${floatModule}';
export { getFpcr, getFpsr, setFpcr, setFpsr } from '${floatModule}';
function execute(operation: u32, a: u64, b: u64, c: u64): u64 {
  const x = u32(a);
  const y = u32(b);
  const z = u32(c);
  switch (operation) {
${cases.join('')}  }
  unreachable();
  return 0;
}
export function run(cases: usize, outcomes: usize, count: i32): void {
  for (let i = 0; i < count; i++, cases += 40, outcomes += 16) {
    f.setFpcr(load<u32>(cases, 4));
    f.setFpsr(load<u32>(cases, 8));
    store<u64>(outcomes, execute(load<u32>(cases), load<u64>(cases, 16), load<u64>(cases, 24), load<u64>(cases, 32)));
    store<u64>(outcomes, f.getFpsr(), 8);
  }
}
export function repeat(operation: u32, a: u64, b: u64, c: u64, count: i32): u64 {
  f.setFpcr(0);
  f.setFpsr(f.IXC);
  let sum: u64 = 0;
  for (let i = 0; i < count; i++) sum += execute(operation, a + i, b, c - i);
  return sum;
}
`;
}
