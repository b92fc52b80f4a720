import type { Mutant } from '../../kit/lab.ts';

const mutant = (name: string, fails: string, because: string, ...edits: Mutant['edits']): Mutant => ({
  name,
  file: 'disk.ts',
  edits,
  fails,
  code: `${fails}.${because}`,
});

// prettier-ignore
const mutants: readonly Mutant[] = [
  mutant('capacity-in-bytes', 'identify', 'bytes', ['BigInt(channel.size / 512)', 'BigInt(channel.size)']),
  mutant('configuration-by-words-only', 'identify', 'byte', ['BigInt.asUintN(8 * size, capacity >> BigInt(8 * (offset - 0x100)))', 'offset === 0x100 ? capacity : 0n']),
  mutant('n-is-no-channel', 'identify', 'capacity', ['call.el2.disk(plan.channel)', 'call.el2.disk(n)']),
  mutant('answers-undefined-to-what-it-does-not-know', 'identify', 'magic', ['    0x00: 0x74726976,\n', '']),
  mutant('all-disks-are-one', 'agree', 'shared', ['`${vm.plan.index} ${n}`', '`${vm.plan.index}`']),
  mutant('agrees-to-everything', 'agree', 'believed', ['value & (isOffered ? 0xbf : 0xb7)', 'value & 0xbf']),
  mutant('the-half-is-not-looked-at', 'agree', 'not-selected', ['  if (half === 0)\n', '  if (half >= 0)\n']),
  mutant('never-reset', 'agree', 'no-reset', ['  if (value === 0) Object.assign(device, fresh());\n', '']),
  mutant('as-many-queues-as-you-like', 'agree', 'second-queue', ['first ? QUEUE_MAX : 0', 'QUEUE_MAX']),
  mutant('never-read-only', 'agree', 'read-only', ['(channel.readOnly ? RO : 0)', '0']),
  mutant('next-is-the-neighbour', 'read', 'untouched', ['index = view.getUint16(14, true);', 'index += 1;']),
  mutant('sector-from-the-wrong-place', 'read', 'sector-0', ['Number(header.getBigUint64(8, true))', 'Number(header.getUint32(4, true))']),
  mutant('id-is-the-place-in-the-ring', 'read', 'head', ['new Uint32Array([head, length])', 'new Uint32Array([device.used, length])']),
  mutant('length-of-the-data', 'read', 'no-status-byte', ['return data.length === room ? room + 1 : data.length;', 'return data.length;']),
  mutant('nobody-hears-of-it', 'read', 'not-used', ['      if (!writeU16(memory, ring + 2, device.used)) return true;\n', '']),
  mutant('available-index-not-masked', 'read', 'many', ['available + 4 + 2 * (device.taken % size)', 'available + 4 + 2 * device.taken']),
  mutant('used-index-not-masked', 'read', 'place', ['ring + 4 + 8 * (device.used % size)', 'ring + 4 + 8 * device.used']),
  mutant('each-buffer-from-the-beginning', 'read', 'scattered', ['data.subarray(from, from + here)', 'data.subarray(0, here)']),
  mutant('writes-the-header-too', 'requests', 'write', ['sent.subarray(16)', 'sent']),
  mutant('writes-nowhere', 'requests', 'read-back', ['!channel.write(place, bytes)', '!channel.write(0, bytes)']),
  mutant('knows-everything', 'requests', 'strange', ['      status = UNSUPP;', '      status = OK;']),
  mutant('there-is-always-a-sector', 'requests', 'beyond-ok', ['if (bytes === undefined) status = IOERR;\n      else data', 'if (bytes !== undefined) data']),
  mutant('name-without-its-end', 'requests', 'id-length', ['Math.min(20, room)', 'Math.min(id.length, room)']),
  mutant('no-indirect-tables', 'indirect', 'untouched', ['if ((flags & 4) !== 0)', 'if ((flags & 8) !== 0)']),
  mutant('index-goes-on-in-the-table', 'indirect', 'untouched', ['[at, length / 16, 0]', '[at, length / 16, index]']),
  mutant('no-line', 'interrupt', 'no-line', ['  vm.vgic.setLine(plan.intid, device.interrupt !== 0);\n', '']),
  mutant('never-acknowledged', 'interrupt', 'not-acknowledged', ['  if (offset === 0x64) device.interrupt &= ~value;\n', '']),
  mutant('the-line-stays-up', 'interrupt', 'line-up', ['  vm.vgic.setLine(plan.intid, device.interrupt !== 0);\n', '  if (device.interrupt !== 0) vm.vgic.setLine(plan.intid, true);\n']),
  mutant('flag-not-looked-at', 'interrupt', 'not-wanted', ['((u16(memory, available) ?? 0) & 1) === 0', 'true']),
  mutant('event-index-not-looked-at', 'interrupt', 'every', ['wanted = ((device.used - event - 1) & 0xffff) < done;', 'wanted = event >= 0;']),
  mutant('event-index-off-by-one', 'interrupt', 'event', ['(device.used - event - 1)', '(device.used - event)']),
  mutant('no-avail-event', 'interrupt', 'no-avail-event', ['    writeU16(memory, ring + 4 + 8 * size, device.taken);\n', '']),
];
export default mutants;
