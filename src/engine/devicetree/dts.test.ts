import { execFileSync, spawnSync } from 'node:child_process';
import { describe, expect, test } from 'vitest';
import { EngineError } from '../error.ts';
import { decompile } from './decompile.ts';
import { compileDts, compileDtsToBlob } from './dts.ts';
import { parseDtb } from './dtb.ts';
import { writeDtb } from './dtb-writer.ts';
import { findNode, getCells, getString } from './edit.ts';
import { linuxGuest, samples } from './samples.ts';

const hasDtc = spawnSync('dtc', ['--version']).status === 0;
if (!hasDtc) console.warn('dtc is missing: the comparison with it is skipped (apt-get install device-tree-compiler)');

const dtc = (source: string): Uint8Array =>
  execFileSync('dtc', ['-q', '-q', '-I', 'dts', '-O', 'dtb', '-'], { input: source });

function errorOf(source: string): { code: string } & Record<string, unknown> {
  try {
    compileDts(source);
  } catch (error) {
    if (error instanceof EngineError) return { code: error.code, ...error.params };
    throw error;
  }
  return { code: 'none' };
}

describe('the device tree compiler', () => {
  for (const [name, source] of Object.entries(samples)) {
    test.skipIf(!hasDtc)(`gives dtc's bytes for ${name}`, () => {
      expect(Buffer.from(compileDtsToBlob(source)).toString('hex')).toBe(Buffer.from(dtc(source)).toString('hex'));
    });

    test(`decompiles and compiles ${name} to the same blob`, () => {
      const blob = compileDtsToBlob(source);
      for (const phandles of [false, true]) {
        const text = decompile(parseDtb(blob), { phandles });
        expect(compileDtsToBlob(text)).toEqual(blob);
        expect(decompile(compileDts(text), { phandles })).toBe(text);
      }
    });

    test.skipIf(!hasDtc)(`writes source that dtc compiles to the same blob, for ${name}`, () => {
      const blob = compileDtsToBlob(source);
      expect(Buffer.from(dtc(decompile(parseDtb(blob)))).equals(blob)).toBe(true);
    });
  }

  test('a cell that names a node holds its phandle', () => {
    const { root } = compileDts(linuxGuest);
    const gic = findNode(root, '/intc');
    expect(gic && getCells(gic, 'phandle')).toEqual(getCells(root, 'interrupt-parent'));
    const aliases = findNode(root, '/aliases');
    expect(aliases && getString(aliases, 'serial0')).toBe('/pl011@9000000');
  });

  test('an included file takes the place of its directive, and its errors carry its name', () => {
    const files: Record<string, string> = {
      'a.dtsi': '/ { a; };',
      'bad.dtsi': '/ {\n b\n};',
      loop: '/include/ "loop"',
    };
    const include = (file: string) => files[file];
    const source = (file: string) => `/dts-v1/;\n/include/ "${file}"\n/ { c; };`;
    expect(compileDts(source('a.dtsi'), { include }).root.properties.map(({ name }) => name)).toEqual(['a', 'c']);
    const failure = (file: string) => {
      try {
        compileDts(source(file), { include });
        return undefined;
      } catch (error) {
        return error instanceof EngineError ? { code: error.code, ...error.params } : error;
      }
    };
    expect(failure('bad.dtsi')).toEqual({ code: 'dts.missing-semicolon', line: 2, column: 3, file: 'bad.dtsi' });
    expect(failure('none')).toMatchObject({ code: 'dts.include-not-found', line: 2, column: 1, include: 'none' });
    expect(failure('loop')).toMatchObject({ code: 'dts.include-too-deep' });
    expect(errorOf(source('a.dtsi'))).toMatchObject({ code: 'dts.include-refused', line: 2 });
  });
});

