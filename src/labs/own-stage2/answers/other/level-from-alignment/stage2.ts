import type { Call, Handlers } from 'hypervisor';

// A whole table is put together in memory and written at once.
class Table {
  readonly pa: number;
  readonly entries = new BigUint64Array(512);
  readonly below = new Map<number, Table>();
  constructor(call: Call) {
    this.pa = call.newTable();
  }
  child(call: Call, index: number): Table {
    const known = this.below.get(index);
    if (known) return known;
    const made = new Table(call);
    this.below.set(index, made);
    this.entries[index] = BigInt(made.pa) | 3n;
    return made;
  }
  write(call: Call): void {
    call.el2.writeBytes(this.pa, new Uint8Array(this.entries.buffer));
    for (const table of this.below.values()) table.write(call);
  }
}

const SHIFTS = [30, 21, 12];
const NOTE = BigInt({{tag}}) << 55n;

export const stage2: Handlers['stage2'] = (call, { plan }) => {
  const root = new Table(call);
  for (const { ipa, pa, size, attributes } of plan.maps) {
    const isDevice = attributes === 'device';
    let bits = (1n << 10n) | (1n << 6n) | 1n | NOTE;
    if (attributes !== 'read-only') bits |= 1n << 7n;
    bits |= isDevice
      ? (1n << 54n) | ({{device_attribute}}n << 2n)
      : (15n << 2n) | ({{share_bits}}n << 8n);
    for (let at = 0; at < size; ) {
      const depth = SHIFTS.findIndex(
        (n) => (ipa + at) % 2 ** n === 0 && (pa + at) % 2 ** n === 0 && size - at >= 2 ** n,
      );
      const index = (n: number): number => Math.floor((ipa + at) / 2 ** SHIFTS[n]) % 512;
      let table = root;
      for (let n = 0; n < depth; n++) table = table.child(call, index(n));
      table.entries[index(depth)] = BigInt(pa + at) | bits | (depth === 2 ? 2n : 0n);
      at += 2 ** SHIFTS[depth];
    }
  }
  root.write(call);
  return root.pa;
};
