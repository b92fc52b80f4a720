import type { Handlers } from 'hypervisor';

// Remembers which tables there are, by level and first IPA, and reads nothing
// back.
const PAGE = 4096;
const BLOCK = 512 * PAGE;
const GIB = 512 * BLOCK;

const kinds: Record<string, bigint> = {
  memory: 0x4fcn | ({{share_bits}}n << 8n),
  'read-only': 0x47cn | ({{share_bits}}n << 8n),
  device: 0x4c0n | ({{device_attribute}}n << 2n) | (1n << 54n),
};

export const stage2: Handlers['stage2'] = (call, vm) => {
  const root = call.newTable();
  const tables = new Map<string, number>();
  const tableAt = (size: number, ipa: number): number => {
    if (size === GIB) return root;
    const larger = size * 512;
    const key = `${size} ${Math.floor(ipa / larger)}`;
    const known = tables.get(key);
    if (known !== undefined) return known;
    const made = call.newTable();
    tables.set(key, made);
    const above = tableAt(larger, ipa);
    const slot = Math.floor(ipa / larger) % 512;
    call.el2.write(above + slot * 8, 8, BigInt(made + 3));
    return made;
  };
  vm.plan.maps.forEach((map) => {
    for (let [ipa, pa, left] = [map.ipa, map.pa, map.size]; left > 0; ) {
      const fits = (size: number): boolean =>
        ipa % size === 0 && pa % size === 0 && size <= left;
      const size = fits(GIB) ? GIB : fits(BLOCK) ? BLOCK : PAGE;
      const entry = tableAt(size, ipa) + (Math.floor(ipa / size) % 512) * 8;
      const low = BigInt(pa + (size === PAGE ? 3 : 1));
      call.el2.write(entry, 8, low | kinds[map.attributes] | ({{tag}}n << 55n));
      ipa += size;
      pa += size;
      left -= size;
    }
  });
  return root;
};