describe('what other people’s sources have', () => {
  const overlay = `/dts-v1/;
/plugin/;
&x { s = "ok"; y { r = <&z &local>; }; local: l { q = <&local 7 &local>; }; };
&{/soc} { a; };
&x { t; };
/ { k = <1>; n: node { v = <&x 1 &n>, <&x>; p = &n; }; };
&local { added = <&n>; };
`;
  const cases = {
    'an overlay whose fragments name their targets, and that says what is to be mended in it': overlay,
    'an overlay without anything to mend':
      '/dts-v1/; /plugin/; / { fragment@0 { target-path = "/"; __overlay__ { a; }; }; };',
    'an overlay of one statement': '/dts-v1/;\n/plugin/;\n&x { s="ok"; };',
    'a “name” that is the node’s own': '/dts-v1/;\n/ { node@0 { name = "node"; reg = <0>; }; m { a; name = "m"; }; };',
  };
  for (const [name, source] of Object.entries(cases)) {
    test.skipIf(!hasDtc)(`dtc’s bytes for ${name}`, () => {
      expect(Buffer.from(compileDtsToBlob(source)).toString('hex')).toBe(Buffer.from(dtc(source)).toString('hex'));
    });
  }

  test('/incbin/ takes the bytes of a file, or some of them', () => {
    const incbin = (file: string) => (file === 'a.bin' ? Uint8Array.of(1, 2, 3, 4, 5) : undefined);
    const value = (text: string) => {
      try {
        return [...(compileDts(`/dts-v1/; / { a = ${text}; };`, { incbin }).root.properties[0]?.value ?? [])];
      } catch (error) {
        return error instanceof EngineError && error.code;
      }
    };
    expect(value('/incbin/("a.bin")')).toEqual([1, 2, 3, 4, 5]);
    expect(value('[ff], /incbin/("a.bin", 1, (1 + 1)), <1>')).toEqual([0xff, 2, 3, 0, 0, 0, 1]);
    expect(value('/incbin/("a.bin", 3, 3)')).toBe('dts.incbin-short');
    expect(value('/incbin/("b.bin")')).toBe('dts.include-not-found');
  });
});

