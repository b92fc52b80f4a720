/**
 * Inside: BigInt.asUintN and asIntN as ECMA-262 §21.2.2 has them. This QuickJS, whose digits have 32 bits, leaves the top
 * bit of a result for its sign: asUintN(64, -1n) is -1n there. It also compares a negative integer with a negative number
 * the wrong way round, which no function can repair. integers.test.ts compares all of BigInt with the host's.
 */
const index = (bits: unknown): bigint => {
  const number = Math.trunc(Number(bits)) || 0;
  if (number < 0 || number > Number.MAX_SAFE_INTEGER) throw new RangeError('a number of bits');
  return BigInt(number);
};

/** More bits than any integer here has: the value itself, if it is not negative. */
const MANY = 2n ** 20n;

/** What registers have. */
const LOW_64 = (1n << 64n) - 1n;
const SIGN_64 = 1n << 63n;

function asUintN(bits: unknown, value: bigint): bigint {
  if (bits === 64) return BigInt(value) & LOW_64;
  const n = index(bits);
  const integer = BigInt(value);
  if (n >= MANY && integer >= 0n) return integer;
  return integer & ((1n << n) - 1n);
}

function asIntN(bits: unknown, value: bigint): bigint {
  if (bits === 64) {
    const low = BigInt(value) & LOW_64;
    return low < SIGN_64 ? low : low - LOW_64 - 1n;
  }
  const n = index(bits);
  if (n === 0n) return 0n;
  const integer = BigInt(value);
  if (n >= MANY) return integer;
  const low = integer & ((1n << n) - 1n);
  return low >> (n - 1n) === 0n ? low : low - (1n << n);
}

Object.defineProperties(BigInt, {
  asUintN: { value: asUintN, writable: true, configurable: true },
  asIntN: { value: asIntN, writable: true, configurable: true },
});
