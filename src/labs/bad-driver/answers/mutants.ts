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
  mutant('broken-for-ever', 'refuse', 'refuse.revived-refused', ['Object.assign(device, fresh())', 'Object.assign(device, fresh(), { status: device.status & 0x40 })']),
  mutant('reads-behind-what-is-written', 'refuse', 'refuse.mixed', ['    if (!written && pieces.at(-1)?.written === true) return undefined;\n', '']),
  mutant('a-circle-is-a-chain', 'loops', 'loops.round', ['    index = view.getUint16(14, true);\n  }\n  return undefined;', '    index = view.getUint16(14, true);\n  }\n  return pieces;']),
  mutant('next-is-believed', 'loops', 'loops.next', ['index < count && left-- > 0', 'left-- > 0']),
  mutant('what-is-not-mapped-is-the-same', 'ram', 'ram.theirs', ['    return map && map.pa + (ipa - map.ipa);', '    return map ? map.pa + (ipa - map.ipa) : ipa < 2 ** 32 ? ipa : undefined;']),
  mutant('looks-at-the-first-byte', 'ram', 'ram.over-end', ['ipa + length <= one.ipa + one.size', 'ipa + (length && 0) < one.ipa + one.size']),
  mutant('address-by-its-low-word', 'ram', 'ram.far', ['Number(view.getBigUint64(0, true))', 'view.getUint32(0, true)']),
  mutant('status-at-the-end-of-the-last-piece', 'lengths', 'lengths.before', ['    if (length > here && !memory.write(at + here, Uint8Array.of(status)))\n      return undefined;\n  }\n', '  }\n  const last = into.at(-1);\n  if (!last || !memory.write(last.at + last.length - 1, Uint8Array.of(status)))\n    return undefined;\n']),
  mutant('header-in-one-piece', 'lengths', 'lengths.split-refused', ['  if (total(out) < 16 ||', '  if ((out[0]?.length ?? 0) < 16 ||']),
  mutant('header-with-zeros-behind', 'lengths', 'lengths.short', ['  if (total(out) < 16 ||', '  if ('], ['new Uint8Array(total(out))', 'new Uint8Array(Math.max(16, total(out)))']),
  mutant('empty-is-wrong', 'lengths', 'lengths.empty-refused', ['    pieces.push({ at, length, written });\n', '    if (length === 0) return undefined;\n    pieces.push({ at, length, written });\n']),
  mutant('no-place-for-a-status', 'lengths', 'lengths.none', [' || room < 0', '']),
  mutant('a-full-ring-is-too-full', 'index', 'index.full-refused', ['& 0xffff) > size)', '& 0xffff) >= size)']),
  mutant('index-is-believed-until-it-is-far', 'index', 'index.ahead', ['& 0xffff) > size)', '& 0xffff) > 1024)']),
  mutant('index-goes-back', 'index', 'index.behind', ['((idx - device.taken) & 0xffff) > size)', 'idx - device.taken > size)'], ['    while (device.taken !== idx) {', '    while (device.taken < idx) {']),
  mutant('indirect-without-asking', 'indirect', 'indirect.not-agreed', ['has(device, INDIRECT) && !isIndirect', '!isIndirect']),
  mutant('a-table-with-a-rest', 'indirect', 'indirect.odd', [' || length % 16 !== 0', '']),
  mutant('a-table-of-tables', 'indirect', 'indirect.nested', ['has(device, INDIRECT) && !isIndirect', 'has(device, INDIRECT)']),
  mutant('indirect-and-next', 'indirect', 'indirect.and-next', [' && (flags & 1) === 0;', ';']),
  mutant('sector-in-32-bits', 'requests', 'requests.wrapped', ['Number(header.getBigUint64(8, true))', 'header.getUint32(8, true)']),
  mutant('any-failure-is-the-end', 'requests', 'requests.beyond-refused', ['      if (bytes === undefined) status = IOERR;', '      if (bytes === undefined) return undefined;']),
  mutant('half-a-sector', 'requests', 'requests.half', ['room % 512 === 0 ? channel.read(place, room) : undefined', 'channel.read(place, room)']),
  mutant('all-guests-have-one-disk', 'neighbour', 'neighbour.unserved', ['`${vm.plan.index} ${n}`', '`${n}`']),
];
export default mutants;