describe('errors in source text name the place and the reason', () => {
  const at = (line: number, column: number) => ({ line, column });
  const cases: [source: string, code: string, params: Record<string, unknown>][] = [
    ['/ { };', 'dts.no-version', at(1, 1)],
    ['/dts-v1/;', 'dts.unexpected-end', at(1, 10)],
    ['/dts-v1/; foo { };', 'dts.no-root', at(1, 11)],
    ['/dts-v1/; / { a = <1>\n b; };', 'dts.missing-semicolon', at(1, 22)],
    ['/dts-v1/; / { n { } };', 'dts.missing-semicolon', at(1, 20)],
    ['/dts-v1/; / { a = <1 2', 'dts.unexpected-end', at(1, 23)],
    ['/dts-v1/; / {\n\ta = <-1>; };', 'dts.expected-integer', { ...at(2, 7), found: '-1' }],
    ['/dts-v1/; / { a = ; };', 'dts.expected-value', { ...at(1, 19), found: ';' }],
    ['/dts-v1/; / { a = <08>; };', 'dts.bad-number', { ...at(1, 20), text: '08' }],
    ['/dts-v1/; / { a = <1K>; };', 'dts.bad-number', { text: '1K' }],
    ['/dts-v1/; / { a = <0x100000000>; };', 'dts.out-of-range', { ...at(1, 20), value: '0x100000000', bits: 32 }],
    ['/dts-v1/; / { a = <(-0x100000001)>; };', 'dts.out-of-range', at(1, 20)],
    ['/dts-v1/; / { a = /bits/ 8 <256>; };', 'dts.out-of-range', { bits: 8 }],
    ['/dts-v1/; / { a = /bits/ 7 <1>; };', 'dts.bad-bits', { bits: 7 }],
    ['/dts-v1/; / { a = /bits/ 64 <&{/}>; };', 'dts.reference-in-bits', { bits: 64 }],
    ['/dts-v1/; / { a = <(1 / 0)>; };', 'dts.divide-by-zero', at(1, 23)],
    ['/dts-v1/; / { a = <(1 ? 2)>; };', 'dts.expected', { expected: ':', found: ')' }],
    ["/dts-v1/; / { a = <'ab'>; };", 'dts.bad-character', at(1, 20)],
    ["/dts-v1/; / { a = <''>; };", 'dts.bad-character', at(1, 20)],
    ['/dts-v1/; / { a = [012]; };', 'dts.bad-byte', { ...at(1, 22), found: '2' }],
    ['/dts-v1/; / { a = "\\xg"; };', 'dts.bad-escape', { text: '\\x' }],
    ['/dts-v1/; / { a = "abc; };', 'dts.unclosed-string', at(1, 19)],
    ['/dts-v1/; / { /* abc; };', 'dts.unclosed-comment', at(1, 15)],
    ['/dts-v1/; / { a = <&nobody>; };', 'dts.unknown-label', { ...at(1, 20), label: 'nobody' }],
    ['/dts-v1/; / { a = <&{/no/body}>; };', 'dts.unknown-path', { path: '/no/body' }],
    ['/dts-v1/; / { a = <&1>; };', 'dts.bad-reference', at(1, 20)],
    ['/dts-v1/; / { }; &nobody { };', 'dts.unknown-label', at(1, 18)],
    ['/dts-v1/; / { l: a { }; }; /delete-node/ &l; &l { };', 'dts.unknown-label', at(1, 46)],
    ['/dts-v1/; / { l: a { }; l: b { }; };', 'dts.duplicate-label', { ...at(1, 25), label: 'l' }],
    ['/dts-v1/; / { l: x; l: b { }; };', 'dts.duplicate-label', { label: 'l' }],
    ['/dts-v1/; / { a; a; };', 'dts.duplicate-property', { ...at(1, 18), name: 'a' }],
    ['/dts-v1/; / { a { }; a { }; };', 'dts.duplicate-node', { ...at(1, 22), name: 'a' }],
    ['/dts-v1/; / { n { };\n b; };', 'dts.property-after-node', { ...at(2, 2), name: 'b' }],
    ['/dts-v1/; / { a@1@2 { }; };', 'dts.bad-node-name', { name: 'a@1@2' }],
    ['/dts-v1/; / { a@1 = <1>; };', 'dts.bad-property-name', { name: 'a@1' }],
    ['/dts-v1/; / { phandle = <0>; };', 'dts.bad-phandle', at(1, 15)],
    ['/dts-v1/; / { a { phandle = <1>; }; b { phandle = <1>; }; };', 'dts.duplicate-phandle', { phandle: 1 }],
    ['/dts-v1/; /plugin/; / { a = &nobody; };', 'dts.unknown-label', { label: 'nobody' }],
    ['/dts-v1/; /plugin/; / { a = <&{/nobody}>; };', 'dts.unknown-path', { path: '/nobody' }],
    ['/dts-v1/; &nobody { };', 'dts.no-root', { found: '&' }],
    ['/dts-v1/; / { a = /incbin/("x"); };', 'dts.include-refused', { ...at(1, 19), include: 'x' }],
    ['/dts-v1/; / { n@0 { name = "m"; }; };', 'dts.name-differs', { ...at(1, 21), name: 'n' }],
    ['/dts-v1/;\n#include <x.h>\n/ { };', 'dts.preprocessor', { ...at(2, 1), directive: '#include' }],
    ['/dts-v1/; / { }; /memreserve/ 1 2;', 'dts.late-reservation', at(1, 18)],
    ['/dts-v1/; /memreserve/ 0 0; / { };', 'dts.empty-reservation', at(1, 11)],
    ['/dts-v1/; / { }; /delete-node/ &{/};', 'dts.delete-root', at(1, 32)],
    ['/dts-v1/; / { }; what', 'dts.expected-statement', { found: 'what' }],
    ['/dts-v1/; / { = <1>; };', 'dts.expected-name', { found: '=' }],
    [`/dts-v1/; / { ${'a'.repeat(256)}; };`, 'dts.name-too-long', { limit: 255 }],
    [`/dts-v1/; / { ${'a {'.repeat(64)}`, 'dts.too-deep', { limit: 64 }],
    [`/dts-v1/; / { a = <${'('.repeat(70)}`, 'dts.too-deep', { limit: 64 }],
    [`/dts-v1/; / { a = <(${'-'.repeat(70)}`, 'dts.too-deep', { limit: 64 }],
  ];
  for (const [source, code, params] of cases) {
    test(`${code} for ${source.slice(0, 60).replaceAll('\n', '⏎')}`, () => {
      expect(errorOf(source)).toMatchObject({ code, ...params });
    });
  }
});

