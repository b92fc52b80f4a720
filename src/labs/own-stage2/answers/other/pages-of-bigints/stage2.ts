import { type Call, type Handlers } from 'hypervisor';

const shift = [0n, 30n, 21n, 12n];

export const stage2: Handlers['stage2'] = (call, vm) => {
  const root = BigInt(call.newTable());
  for (const map of vm.plan.maps) {
    let ipa = BigInt(map.ipa);
    let pa = BigInt(map.pa);
    const end = ipa + BigInt(map.size);
    while (ipa < end) {
      let level = 1;
      while (
        level < 3 &&
        (((ipa | pa) & ((1n << shift[level]) - 1n)) !== 0n ||
          end - ipa < 1n << shift[level])
      )
        level++;
      put(call, root, ipa, level, pa | leaf(map.attributes, level));
      ipa += 1n << shift[level];
      pa += 1n << shift[level];
    }
  }
  return Number(root);
};

function put(call: Call, root: bigint, ipa: bigint, level: number, d: bigint): void {
  let table = root;
  for (let at = 1; at <= level; at++) {
    const entry = Number(table + (((ipa >> shift[at]) & 511n) << 3n));
    if (at === level) {
      call.el2.write(entry, 8, d);
      return;
    }
    const link = call.el2.read(entry, 8);
    if (link === undefined || (link & 1n) === 0n) {
      table = BigInt(call.newTable());
      call.el2.write(entry, 8, table | 3n);
    } else table = link & ~0xfffn;
  }
}

function leaf(kind: string, level: number): bigint {
  const type = level === 3 ? 0x403n : 0x401n;
  const note = {{tag}}n << 55n;
  switch (kind) {
    case 'device':
      return type | note | ({{device_attribute}}n << 2n) | 0x00400000000000c0n;
    case 'read-only':
      return type | note | 0x7cn | ({{share_bits}}n << 8n);
    default:
      return type | note | 0xfcn | ({{share_bits}}n << 8n);
  }
}
