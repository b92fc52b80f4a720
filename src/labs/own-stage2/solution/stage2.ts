import type { Call, Handlers } from 'hypervisor';

// What a descriptor of each level maps; there is no level 0 here.
const SIZES = [0, 0x40000000, 0x200000, 0x1000];
const VALID = 1n;
const TABLE_OR_PAGE = 2n;
const AF = 1n << 10n;
const XN = 1n << 54n;
const SHAREABLE = {{share_bits}}n << 8n;
const NOTE = {{tag}}n << 55n;

const ATTRIBUTES = {
  memory: (0b1111n << 2n) | (0b11n << 6n) | SHAREABLE,
  'read-only': (0b1111n << 2n) | (0b01n << 6n) | SHAREABLE,
  device: ({{device_attribute}}n << 2n) | (0b11n << 6n) | XN,
};

export const stage2: Handlers['stage2'] = (call, vm) => {
  const root = call.newTable();
  for (const { ipa, pa, size, attributes } of vm.plan.maps) {
    let done = 0;
    while (done < size) {
      const level = levelFor(ipa + done, pa + done, size - done);
      let table = root;
      for (let upper = 1; upper < level; upper++)
        table = tableBelow(call, table, upper, ipa + done);
      const type = level === 3 ? TABLE_OR_PAGE | VALID : VALID;
      const descriptor = BigInt(pa + done) | type | AF | NOTE;
      const address = table + 8 * indexAt(ipa + done, level);
      call.el2.write(address, 8, descriptor | ATTRIBUTES[attributes]);
      done += SIZES[level];
    }
  }
  return root;
};

// The largest that fits: both addresses are multiples, and enough is left.
function levelFor(ipa: number, pa: number, left: number): number {
  for (let level = 1; level < 3; level++) {
    const size = SIZES[level];
    if (ipa % size === 0 && pa % size === 0 && left >= size) return level;
  }
  return 3;
}

function indexAt(ipa: number, level: number): number {
  return Math.floor(ipa / SIZES[level]) % 512;
}

// The table that an entry leads to; the first who comes makes it.
function tableBelow(
  call: Call,
  table: number,
  level: number,
  ipa: number,
): number {
  const entry = table + 8 * indexAt(ipa, level);
  const link = call.el2.read(entry, 8) ?? 0n;
  if (link !== 0n) return Number(link & 0xfffffffff000n);
  const made = call.newTable();
  call.el2.write(entry, 8, BigInt(made) | TABLE_OR_PAGE | VALID);
  return made;
}
