/** A number as readers write it: hexadecimal with or without 0x, underscores and spaces ignored; 64 bits at most. */
export function parseHex(text: string): bigint | undefined {
  const digits = text.replaceAll(/[\s_]/g, '').replace(/^0x/i, '');
  return /^[\da-f]{1,16}$/i.test(digits) ? BigInt(`0x${digits}`) : undefined;
}

export const hexText = (value: bigint | number): string => `0x${value.toString(16)}`;

/** `4 KiB`, `2 MiB`: bytes as powers of 1024. */
export function sizeText(bytes: bigint): string {
  const units = ['B', 'KiB', 'MiB', 'GiB', 'TiB'];
  let unit = 0;
  let value = bytes;
  while (value >= 1024n && value % 1024n === 0n && unit < units.length - 1) {
    value /= 1024n;
    unit++;
  }
  return `${value} ${units[unit] ?? ''}`;
}
