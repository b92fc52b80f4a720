/**
 * The operations of the IR: WebAssembly's, by their names there. `as` is the AssemblyScript text (values are unsigned:
 * u32, u64), `$0` an argument, `#0` a lane; `code` is WebAssembly's opcode, with 0xfd00 added for SIMD.
 */
import type { Ty } from './ir.ts';

export interface Operation {
  readonly args: readonly Ty[];
  readonly result: Ty;
  readonly as: string;
  readonly code: number;
}

const table = new Map<string, Operation>();

function define(name: string, args: readonly Ty[], result: Ty, as: string, code: number): void {
  table.set(name, { args, result, as, code });
}

function integer(ty: 'i32' | 'i64', arithmetic: number, comparison: number): void {
  const u = ty === 'i32' ? 'u32' : 'u64';
  const two = [ty, ty] as const;
  const binary: readonly [string, string, number][] = [
    ['add', '($0 + $1)', 3],
    ['sub', '($0 - $1)', 4],
    ['mul', '($0 * $1)', 5],
    ['and', '($0 & $1)', 10],
    ['or', '($0 | $1)', 11],
    ['xor', '($0 ^ $1)', 12],
    ['shl', '($0 << $1)', 13],
    ['shr_s', `<${u}>(<${ty}>$0 >> <${ty}>$1)`, 14],
    ['shr_u', '($0 >> $1)', 15],
    ['rotr', `rotr<${u}>($0, $1)`, 17],
  ];
  for (const [name, as, code] of binary) define(`${ty}.${name}`, two, ty, as, arithmetic + code);
  define(`${ty}.clz`, [ty], ty, `clz<${u}>($0)`, arithmetic);
  define(`${ty}.eqz`, [ty], 'i32', '<u32>($0 == 0)', comparison);
  const compare: readonly [string, string][] = [
    ['eq', '($0 == $1)'],
    ['ne', '($0 != $1)'],
    ['lt_s', `(<${ty}>$0 < <${ty}>$1)`],
    ['lt_u', '($0 < $1)'],
    ['gt_s', `(<${ty}>$0 > <${ty}>$1)`],
    ['gt_u', '($0 > $1)'],
    ['le_s', `(<${ty}>$0 <= <${ty}>$1)`],
    ['le_u', '($0 <= $1)'],
    ['ge_s', `(<${ty}>$0 >= <${ty}>$1)`],
    ['ge_u', '($0 >= $1)'],
  ];
  compare.forEach(([name, as], i) => define(`${ty}.${name}`, two, 'i32', `<u32>${as}`, comparison + 1 + i));
}

integer('i32', 0x67, 0x45);
integer('i64', 0x79, 0x50);

define('i32.wrap_i64', ['i64'], 'i32', '<u32>$0', 0xa7);
define('i64.extend_i32_u', ['i32'], 'i64', '<u64>$0', 0xad);
define('i64.extend_i32_s', ['i32'], 'i64', '<u64><i64><i32>$0', 0xac);
define('i64.extend8_s', ['i64'], 'i64', '<u64><i64><i8>$0', 0xc2);
define('i64.extend16_s', ['i64'], 'i64', '<u64><i64><i16>$0', 0xc3);
define('i64.extend32_s', ['i64'], 'i64', '<u64><i64><i32>$0', 0xc4);
define('i32.extend8_s', ['i32'], 'i32', '<u32><i32><i8>$0', 0xc0);
define('i32.extend16_s', ['i32'], 'i32', '<u32><i32><i16>$0', 0xc1);
define('f32.reinterpret_i32', ['i32'], 'f32', 'reinterpret<f32>($0)', 0xbe);
define('f64.reinterpret_i64', ['i64'], 'f64', 'reinterpret<f64>($0)', 0xbf);
define('i32.reinterpret_f32', ['f32'], 'i32', 'reinterpret<u32>($0)', 0xbc);
define('i64.reinterpret_f64', ['f64'], 'i64', 'reinterpret<u64>($0)', 0xbd);
define('i32.select', ['i32', 'i32', 'i32'], 'i32', 'select<u32>($0, $1, $2 != 0)', 0x1b);
define('i64.select', ['i64', 'i64', 'i32'], 'i64', 'select<u64>($0, $1, $2 != 0)', 0x1b);

