/** A kernel's symbols: names for addresses in traces. */

export interface Symbols {
  /** Every name, with the first of its addresses. */
  readonly places: ReadonlyMap<string, bigint>;
  /** `name` or `name+0x10`; undefined below the first symbol and far behind the last. */
  at(address: bigint): string | undefined;
}

/** Beyond its last symbol an image is rarely larger than this. */
const REACH = 0x10_0000n;

/**
 * Reads lines of "hexadecimal-address name" (as of nm, without its middle column or with it). Lines of another form are
 * skipped. Of several names for an address the first one counts.
 */
export function parseSymbols(text: string): Symbols {
  const addresses: bigint[] = [];
  const names = new Map<bigint, string>();
  const places = new Map<string, bigint>();
  for (const line of text.split('\n')) {
    const match = /^(?:0x)?([\da-f]{1,16})\s+(?:\w\s+)?(\S+)\s*$/i.exec(line);
    if (match === null) continue;
    const [, digits = '0', name = ''] = match;
    const address = BigInt(`0x${digits}`);
    if (!places.has(name)) places.set(name, address);
    if (names.has(address)) continue;
    names.set(address, name);
    addresses.push(address);
  }
  addresses.sort((a, b) => (a < b ? -1 : a > b ? 1 : 0));
  return {
    places,
    at(address) {
      let lower = 0;
      let upper = addresses.length;
      while (lower < upper) {
        const middle = (lower + upper) >> 1;
        if ((addresses[middle] ?? 0n) <= address) lower = middle + 1;
        else upper = middle;
      }
      const base = addresses[lower - 1];
      if (base === undefined || address - base > REACH) return undefined;
      const name = names.get(base) ?? '';
      return address === base ? name : `${name}+0x${(address - base).toString(16)}`;
    },
  };
}
