/** Encoders of property values (Devicetree Specification v0.4 §2.2.4.2). */

/** <prop-encoded-array> of 32-bit cells, big-endian; each cell is taken modulo 2³². */
export function cells(...values: readonly number[]): Uint8Array {
  const bytes = new Uint8Array(4 * values.length);
  const view = new DataView(bytes.buffer);
  values.forEach((value, i) => view.setUint32(4 * i, value));
  return bytes;
}

/**
 * Numbers of `width` cells each, as `#address-cells` and `#size-cells` ask for: `[value, width]` pairs, one after another.
 * `value` is a nonnegative integer below 2⁵³ that fits its width.
 */
export function sizedCells(...pairs: readonly (readonly [value: number, width: number])[]): Uint8Array {
  return cells(
    ...pairs.flatMap(([value, width]) =>
      Array.from({ length: width }, (_, i) => Math.floor(value / 2 ** (32 * (width - 1 - i))) % 2 ** 32),
    ),
  );
}

/** <u64>: two cells. */
export function u64(value: bigint): Uint8Array {
  const bytes = new Uint8Array(8);
  new DataView(bytes.buffer).setBigUint64(0, value);
  return bytes;
}

/** <stringlist>, or <string> of one: UTF-8, each string with its NUL. */
export function strings(...values: readonly string[]): Uint8Array {
  return new TextEncoder().encode(values.map((value) => `${value}\0`).join(''));
}

/** <empty>: the property's presence is the message. */
export const empty: Uint8Array = new Uint8Array(0);

export function concat(parts: readonly Uint8Array[]): Uint8Array {
  const bytes = new Uint8Array(parts.reduce((sum, part) => sum + part.length, 0));
  let at = 0;
  for (const part of parts) {
    bytes.set(part, at);
    at += part.length;
  }
  return bytes;
}
