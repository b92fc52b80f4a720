import { expect, test } from 'vitest';
import { parseDtb } from '../../engine/devicetree/dtb.ts';
import { boardSource, compile, hexDump, offsetOf, textOf } from './source.ts';

const small = '/dts-v1/;\n/ {\n\tmodel = "small";\n\tnode@0 {\n\t};\n};\n';

test('a text that compiles gives the blob and what is in it', () => {
  const compiled = compile(small);
  if (!compiled.ok) throw new Error(compiled.message.code);
  expect(compiled).toMatchObject({ nodes: 2, properties: 1 });
  expect(parseDtb(compiled.blob).root.children[0]?.name).toBe('node@0');
});

test('a text that does not compile gives the reason and the place where the semicolon belongs', () => {
  const text = '/dts-v1/;\n/ {\n\tmodel = "small"\n};\n';
  const compiled = compile(text);
  if (compiled.ok) throw new Error('compiled');
  expect(compiled.message.code).toBe('dts.missing-semicolon');
  expect(compiled.place).toEqual({ line: 3, column: 17 });
  expect(text.slice(0, offsetOf(text, { line: 3, column: 17 }))).toMatch(/"small"$/);
});

test('a tree that no blob can hold has a reason, though no place', () => {
  const compiled = compile(`/dts-v1/;/{big=[${'00'.repeat(0x1f_ffe0)}];};`);
  expect(compiled).toEqual({ ok: false, message: expect.objectContaining({ code: 'dtb.too-large' }) });
});

test('a blob is read back as a text that compiles to the same blob', () => {
  const compiled = compile(small);
  if (!compiled.ok) throw new Error(compiled.message.code);
  const again = compile(textOf('small.dtb', compiled.blob));
  expect(again).toEqual(compiled);
});

test('a blob that ends too early is refused as such, other bytes as no text', () => {
  expect(() => textOf('cut.dtb', Uint8Array.of(0xd0, 0x0d, 0xfe, 0xed, 0))).toThrow(
    expect.objectContaining({ code: 'dtb.truncated' }),
  );
  expect(() => textOf('noise', Uint8Array.of(0xff, 0xfe, 0x80))).toThrow(
    expect.objectContaining({ code: 'dt.not-text' }),
  );
  expect(() => textOf('huge.dts', new Uint8Array(0x40_0001))).toThrow(
    expect.objectContaining({ code: 'image.too-large' }),
  );
});

test("the board's tree names its cores, and calls firmware by SMC once there is an EL2", () => {
  const source = boardSource(2, true, 2 * 1024 ** 3);
  expect(source).toContain('cpu@1');
  expect(source).toContain('method = "smc"');
  expect(boardSource(1, false, 2 * 1024 ** 3)).not.toContain('cpu@1');
  expect(compile(source).ok).toBe(true);
});

test('a place behind the end of a text is its end', () => {
  expect(offsetOf('a\nb', { line: 2, column: 1 })).toBe(2);
  expect(offsetOf('a\nb', { line: 9, column: 1 })).toBe(3);
  expect(offsetOf('a\nb', { line: 2, column: 99 })).toBe(3);
});

test('a dump has sixteen bytes a line and stops where it is told to', () => {
  const bytes = Uint8Array.from({ length: 40 }, (_, index) => 0x41 + index);
  expect(hexDump(bytes, 24).split('\n')).toEqual([
    '00000000  41 42 43 44 45 46 47 48  49 4a 4b 4c 4d 4e 4f 50  |ABCDEFGHIJKLMNOP|',
    '00000010  51 52 53 54 55 56 57 58                           |QRSTUVWX|',
  ]);
});
