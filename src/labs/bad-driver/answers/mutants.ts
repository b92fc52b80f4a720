import type { Mutant } from '../../kit/lab.ts';

const mutant = (name: string, fails: string, code: string, ...edits: Mutant['edits']): Mutant => ({
  name,
  file: 'disk.ts',
  edits,
  fails,
  code,
});

// prettier-ignore
const mutants: readonly Mutant[] = [
  mutant('leaves-out-what-breaks', 'refuse', 'refuse.mixed', ['    device.status |= 0x40;\n', '']),
  mutant('says-it-to-nobody', 'refuse', 'refuse.silent', ['    device.interrupt |= 2;\n', '']),
  mutant('goes-on-without-a-reset', 'refuse', 'refuse.goes-on', ['device.status === 15', '(device.status & 4) !== 0']),
  mutant('next-is-believed', 'loops', 'loops.next', ['index < count && left-- > 0', 'left-- > 0']),
  mutant('what-is-not-mapped-is-the-same', 'ram', 'ram.theirs', ['    return map && map.pa + (ipa - map.ipa);', '    return map ? map.pa + (ipa - map.ipa) : ipa < 2 ** 32 ? ipa : undefined;']),
  mutant('looks-at-the-first-byte', 'ram', 'ram.over-end', ['ipa + length <= one.ipa + one.size', 'ipa + (length && 0) < one.ipa + one.size']),
  mutant('status-at-the-end-of-the-last-piece', 'lengths', 'lengths.before', ['    if (length > here && !memory.write(at + here, Uint8Array.of(status)))\n      return undefined;\n  }\n', '  }\n  const last = into.at(-1);\n  if (!last || !memory.write(last.at + last.length - 1, Uint8Array.of(status)))\n    return undefined;\n']),
  mutant('a-header-that-is-to-be-written', 'lengths', 'lengths.written', ['const out = chain.filter(({ written }) => !written);', 'const out = chain.filter(({ written }, n) => !written || n === 0);']),
  mutant('index-goes-back', 'index', 'index.behind', ['((idx - device.taken) & 0xffff) > size)', 'idx - device.taken > size)'], ['    while (device.taken !== idx) {', '    while (device.taken < idx) {']),
  mutant('a-table-of-tables', 'indirect', 'indirect.nested', ['has(device, INDIRECT) && !isIndirect', 'has(device, INDIRECT)']),
  mutant('sector-in-32-bits', 'requests', 'requests.wrapped', ['Number(header.getBigUint64(8, true))', 'header.getUint32(8, true)']),
  mutant('all-guests-have-one-disk', 'neighbour', 'neighbour.unserved', ['`${vm.plan.index} ${n}`', '`${n}`']),
];
export default mutants;