// Vectors. Splats, lanes, bitwise, and per shape what wasm has; `i8x16.shuffle` takes 16 lanes.
define('i8x16.splat', ['i32'], 'v128', 'i8x16.splat(<i8>$0)', 0xfd0f);
define('i16x8.splat', ['i32'], 'v128', 'i16x8.splat(<i16>$0)', 0xfd10);
define('i32x4.splat', ['i32'], 'v128', 'i32x4.splat($0)', 0xfd11);
define('i64x2.splat', ['i64'], 'v128', 'i64x2.splat($0)', 0xfd12);
define('i8x16.extract_lane_u', ['v128'], 'i32', '<u32>i8x16.extract_lane_u($0, #0)', 0xfd16);
define('i16x8.extract_lane_u', ['v128'], 'i32', '<u32>i16x8.extract_lane_u($0, #0)', 0xfd19);
define('i32x4.extract_lane', ['v128'], 'i32', '<u32>i32x4.extract_lane($0, #0)', 0xfd1b);
define('i64x2.extract_lane', ['v128'], 'i64', '<u64>i64x2.extract_lane($0, #0)', 0xfd1d);
define('i8x16.replace_lane', ['v128', 'i32'], 'v128', 'i8x16.replace_lane($0, #0, <i8>$1)', 0xfd17);
define('i16x8.replace_lane', ['v128', 'i32'], 'v128', 'i16x8.replace_lane($0, #0, <i16>$1)', 0xfd1a);
define('i32x4.replace_lane', ['v128', 'i32'], 'v128', 'i32x4.replace_lane($0, #0, $1)', 0xfd1c);
define('i64x2.replace_lane', ['v128', 'i64'], 'v128', 'i64x2.replace_lane($0, #0, $1)', 0xfd1e);
define('i8x16.shuffle', ['v128', 'v128'], 'v128', 'i8x16.shuffle($0, $1, #)', 0xfd0d);
define('i8x16.swizzle', ['v128', 'v128'], 'v128', 'i8x16.swizzle($0, $1)', 0xfd0e);
define('v128.not', ['v128'], 'v128', 'v128.not($0)', 0xfd4d);
define('v128.and', ['v128', 'v128'], 'v128', 'v128.and($0, $1)', 0xfd4e);
define('v128.andnot', ['v128', 'v128'], 'v128', 'v128.andnot($0, $1)', 0xfd4f);
define('v128.or', ['v128', 'v128'], 'v128', 'v128.or($0, $1)', 0xfd50);
define('v128.xor', ['v128', 'v128'], 'v128', 'v128.xor($0, $1)', 0xfd51);
define('v128.bitselect', ['v128', 'v128', 'v128'], 'v128', 'v128.bitselect($0, $1, $2)', 0xfd52);
define('v128.any_true', ['v128'], 'i32', '<u32>v128.any_true($0)', 0xfd53);