describe('hostile source ends soon and with an EngineError', () => {
  const million = 1_000_000;
  const chain = Array.from({ length: 200 }, (_, i) =>
    `&l${i} { l${i + 1}: ${'a { '.repeat(10)} };`.replace('};', '}; '.repeat(10) + '};'),
  );
  const cases: Record<string, string> = {
    'a very long string': `/dts-v1/; / { a = "${'x'.repeat(4 * million - 100)}"; };`,
    'a very long escaped string': `/dts-v1/; / { a = "${'\\n'.repeat(1.9 * million)}"; };`,
    'a very long bytestring': `/dts-v1/; / { a = [${'ab'.repeat(1.9 * million)}]; };`,
    'a very long number': `/dts-v1/; / { a = <${'1'.repeat(3 * million)}>; };`,
    'a very long name': `/dts-v1/; / { ${'a'.repeat(3 * million)}; };`,
    'a very long line marker': `# 1${' '.repeat(3 * million)}`,
    'a very long character': `/dts-v1/; / { a = <'${'\\n'.repeat(million)}'>; };`,
    'labels without end': `/dts-v1/; / { ${'l: '.repeat(million)}`,
    'hash signs without end': `/dts-v1/; / { a = <1> ${'#'.repeat(million)}`,
    'blanks and hash signs': `/dts-v1/; ${' #'.repeat(million)}`,
    'paths that multiply': `/dts-v1/; / { a = ${'&x, '.repeat(500_000)}&x; ${'n'.repeat(250)} { x: ${'n'.repeat(250)} { }; }; };`,
    'extensions that go ever deeper': `/dts-v1/; / { l0: x { }; }; ${chain.join(' ')}`,
    'too much text': ' '.repeat(5 * million),
    'many cells': `/dts-v1/; / { a = <${'1 '.repeat(million)}>; };`,
    'a node with many properties, deleted many times': `/dts-v1/; / { b { ${Array.from({ length: 300_000 }, (_, i) => `${i};`).join('')} }; }; ${'/delete-node/ &{/b}; /{b{};};'.repeat(60_000)}`,
    'a node with many children, deleted many times': `/dts-v1/; / { b { ${Array.from({ length: 150_000 }, (_, i) => `${i}{};`).join('')} }; }; ${'/delete-node/ &{/b}; /{b{};};'.repeat(60_000)}`,
    'fragments without end': `/dts-v1/; /plugin/; ${'&x{};'.repeat(700_000)}`,
    'places to be mended without end': `/dts-v1/; /plugin/; / { ${'n'.repeat(250)} { a = <${'&x '.repeat(1_000_000)}>; }; };`,
    'shifts beyond reason': '/dts-v1/; / { a = <(1 << 0xffffffffffffffff)>; b = <(1 << (1 << 63))>; };',
  };
  for (const [name, source] of Object.entries(cases)) {
    test(name, { timeout: 60_000 }, () => {
      // Of the processor, not of the wall: other tests run beside this one.
      const start = process.cpuUsage();
      try {
        writeDtb(compileDts(source));
      } catch (error) {
        expect(error).toBeInstanceOf(EngineError);
      }
      const { user, system } = process.cpuUsage(start);
      expect((user + system) / 1e6).toBeLessThan(10);
    });
  }

  test('a file that includes itself twice is refused', () => {
    const include = () => '/include/ "a" /include/ "a"';
    expect(() => compileDts('/dts-v1/; /include/ "a"', { include })).toThrow(EngineError);
  });
});
