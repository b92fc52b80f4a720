/** Chapter 9: one keyboard and one screen for two guests: a key that switches, and what the one may do that is not shown. */
import { because, checkpoint, need, step } from '../kit/define.ts';
import type { LabSource } from '../kit/lab.ts';
import type { Check, EventPattern, Requirement, Value } from '../kit/query.ts';

const file = 'consoles.ts';
const SCREEN = 1;
const [FIRST, SECOND] = [0, 1];
const passed = (symbol: string, core: number, where: EventPattern['where'] = {}): EventPattern => ({
  event: 'at',
  where: { pc: { symbol }, el: 1, core, ...where },
});
/** The n-th character that a guest has read. */
const got = (core: number, n: number): Value => ({ of: passed('got', core, { x25: n }), x: 2 });
const count = (core: number): Value => ({ count: passed('got', core) });
const param = (name: string): Value => ({ param: name });
const text = { console: { channel: SCREEN } } as const;
const shows = (what: string): Check => ({ console: { channel: SCREEN, contains: what } });
const starts = (what: string): Check => ({ console: { channel: SCREEN, startsWith: what } });

/** Guest `core` has read this as its n-th, and it was typed for it. */
function reads(core: number, n: number, wanted: string, code: string): Requirement {
  const params = { found: got(core, n), wanted: param(wanted), vm: { decimal: core } };
  return need(
    { value: got(core, n), is: param(wanted) },
    because(`${code}-key`, params, { value: got(core, n), is: param('key') }),
    because(`${code}-wrong`, params, { happened: passed('got', core, { x25: n }) }),
    because(`${code}-nothing`, { vm: { decimal: core } }),
  );
}