const shapes: readonly [string, number, readonly string[]][] = [
  [
    'i8x16',
    0,
    [
      'abs',
      'neg',
      'popcnt',
      'shl',
      'shr_s',
      'shr_u',
      'add',
      'add_sat_s',
      'add_sat_u',
      'sub',
      'sub_sat_s',
      'sub_sat_u',
      'min_s',
      'min_u',
      'max_s',
      'max_u',
      'avgr_u',
      'narrow_i16x8_s',
      'narrow_i16x8_u',
    ],
  ],
  [
    'i16x8',
    0,
    [
      'abs',
      'neg',
      'shl',
      'shr_s',
      'shr_u',
      'add',
      'add_sat_s',
      'add_sat_u',
      'sub',
      'sub_sat_s',
      'sub_sat_u',
      'mul',
      'min_s',
      'min_u',
      'max_s',
      'max_u',
      'avgr_u',
      'narrow_i32x4_s',
      'narrow_i32x4_u',
      'extend_low_i8x16_s',
      'extend_high_i8x16_s',
      'extend_low_i8x16_u',
      'extend_high_i8x16_u',
      'extmul_low_i8x16_s',
      'extmul_high_i8x16_s',
      'extmul_low_i8x16_u',
      'extmul_high_i8x16_u',
      'extadd_pairwise_i8x16_s',
      'extadd_pairwise_i8x16_u',
      'q15mulr_sat_s',
    ],
  ],
  [
    'i32x4',
    0,
    [
      'abs',
      'neg',
      'shl',
      'shr_s',
      'shr_u',
      'add',
      'sub',
      'mul',
      'min_s',
      'min_u',
      'max_s',
      'max_u',
      'extend_low_i16x8_s',
      'extend_high_i16x8_s',
      'extend_low_i16x8_u',
      'extend_high_i16x8_u',
      'extmul_low_i16x8_s',
      'extmul_high_i16x8_s',
      'extmul_low_i16x8_u',
      'extmul_high_i16x8_u',
      'extadd_pairwise_i16x8_s',
      'extadd_pairwise_i16x8_u',
    ],
  ],
  [
    'i64x2',
    0,
    [
      'abs',
      'neg',
      'shl',
      'shr_s',
      'shr_u',
      'add',
      'sub',
      'mul',
      'extend_low_i32x4_s',
      'extend_high_i32x4_s',
      'extend_low_i32x4_u',
      'extend_high_i32x4_u',
      'extmul_low_i32x4_s',
      'extmul_high_i32x4_s',
      'extmul_low_i32x4_u',
      'extmul_high_i32x4_u',
    ],
  ],
];
/** WebAssembly SIMD opcodes by name (the specification's appendix). */
const simdCodes: Readonly<Record<string, number>> = {
  'i8x16.abs': 0x60,
  'i8x16.neg': 0x61,
  'i8x16.popcnt': 0x62,
  'i8x16.narrow_i16x8_s': 0x65,
  'i8x16.narrow_i16x8_u': 0x66,
  'i8x16.shl': 0x6b,
  'i8x16.shr_s': 0x6c,
  'i8x16.shr_u': 0x6d,
  'i8x16.add': 0x6e,
  'i8x16.add_sat_s': 0x6f,
  'i8x16.add_sat_u': 0x70,
  'i8x16.sub': 0x71,
  'i8x16.sub_sat_s': 0x72,
  'i8x16.sub_sat_u': 0x73,
  'i8x16.min_s': 0x76,
  'i8x16.min_u': 0x77,
  'i8x16.max_s': 0x78,
  'i8x16.max_u': 0x79,
  'i8x16.avgr_u': 0x7b,
  'i16x8.extadd_pairwise_i8x16_s': 0x7c,
  'i16x8.extadd_pairwise_i8x16_u': 0x7d,
  'i32x4.extadd_pairwise_i16x8_s': 0x7e,
  'i32x4.extadd_pairwise_i16x8_u': 0x7f,
  'i16x8.abs': 0x80,
  'i16x8.neg': 0x81,
  'i16x8.q15mulr_sat_s': 0x82,
  'i16x8.narrow_i32x4_s': 0x85,
  'i16x8.narrow_i32x4_u': 0x86,
  'i16x8.extend_low_i8x16_s': 0x87,
  'i16x8.extend_high_i8x16_s': 0x88,
  'i16x8.extend_low_i8x16_u': 0x89,
  'i16x8.extend_high_i8x16_u': 0x8a,
  'i16x8.shl': 0x8b,
  'i16x8.shr_s': 0x8c,
  'i16x8.shr_u': 0x8d,
  'i16x8.add': 0x8e,
  'i16x8.add_sat_s': 0x8f,
  'i16x8.add_sat_u': 0x90,
  'i16x8.sub': 0x91,
  'i16x8.sub_sat_s': 0x92,
  'i16x8.sub_sat_u': 0x93,
  'i16x8.mul': 0x95,
  'i16x8.min_s': 0x96,
  'i16x8.min_u': 0x97,
  'i16x8.max_s': 0x98,
  'i16x8.max_u': 0x99,
  'i16x8.avgr_u': 0x9b,
  'i16x8.extmul_low_i8x16_s': 0x9c,
  'i16x8.extmul_high_i8x16_s': 0x9d,
  'i16x8.extmul_low_i8x16_u': 0x9e,
  'i16x8.extmul_high_i8x16_u': 0x9f,
  'i32x4.abs': 0xa0,
  'i32x4.neg': 0xa1,
  'i32x4.extend_low_i16x8_s': 0xa7,
  'i32x4.extend_high_i16x8_s': 0xa8,
  'i32x4.extend_low_i16x8_u': 0xa9,
  'i32x4.extend_high_i16x8_u': 0xaa,
  'i32x4.shl': 0xab,
  'i32x4.shr_s': 0xac,
  'i32x4.shr_u': 0xad,
  'i32x4.add': 0xae,
  'i32x4.sub': 0xb1,
  'i32x4.mul': 0xb5,
  'i32x4.min_s': 0xb6,
  'i32x4.min_u': 0xb7,
  'i32x4.max_s': 0xb8,
  'i32x4.max_u': 0xb9,
  'i32x4.extmul_low_i16x8_s': 0xbc,
  'i32x4.extmul_high_i16x8_s': 0xbd,
  'i32x4.extmul_low_i16x8_u': 0xbe,
  'i32x4.extmul_high_i16x8_u': 0xbf,
  'i64x2.abs': 0xc0,
  'i64x2.neg': 0xc1,
  'i64x2.extend_low_i32x4_s': 0xc7,
  'i64x2.extend_high_i32x4_s': 0xc8,
  'i64x2.extend_low_i32x4_u': 0xc9,
  'i64x2.extend_high_i32x4_u': 0xca,
  'i64x2.shl': 0xcb,
  'i64x2.shr_s': 0xcc,
  'i64x2.shr_u': 0xcd,
  'i64x2.add': 0xce,
  'i64x2.sub': 0xd1,
  'i64x2.mul': 0xd5,
  'i64x2.extmul_low_i32x4_s': 0xdc,
  'i64x2.extmul_high_i32x4_s': 0xdd,
  'i64x2.extmul_low_i32x4_u': 0xde,
  'i64x2.extmul_high_i32x4_u': 0xdf,
};
const unary = /^(abs|neg|popcnt|extend|extadd)/;
for (const [shape, , names] of shapes)
  for (const name of names) {
    const code = 0xfd00 + (simdCodes[`${shape}.${name}`] ?? 0);
    if (unary.test(name)) define(`${shape}.${name}`, ['v128'], 'v128', `${shape}.${name}($0)`, code);
    else if (/^(shl|shr)/.test(name))
      define(`${shape}.${name}`, ['v128', 'i32'], 'v128', `${shape}.${name}($0, $1)`, code);
    else define(`${shape}.${name}`, ['v128', 'v128'], 'v128', `${shape}.${name}($0, $1)`, code);
  }
const compares = ['eq', 'ne', 'lt_s', 'lt_u', 'gt_s', 'gt_u', 'le_s', 'le_u', 'ge_s', 'ge_u'];
['i8x16', 'i16x8', 'i32x4'].forEach((shape, s) =>
  compares.forEach((name, i) =>
    define(`${shape}.${name}`, ['v128', 'v128'], 'v128', `${shape}.${name}($0, $1)`, 0xfd23 + 10 * s + i),
  ),
);
['eq', 'ne', 'lt_s', 'gt_s', 'le_s', 'ge_s'].forEach((name, i) =>
  define(`i64x2.${name}`, ['v128', 'v128'], 'v128', `i64x2.${name}($0, $1)`, 0xfdd6 + i),
);

export const operations: ReadonlyMap<string, Operation> = table;
