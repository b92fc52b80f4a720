import type { Call, Handlers, PlannedMap } from 'hypervisor';

const span = (level: number): number => 2 ** (39 - 9 * level);

function attributesOf({ attributes }: PlannedMap): bigint {
  let bits = 0x401n | ({{tag}}n << 55n);
  if (attributes === 'device')
    return bits | ({{device_attribute}}n << 2n) | 0xc0n | (1n << 54n);
  bits |= 0x3cn | ({{share_bits}}n << 8n);
  return bits | (attributes === 'memory' ? 0xc0n : 0x40n);
}

// Fills what `map` has of the range that begins at `base`, in one table.
function fill(call: Call, map: PlannedMap, table: number, level: number, base: number): void {
  const size = span(level);
  for (let index = 0; index < 512; index++) {
    const start = base + index * size;
    const end = start + size;
    if (end <= map.ipa || start >= map.ipa + map.size) continue;
    const entry = table + 8 * index;
    const pa = map.pa + (start - map.ipa);
    const whole = start >= map.ipa && end <= map.ipa + map.size && pa % size === 0;
    if (whole) {
      call.el2.write(entry, 8, BigInt(pa) | attributesOf(map) | (level === 3 ? 2n : 0n));
      continue;
    }
    let below = Number((call.el2.read(entry, 8) ?? 0n) & 0xfffffffff000n);
    if (below === 0) {
      below = call.newTable();
      call.el2.write(entry, 8, BigInt(below) | 3n);
    }
    fill(call, map, below, level + 1, start);
  }
}

export const stage2: Handlers['stage2'] = (call, vm) => {
  const root = call.newTable();
  for (const map of vm.plan.maps) fill(call, map, root, 1, 0);
  return root;
};
