import { ClientError } from './failure.ts';

/** Physical addresses of the board: 40 bits of PA on a Cortex-A72 reach 1 TiB, more than any device or RAM of `virt`. */
const limit = 2 ** 40;

/**
 * Reads an address as `-device loader,addr=` writes it: 0x and hex digits, or decimal; underscores may group digits.
 * Empty text is no address (an ELF file brings its own). Throws ClientError `address.malformed`, `address.too-large`.
 */
export function parseAddress(text: string): number | undefined {
  const digits = text.trim().replaceAll('_', '');
  if (digits === '') return undefined;
  if (!/^(0x[0-9a-f]+|[0-9]+)$/i.test(digits)) throw new ClientError('address.malformed', { text });
  const value = Number(digits);
  if (value >= limit) throw new ClientError('address.too-large', { text });
  return value;
}
