import { readFileSync } from 'node:fs';
import { expect, test, vi } from 'vitest';
import { assemble } from '../../engine/isa/assembler/index.ts';
import { LINES } from '../views/command-lines.ts';
import type { LineCommand, LineEvent, Source } from './protocol.ts';
import { LineSession } from './session.ts';

const module = new WebAssembly.Module(readFileSync('src/engine/core/wasm/core.wasm'));

/** Prints a letter on the PL011 and switches off. */
const says = (letter: string, conduit = 'hvc'): Source => {
  const { bytes } = assemble(
    `mov x1, #0x9000000\nmov w2, #'${letter}'\nstr w2, [x1]\nmov w0, #8\nmovk w0, #0x8400, lsl 16\n${conduit} #0\n`,
    { origin: 0x4008_0000n },
  );
  return { kind: 'own', file: new Blob([Uint8Array.from(bytes)]), label: 'mine' };
};

function page() {
  const events: LineEvent[] = [];
  const tasks: (() => void)[] = [];
  let clock = 0;
  const session = new LineSession({
    module,
    base: '/',
    host: {
      now: () => (clock += 1),
      soon: (task) => void tasks.push(task),
      later: (task) => (tasks.push(task), () => {}),
    },
    post: (event) => void events.push(event),
  });
  const printed = (console: number): string =>
    events
      .flatMap((event) =>
        event.type === 'console' && event.console === console ? [new TextDecoder().decode(event.bytes)] : [],
      )
      .join('');
  return {
    obey: (command: LineCommand) => session.obey(command),
    events,
    printed,
    /** Runs until the consoles have shown these. */
    async until(...texts: string[]): Promise<void> {
      await vi.waitFor(() => {
        for (const task of tasks.splice(0)) task();
        expect(texts.map((_, console) => printed(console))).toEqual(texts);
      });
    },
    codes: () => events.flatMap((event) => (event.type === 'failure' ? [event.message.code] : [])),
  };
}

test('a line is examined at once, and again when its files are read', async () => {
  const { obey, events } = page();
  await obey({ type: 'examine', line: { text: '-M virt -kernel k', sources: new Map([['k', says('a')]]) } });
  const views = events.flatMap((event) => (event.type === 'examined' ? [event.view] : []));
  const sizes = views.map(({ map }) => map?.ranges.find(({ by }) => by === 'kernel')?.size);
  expect(sizes).toEqual([undefined, 24]);
});

test('a kernel of the reader’s runs from a line', async () => {
  const { obey, until } = page();
  await obey({ type: 'boot', line: { text: '-M virt -m 64M -kernel k', sources: new Map([['k', says('A')]]) } });
  await until('A');
});

test("the document's line: a console for each VM, what is left out is left out, and a stand-in starts", async () => {
  const { obey, until, events } = page();
  const nimbos = 'apps/hv/guest/nimbos/nimbos-aarch64';
  const sources = new Map<string, Source>([
    ['apps/hv/hv_qemu-virt-aarch64.bin', { kind: 'builtin' }],
    [`${nimbos}.dtb`, { kind: 'nothing' }],
    [`${nimbos}_1.dtb`, { kind: 'nothing' }],
    [`${nimbos}.bin`, says('0', 'smc')],
    [`${nimbos}_1.bin`, says('1', 'smc')],
  ]);
  await obey({ type: 'boot', line: { text: LINES['2nimbos'], sources } });
  await until('0', '1');
  expect(events.find((event) => event.type === 'consoles')).toMatchObject({
    names: ['nimbos-aarch64.bin', 'nimbos-aarch64_1.bin'],
  });
});

test('a file that nobody has chosen is asked for by the name that the line uses', async () => {
  const { obey, codes, events } = page();
  await obey({ type: 'boot', line: { text: LINES.plain, sources: new Map() } });
  expect(codes()).toEqual(['line.no-file']);
  expect(events.findLast((event) => event.type === 'failure')).toMatchObject({
    message: { params: { file: 'Image' } },
  });
});

test('a line that is refused says all that the terminal says', async () => {
  const { obey, codes } = page();
  await obey({ type: 'boot', line: { text: LINES.elsewhere, sources: new Map() } });
  expect(codes().sort()).toEqual([
    'arguments.bad-value', 'arguments.gic', 'arguments.no-debugger', 'arguments.no-network', 'arguments.unknown-option',
  ]); // prettier-ignore
});
