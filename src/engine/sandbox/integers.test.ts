/** Integers in QuickJS against the host's: handlers compute with 64-bit registers. */
import { describe, expect, test } from 'vitest';
import { attempt, handling, missing, valueInside } from './testing.ts';

const OPERATIONS = [
  'a + b', 'a - b', 'a * b', 'b === 0n ? 0n : a / b', 'b === 0n ? 0n : a % b', 'a & b', 'a | b', 'a ^ b', '~a', '-a',
  'a << (b & 127n)', 'a >> (b & 127n)', 'a < b', 'a <= b', 'a === b', 'a > Number(b < 0n ? -b : b)', 'Number(BigInt.asUintN(64, a))',
  'BigInt.asUintN(Number(b & 127n), a)', 'BigInt.asIntN(Number(b & 127n), a)', 'BigInt.asUintN(64, a)', 'BigInt.asUintN(32, a)',
  'BigInt.asIntN(64, a)', 'a.toString(16)', 'a.toString(2)', 'BigInt(String(a))', '(a < 0n ? -a : a) ** (b & 7n)', 'a ? 1 : 0',
  '(d.setBigUint64(0, a, true), d.getBigUint64(0, true))', '(d.setBigInt64(0, a, true), d.getBigInt64(0, true))',
  '(d.setBigUint64(0, a), d.getUint32(4))', 'new BigUint64Array([a])[0]', 'new BigInt64Array([a, b])[1]',
  'new Map([[a, 1], [a + 1n, 2]]).get(b + a - b)', 'new Set([a]).has(a + b - b)', 'Object.is(a, b + a - b)', '[a, b].includes(a + 0n)',
]; // prettier-ignore

/** Around the limits of 31 to 64 bits, small, and long; the same ones each time. */
function integers(count: number): bigint[] {
  let state = 1n;
  const random = (bits: number): bigint => {
    state = (state * 6364136223846793005n + 1442695040888963407n) & ((1n << 64n) - 1n);
    return state >> BigInt(64 - bits);
  };
  const limits = [2n ** 31n, 2n ** 32n, 2n ** 33n, 2n ** 62n, 2n ** 63n, 2n ** 64n];
  return Array.from({ length: count }, () => {
    const kind = random(3);
    let value = kind === 0n ? random(4) : (limits[Number(random(8) % 6n)] ?? 0n) + random(2) - 2n;
    if (kind > 4n) for (let n = random(2); n >= 0n; n--) value = (value << random(6)) | random(32);
    return random(1) === 0n ? value : -value;
  });
}

describe.skipIf(missing !== '')(`integers inside${missing && `: needs ${missing}`}`, { timeout: 60_000 }, () => {
  test.each(OPERATIONS)('%s is what it is outside', (operation) => {
    const all = integers(240);
    const pairs = all.slice(120).map((b, i): [bigint, bigint] => [all[i] ?? 0n, b]);
    const outside = new Function('a', 'b', 'd', `return ${operation}`) as (
      a: bigint,
      b: bigint,
      d: DataView,
    ) => unknown;
    const wanted = pairs.map(([a, b]) => String(outside(a, b, new DataView(new ArrayBuffer(8)))));
    const literal = (n: bigint): string => `${n}n`;
    const { error } = attempt(
      handling(`const d = new DataView(new ArrayBuffer(8)); const wanted = ${JSON.stringify(wanted)};
        const f: (a: bigint, b: bigint) => unknown = (a, b) => (${operation});
        ([${pairs.map(([a, b]) => `[${literal(a)}, ${literal(b)}]`).join(', ')}] as [bigint, bigint][]).forEach(([a, b], i) => {
          if (String(f(a, b)) !== wanted[i]) throw new Error(a + ' ' + b + ': ' + String(f(a, b)) + ', not ' + wanted[i]);
        });`),
    );
    expect(error?.params['error']).toBeUndefined();
    expect(error).toBeUndefined();
  });

  test('but for one comparison, which this QuickJS has the wrong way round: two negatives, one of them a number', () => {
    // When this fails QuickJS has been repaired, and the sentence about it in guest/integers.ts can go.
    expect(valueInside('-0x1_0000_0000n > -0x2_0000_0000 ? 1 : 0')).toBe(0n);
    expect(valueInside('-0x1_0000_0000n > BigInt(-0x2_0000_0000) ? 1 : 0')).toBe(1n);
    expect(valueInside('0x2_0000_0000n > 0x1_0000_0000 && -0x1_0000_0000n < 4 && 0x1_0000_0000n > -4 ? 1 : 0')).toBe(
      1n,
    );
  });
});
