import type { Mutant } from '../../kit/lab.ts';

const mutant = (name: string, fails: string, code: string, ...edits: Mutant['edits']): Mutant => ({
  name,
  file: 'stage2.ts',
  edits,
  fails,
  code,
});

// prettier-ignore
const mutants: readonly Mutant[] = [
  mutant('no-access-flag', 'tables', 'tables.access-flag', ['type | AF | NOTE', 'type | NOTE']),
  mutant('pages-are-blocks', 'tables', 'tables.page-bit', ['level === 3 ? TABLE_OR_PAGE | VALID : VALID', 'VALID']),
  mutant('links-are-blocks', 'tables', 'tables.link-type', ['BigInt(made) | TABLE_OR_PAGE | VALID', 'BigInt(made) | VALID']),
  mutant('links-not-valid', 'tables', 'tables.valid', ['BigInt(made) | TABLE_OR_PAGE | VALID', 'BigInt(made) | TABLE_OR_PAGE']),
  mutant('only-the-ipa-is-aligned', 'tables', 'tables.unaligned', [' && pa % size === 0', '']),
  mutant('only-the-pa-is-aligned', 'tables', 'tables.unaligned', ['ipa % size === 0 && ', '']),
  mutant('a-new-table-at-each-boundary', 'tables', 'tables.missing', ['if (link !== 0n) return', 'if (link !== 0n && ipa % 0x200000 !== 0) return']),
  mutant('a-block-for-a-page', 'tables', 'tables.covered', [' && left >= size', ' && (left >= size || level === 2)']),
  mutant('index-from-32-bits', 'tables', 'tables.high', ['Math.floor(ipa / SIZES[level]) % 512', '((ipa >>> 0) / SIZES[level]) & 511']),
  mutant('the-pa-stays', 'tables', 'tables.elsewhere', ['BigInt(pa + done) | type', 'BigInt(pa) | type']),
  mutant('identity', 'tables', 'tables.elsewhere', ['BigInt(pa + done) | type', 'BigInt(ipa + done) | type']),
  mutant('forgets-the-root', 'tables', 'tables.root', ['  return root;\n', '  return root + 8;\n']),
  mutant('no-gigabyte', 'blocks', 'blocks.gigabyte', ['let level = 1; level < 3', 'let level = 2; level < 3']),
  mutant('device-is-cached', 'attributes', 'attributes.device', ['device: ({{device_attribute}}n << 2n)', 'device: (0b1111n << 2n)']),
  mutant('memory-is-not-cached', 'attributes', 'attributes.memory', ['memory: (0b1111n << 2n)', 'memory: (0b0101n << 2n)']),
  mutant('read-only-can-be-written', 'attributes', 'attributes.read-only', ["(0b01n << 6n)", "(0b11n << 6n)"]),
  mutant('read-only-by-the-bit-of-stage-1', 'attributes', 'attributes.read-only', ["(0b01n << 6n)", "(0b10n << 6n)"]),
  mutant('devices-can-be-executed', 'attributes', 'attributes.execute-never', [' | (0b11n << 6n) | XN', ' | (0b11n << 6n)']),
  mutant('no-note', 'attributes', 'attributes.tag', ['type | AF | NOTE', 'type | AF']),
  mutant('one-page-too-many', 'isolation', 'isolation.past-end', ['while (done < size)', 'while (done <= size)'], ['const level = levelFor(ipa + done, pa + done, size - done);', 'const level = levelFor(ipa + done, pa + done, size - done);\n      if (done === size && ipa === 0x40000000) break;']),
  mutant('blocks-past-the-end', 'isolation', 'isolation.past-end', [' && left >= size', ' && (left >= size || (level === 2 && left > 0x1000))']),
  mutant('the-whole-of-ram-too', 'isolation', 'isolation.outside', ['  return root;\n', '  call.el2.write(root + 8 * 511, 8, 0x40000000n | ATTRIBUTES.memory | AF | VALID);\n  return root;\n']),
];
export default mutants;