const lab: LabSource = {
  version: 1,
  chapter: 9,
  order: 5,
  minutes: 30,
  objectives: ['objective.route', 'objective.hidden'],
  machine: {
    cpus: 2,
    memory: 2048,
    virtualization: true,
    images: [{ file: 'guest.s', origin: '0x40080000' }],
    entry: '_start',
    hypervisor: {
      vms: [
        { name: 'first', cores: [0], image: 'guest.s', memory: 16, console: { channel: SCREEN } },
        { name: 'second', cores: [1], image: 'guest.s', memory: 16, console: { channel: 2 } },
      ],
      handlers: ['uart', 'uartInput'],
    },
    input: [
      { at: 500_000, channel: SCREEN, text: '{{a}}{{b}}' },
      { at: 800_000, channel: SCREEN, text: '{{control}}1{{c}}' },
      { at: 1_200_000, channel: SCREEN, text: '{{control}}1{{control}}{{control}}{{control}}{{none}}{{d}}' },
      { at: 1_600_000, channel: SCREEN, text: '{{control}}0{{e}}' },
    ],
    budget: 120_000,
    until: { from: 1, to: 2, ec: [0x16] },
  },
  files: [
    { path: file, language: 'typescript' },
    { path: 'guest.s', language: 'a64', readonly: true },
  ],
  views: ['calls', 'registers', 'memory'],
  parameters: [
    { name: 'k', pick: [0, 1, 2, 3, 4, 5, 6, 7, 8, 9] },
    { name: 'key', pick: [1, 2, 5, 6, 7, 0xb, 0xe, 0xf, 0x10, 0x14], by: 'k' },
    {
      name: 'control',
      words: ['\u0001', '\u0002', '\u0005', '\u0006', '\u0007', '\u000b', '\u000e', '\u000f', '\u0010', '\u0014'],
      by: 'k',
    },
    { name: 'w', pick: [0, 1, 2, 3, 4] },
    { name: 'keep', pick: [6, 8, 9, 10, 12], by: 'w' },
    {
      name: 'line0',
      words: ['zero is still here', 'nobody sees me', 'working on it', 'one line, unseen', 'behind the curtain'],
      by: 'w',
    },
    { name: 'tail0', words: ['l here', ' sees me', 'ing on it', 'ne, unseen', ' the curtain'], by: 'w' },
    {
      name: 'line1',
      words: ['hello from one', 'booted in the dark', 'is anybody there', 'second guest ready', 'nobody is looking'],
      by: 'w',
    },
    { name: 'tail1', words: ['om one', 'the dark', 'ody there', 'uest ready', 'y is looking'], by: 'w' },
    ...(['a', 'b', 'c', 'd', 'e'] as const).flatMap((name, n) => [
      { name: `${name}n`, pick: [0, 1, 2, 3, 4] },
      { name, words: ['AFKPU', 'BGLQV', 'CHMRW', 'DINSX', 'EJOTY'].map((five) => five[n] ?? ''), by: `${name}n` },
      {
        name: `${name}code`,
        pick: ['AFKPU', 'BGLQV', 'CHMRW', 'DINSX', 'EJOTY'].map((five) => five.charCodeAt(n)),
        by: `${name}n`,
      },
    ]),
    { name: 'none', words: ['7', 'z', '?', '2'] },
  ],
  hidden: ['an', 'bn', 'cn', 'dn', 'en', 'none'],
  steps: ['keyboard', 'switch', 'hidden'].map((name) => step(name)),
  checkpoints: [
    checkpoint(
      'keyboard',
      2,
      reads(FIRST, 1, 'acode', 'keyboard'),
      reads(FIRST, 2, 'bcode', 'keyboard'),
      reads(SECOND, 1, 'ccode', 'keyboard'),
      reads(FIRST, 3, 'ecode', 'keyboard'),
      need(
        { value: count(FIRST), is: 3 },
        because('keyboard-many', { vm: { decimal: FIRST }, times: { decimal: count(FIRST) } }),
      ),
    ),
    checkpoint(
      'switch',
      2,
      reads(SECOND, 1, 'ccode', 'switch'),
      need(
        { value: got(SECOND, 2), is: param('key') },
        because('switch.twice', { found: got(SECOND, 2) }, { happened: passed('got', SECOND, { x25: 2 }) }),
        because('switch-nothing', { vm: { decimal: SECOND } }),
      ),
      need(
        { value: got(SECOND, 3), is: param('dcode') },
        because('switch.passed-on', { found: got(SECOND, 3) }, { happened: passed('got', SECOND, { x25: 3 }) }),
        because('switch.stuck'),
      ),
      need({ value: count(SECOND), is: 3 }, because('switch.many', { times: { decimal: count(SECOND) } })),
    ),
    checkpoint(
      'hidden',
      3,
      need({ happened: passed('said', SECOND) }, because('hidden.waits')),
      need(
        starts('{{a}}{{b}}'),
        because('hidden.leak', { text }, shows('{{line1}}')),
        because('hidden.screen', { text }),
      ),
      need(
        starts('{{a}}{{b}}{{tail1}}'),
        because('hidden.all', { text, keep: { decimal: param('keep') } }, starts('{{a}}{{b}}{{line1}}')),
        because('hidden.lost', { text, wanted: { text: '{{tail1}}' } }),
      ),
      need(
        starts('{{a}}{{b}}{{tail1}}{{c}}^{{d}}'),
        because('hidden.again', { text }, shows('{{tail1}}{{c}}{{tail1}}')),
        because('hidden.mixed', { text }),
      ),
      need(
        { console: { channel: SCREEN, is: '{{a}}{{b}}{{tail1}}{{c}}^{{d}}{{tail0}}{{e}}' } },
        because('hidden.back', { text, wanted: { text: '{{tail0}}' } }),
      ),
      need(
        { never: { event: 'channel', where: { channel: { not: SCREEN } } } },
        because('hidden.elsewhere', {
          channel: { decimal: { of: { event: 'channel', where: { channel: { not: SCREEN } } }, field: 'channel' } },
        }),
      ),
    ),
  ],
};

export default lab;
