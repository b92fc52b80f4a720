/** A guest system that is looked at from a text on, and the source of its kernel. */
import { expect, test } from 'vitest';
import { assemble } from '../../engine/isa/assembler/index.ts';
import { evaluate } from './evaluate.ts';
import type { Evaluation, Lab } from './lab.ts';
import { checkLab } from './schema-lab.ts';
import { coreModule, labTools, missing, missingSandbox, plainLab } from './testing.ts';
import type { Value } from './query.ts';

const asIs = missing || missingSandbox;

/** Says a, b and c, each by the same store; x3 counts. */
const GUEST = `
        mov     x1, #0x09000000
        mov     w2, #'a'
1:      add     x3, x3, #1
        str     w2, [x1]
        add     w2, w2, #1
        cmp     w2, #'d'
        b.ne    1b
        ldr     x0, =0x84000008
        smc     #0
`;
const ORIGIN = 0x4020_0000n;
const STORE = ORIGIN + 12n;
const guest = assemble(GUEST, { origin: ORIGIN, file: 'guest.s' }).bytes;
const encoded = (text: string): Uint8Array => new TextEncoder().encode(text);
const files = new Map([
  ['nimbos.bin', guest],
  ['nimbos.symbols', encoded(`${ORIGIN.toString(16)} begin\n${STORE.toString(16)} store\n`)],
  [
    'nimbos.lines',
    encoded(
      JSON.stringify({
        base: ORIGIN.toString(16),
        files: [{ name: 'g.c', text: 'one\ntwo\n' }],
        rows: [
          [0, 0, 1],
          [12, 0, 2],
          [4, 0, 0],
        ],
      }),
    ),
  ],
]);
const guestFile = (name: string): Uint8Array | undefined => files.get(name);

function lookingLab(is: Value, machine: Partial<Lab['machine']> = {}): Lab {
  const base = plainLab('_start: ldr x4, =0x40200000\n br x4\n');
  return {
    ...base,
    machine: {
      ...base.machine,
      memory: 128,
      guests: [
        { file: 'nimbos.bin', load: '0x40200000', source: { symbols: 'nimbos.symbols', lines: 'nimbos.lines' } },
      ],
      lookFrom: 'a',
      budget: 1_000_000,
      ...machine,
    },
    checkpoints: base.checkpoints.map((one) => ({
      ...one,
      requires: [{ check: { value: is, is: 42 }, otherwise: [{ code: 'lab.plain.no', params: { x0: is } }] }],
    })),
  };
}
const run = (is: Value, machine?: Partial<Lab['machine']>): Evaluation =>
  evaluate(coreModule(), lookingLab(is, machine), {}, 0, { ...labTools(), guest: guestFile });
const found = (is: Value, machine?: Partial<Lab['machine']>): unknown => run(is, machine).verdicts[0]?.params['x0'];

test.skipIf(asIs !== '')('before the text nothing has happened, and behind it each instruction is looked at', () => {
  expect(found({ count: { event: 'console' } })).toBe('2');
  expect(found({ count: { event: 'at', where: { pc: { symbol: 'store' } } } })).toBe('2');
  expect(run({ register: 'x3' }).console).toBe('abc');
});

test.skipIf(asIs !== '')('it ends where the last text is shown', () => {
  const { ended, console } = run({ register: 'x3' }, { untilShown: ['b'] });
  expect([ended?.reason, ended?.message.code, console]).toEqual(['until', 'lab.ended.guest-until', 'ab']);
});

test.skipIf(asIs !== '')('a text that never comes leaves nothing to look at', () => {
  const { ended, verdicts } = run({ count: { event: 'console' } }, { lookFrom: 'z' });
  expect([ended?.reason, verdicts[0]?.params['x0']]).toEqual(['powered-off', '0']);
});

test.skipIf(asIs !== '')('an access to a device knows its instruction, and that its line', () => {
  const pc: Value = { of: { event: 'mmio', where: { write: 1 } }, field: 'pc' };
  expect(found(pc)).toBe(`0x${STORE.toString(16)}`);
  expect(found({ guestLine: pc })).toBe('2');
  expect(found({ guestLine: { symbol: 'begin' } })).toBe('1');
  expect(found({ guestLine: 0x4000 })).toBe('—');
});

test('as data a text to look from needs a guest', () => {
  const lab = lookingLab({ guestLine: { symbol: 'begin' } });
  expect(checkLab(lab, 'a.json')).toEqual([]);
  const { guests: _, ...without } = lab.machine;
  expect(checkLab({ ...lab, machine: { ...without, budget: 1000 } }, 'a.json').map(({ code }) => code)).toEqual([
    'lab.schema.missing',
  ]);
});
