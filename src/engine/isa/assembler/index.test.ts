import { expect, test } from 'vitest';
import { assemble, AssemblyErrors } from './index.ts';

const words = (bytes: Uint8Array): string[] =>
  Array.from({ length: bytes.length / 4 }, (_, i) =>
    new DataView(bytes.buffer, bytes.byteOffset)
      .getUint32(i * 4, true)
      .toString(16)
      .padStart(8, '0'),
  );

test('sections follow each other in the order of a flat image, each at its alignment', () => {
  const { sections, symbols, bytes, end } = assemble(
    '.data\nvalue: .quad 1\n.bss\n.balign 64\nroom: .space 100\n.section .rodata\ntext: .byte 7\n.text\nnop',
    { origin: 0x1000n },
  );
  expect(sections.map(({ name, address, size }) => [name, address, size])).toEqual([
    ['.text', 0x1000n, 4],
    ['.rodata', 0x1004n, 1],
    ['.data', 0x1005n, 8],
    ['.bss', 0x1040n, 100],
  ]);
  expect([symbols.get('value'), symbols.get('room'), symbols.get('text')]).toEqual([0x1005n, 0x1040n, 0x1004n]);
  // .bss has addresses, but no bytes.
  expect(bytes.length).toBe(13);
  expect(end).toBe(0x10a4n);
});

test('lines lead from an address to the line of the source, through macros to their call', () => {
  const { lines, listing, globals } = assemble('.global start\n.macro two\nnop\nnop\n.endm\nstart: two\nret', {
    origin: 0n,
    file: 'a.s',
  });
  expect([...lines]).toEqual([
    [0n, 6],
    [4n, 6],
    [8n, 7],
  ]);
  expect(listing.map((row) => [row.address, row.line, row.place, row.text])).toEqual([
    [0n, 6, { file: 'a.s', line: 3 }, 'nop'],
    [4n, 6, { file: 'a.s', line: 4 }, 'nop'],
    [8n, 7, { file: 'a.s', line: 7 }, 'ret'],
  ]);
  expect([...globals]).toEqual(['start']);
});

test('symbols that the caller gives can be used, and defined again by the source', () => {
  expect(words(assemble('b there\n.word there', { origin: 0x1000n, symbols: { there: 0x1010n } }).bytes)).toEqual([
    '14000004',
    '00001010',
  ]);
  expect(words(assemble('there = 5\n.word there', { origin: 0n, symbols: { there: 0x1010n } }).bytes)).toEqual([
    '00000005',
  ]);
});

test('a symbol that is set again has the value of the last .set before its use', () => {
  expect(words(assemble('.set n, 1\n.word n\n.set n, n + 1\n.word n\nmov x0, n', { origin: 0n }).bytes)).toEqual([
    '00000001',
    '00000002',
    'd2800040',
  ]);
});

test('equal literals share one entry of the pool, which .ltorg places', () => {
  const source = 'ldr x0, =0x123456789a\nldr x1, =0x123456789a\nldr w2, =5\n.ltorg\nldr x3, =0x123456789a';
  expect(words(assemble(source, { origin: 0n }).bytes)).toEqual([
    '58000080',
    '58000061',
    '18000022',
    '00000005',
    '3456789a',
    '00000012',
    '58000043',
    '00000000',
    '3456789a',
    '00000012',
  ]);
});

test('.struct lays out fields whose names are offsets, and takes no room', () => {
  const source =
    '.struct 8\nfirst: .space 4\n.balign 8\nsecond: .space 8\nend:\n.text\nldr x0, [x1, #second]\n.word end';
  const { bytes, symbols, sections } = assemble(source, { origin: 0x1000n });
  expect(words(bytes)).toEqual(['f9400820', '00000018']);
  expect(['first', 'second', 'end'].map((name) => symbols.get(name))).toEqual([8n, 16n, 24n]);
  expect(sections.map(({ name }) => name)).toEqual(['.text']);
});

test('files are included through the resolver, and their lines keep their names', () => {
  const { listing, symbols } = assemble('.include "defs.s"\nmov x0, VALUE', {
    origin: 0n,
    include: (path) => (path === 'defs.s' ? 'VALUE = 7\nnop' : undefined),
  });
  expect(symbols.get('VALUE')).toBe(7n);
  expect(listing.map(({ place, line }) => [place, line])).toEqual([
    [{ file: 'defs.s', line: 2 }, 1],
    [{ file: undefined, line: 2 }, 2],
  ]);
});

test('the parts of an address that :lo12: and :abs_g1: pick are known at once', () => {
  expect(
    words(
      assemble('adrp x0, there\nadd x0, x0, :lo12:there\nmovz x1, #:abs_g1:there\n.org 0x1234\nthere:', {
        origin: 0x40080000n,
      }).bytes,
    ).slice(0, 3),
  ).toEqual(['b0000000', '9108d000', 'd2a80101']);
});

test('what position-independent code loads from a table of addresses is made as the address itself', () => {
  const source = (address: string): string => `adrp x0, :pg_hi21:v\n${address}\nldr w1, [x0]\n.data\nv: .word 1`;
  const got = source('ldr x0, [x0, :got_lo12:v]').replace(':pg_hi21:', ':got:');
  expect(assemble(got, { origin: 0x40080000n }).bytes).toEqual(
    assemble(source('add x0, x0, :lo12:v'), { origin: 0x40080000n }).bytes,
  );
});

test('what only a linker or a debugger reads has no bytes, whichever compiler wrote it', () => {
  const lines =
    '.addrsig\n.addrsig_sym a\n.cg_profile a, a, 1\n.type a, @function\n.size a, 4\n.ident "x"\n.variant_pcs a\n.loc 1 2 3\n';
  expect(assemble(`${lines}a: nop\n${lines}`, { origin: 0n }).bytes).toEqual(assemble('nop', { origin: 0n }).bytes);
});

test('.incbin takes bytes of another file, from one place on and as many as are asked for', () => {
  const incbin = (path: string): Uint8Array | undefined =>
    path === 'a.bin' ? Uint8Array.of(1, 2, 3, 4, 5) : undefined;
  const bytes = (source: string): number[] => [...assemble(source, { origin: 0n, incbin }).bytes];
  expect(bytes('.incbin "a.bin"')).toEqual([1, 2, 3, 4, 5]);
  expect(bytes('.byte 9\n.incbin "a.bin", 1, 2\n.incbin "a.bin",3')).toEqual([9, 2, 3, 4, 5]);
  const code = (source: string): unknown => {
    try {
      return bytes(source);
    } catch (error) {
      return error instanceof AssemblyErrors && error.diagnostics.map((d) => [d.code, d.column]);
    }
  };
  expect(code('.incbin "a.bin", 2, 4')).toEqual([['asm.incbin-short', 21]]);
  expect(code('.incbin "b.bin"')).toEqual([['asm.include-not-found', 9]]);
});
