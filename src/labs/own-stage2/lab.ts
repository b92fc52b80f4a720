/** Chapter 5, a part: the stage-2 tables of a VM from its plan, written by a handler in TypeScript. */
import { and, bits, because, checkpoint, need, or, step } from '../kit/define.ts';
import type { LabSource } from '../kit/lab.ts';
import type { Check, EventPattern, MappedRange, Requirement, Stage2Part, Value } from '../kit/query.ts';

const file = 'stage2.ts';
const PAGE = 0x1000;
const BLOCK = 0x20_0000;
const GIB = 0x4000_0000;
const MEMORY = 16 * 0x10_0000;

const add = (left: Value, right: Value): Value => ({ op: 'add', args: [left, right] });
const sub = (left: Value, right: Value): Value => ({ op: 'sub', args: [left, right] });
const param = (name: string): Value => ({ param: name });
const of = (ipa: Value, part: Stage2Part): Value => ({ stage2: ipa, part });
/** A label of the guest, which executes at EL1. */
const passed = (symbol: string): EventPattern => ({ event: 'at', where: { pc: { symbol }, el: 1 } });
const entered: EventPattern = { event: 'return', where: { from: 2, to: 1 } };
const root: Value = { op: 'shl', args: [bits({ of: entered, field: 'vttbr' }, 47, 1), 1] };

/** What vm.plan.maps says, in memory/configuration.ts's order, with the PL011 and the GICC that every VM of a lab has. */
const RAM: MappedRange = { from: 0x7000_0000, bytes: MEMORY + BLOCK, to: 0x7000_0000 };
const ALIAS: MappedRange = { from: GIB, bytes: MEMORY, to: 0x7018_0000 };
const GICC: MappedRange = { from: 0x0801_0000, bytes: PAGE, to: 0x0804_0000 };
const UART: MappedRange = { from: 0x0900_0000, bytes: PAGE, to: 0x0900_0000 };
const LARGE: MappedRange = { from: param('large'), bytes: param('large_size'), to: param('large_pa') };
const ROM: MappedRange = { from: param('rom'), bytes: param('rom_size'), to: param('rom_pa') };
const CLOCK: MappedRange = { from: param('clock'), bytes: PAGE, to: 0x0901_0000 };
const ALL = [RAM, ALIAS, GICC, UART, LARGE, ROM, CLOCK];
const endOf = ({ from, bytes }: MappedRange): Value => add(from, bytes);

/** The lowest page that does not lead to its place, and the last descriptor on the way. */
const stray: Value = { notMapped: ALL };
const last = of(stray, 'last');
const level = of(stray, 'level');
const isValid: Check = { value: bits(last, 0), is: 1 };
/** The hypervisor's memory for tables (engine/hypervisor/board.ts). */
const TABLES = { from: 0x4010_0000, end: 0x4020_0000 };
const isTable = (value: Value): Check => ({ value, atLeast: TABLES.from, below: TABLES.end, aligned: PAGE });
const found = { ipa: stray, level, descriptor: last };

const entryOf = (index: Value): Value => ({ memory: add(root, { op: 'shl', args: [index, 3] }), size: 8 });
/** The entry of the block of 1 GiB, and which it is in 32 bits. */
const LARGE_INDEX: Value = { op: 'shr', args: [add(LARGE.from, param('large_head')), 30] };
const WRAPPED: Check = {
  value: { op: 'shr', args: [entryOf({ op: 'and', args: [LARGE_INDEX, 3] }), 30] },
  mask: 0x3ff,
  is: 2,
};
/** The last map of the plan was written: nothing ended before. */
const LAST_IS_MAPPED: Check = { value: of(CLOCK.from, 'output'), is: CLOCK.to };

const mapped: readonly Requirement[] = [
  need({ happened: entered }, because('tables.not-entered', {})),
  need(isTable(root), because('tables.root', { root })),
  need(
    { no: { value: stray, atLeast: 0 } },
    because('tables.nothing', { root }, { value: entryOf(0), is: 0 }),
    because(
      'tables.high',
      { ipa: LARGE.from, root },
      and({ value: entryOf(LARGE_INDEX), is: 0 }, or(LAST_IS_MAPPED, WRAPPED)),
    ),
    because(
      'tables.link-type',
      found,
      and(
        { value: level, below: 3 },
        { value: bits(last, 1, 0), is: 1 },
        isTable({ op: 'and', args: [last, '0xfffffffff000'] }),
      ),
    ),
    because('tables.page-bit', found, and({ value: level, is: 3 }, { value: bits(last, 1, 0), is: 1 })),
    because('tables.access-flag', found, and(isValid, { value: bits(last, 10), is: 0 })),
    because(
      'tables.covered',
      { ...found, pa: of(stray, 'output') },
      and({ value: stray, is: CLOCK.from }, { value: level, is: 2 }),
    ),
    because(
      'tables.unaligned',
      { ...found, pa: of(stray, 'output') },
      and({ value: level, below: 3 }, { value: of(stray, 'output'), atLeast: 0 }),
    ),
    because('tables.elsewhere', { ...found, pa: of(stray, 'output') }, { value: of(stray, 'output'), atLeast: 0 }),
    because('tables.valid', found, and({ value: last, not: 0 }, { value: bits(last, 0), is: 0 })),
    because('tables.missing', found, { value: last, is: 0 }),
    because('tables.other', found),
  ),
];

/** A place that has to be a block or page of this level. */
const sized = (ipa: Value, wanted: number, code: string): Requirement =>
  need(
    { value: of(ipa, 'level'), is: wanted },
    because(`blocks.${code}`, { ipa, found: of(ipa, 'level'), descriptor: of(ipa, 'last') }),
  );

const MEMORY_PLACES = [RAM.from, ALIAS.from, LARGE.from, add(LARGE.from, param('large_head'))];
const DEVICES = [GICC.from, UART.from, CLOCK.from];
const ROM_PLACES = [ROM.from, sub(endOf(ROM), PAGE)];
const field = (
  places: readonly Value[],
  msb: number,
  lsb: number,
  wanted: Value,
  code: string,
): readonly Requirement[] =>
  places.map((ipa) => {
    const descriptor = of(ipa, 'descriptor');
    return need(
      { value: bits(descriptor, msb, lsb), is: wanted },
      because(`attributes.${code}`, { ipa, descriptor, found: bits(descriptor, msb, lsb), wanted }),
    );
  });

/** How the guest's access at a label ended: 0 went through, 1 it was given an abort. */
const refused = (symbol: string): Value => ({ of: passed(symbol), field: 'x27' });
const isRefused = (symbol: string, ipa: Value): Requirement =>
  need(
    { value: refused(symbol), is: 1 },
    because(
      'isolation.reached',
      { ipa, level: of(ipa, 'level'), descriptor: of(ipa, 'last') },
      { value: refused(symbol), is: 0 },
    ),
    because('isolation.not-finished', {}),
  );
const outside: Value = { mappedOutside: ALL.map(({ from, bytes }) => ({ from, bytes })) };
/** Of an IPA behind one of the maps: who rounds up maps these. */
const isBehind = (range: MappedRange): Check => ({ value: outside, is: endOf(range) });

const lab: LabSource = {
  version: 1,
  chapter: 5,
  order: 5,
  minutes: 50,
  objectives: ['objective.walk', 'objective.blocks', 'objective.attributes'],
  machine: {
    cpus: 1,
    memory: 2048,
    virtualization: true,
    images: [{ file: 'guest.s', origin: '0x40080000' }],
    entry: '_start',
    hypervisor: {
      vms: [
        {
          name: 'guest',
          cores: [0],
          image: 'guest.s',
          memory: 16,
          regions: [
            {
              what: 'large',
              ipa: { param: 'large' },
              pa: { param: 'large_pa' },
              size: { param: 'large_size' },
              attributes: 'memory',
            },
            {
              what: 'rom',
              ipa: { param: 'rom' },
              pa: { param: 'rom_pa' },
              size: { param: 'rom_size' },
              attributes: 'read-only',
            },
            { what: 'clock', ipa: { param: 'clock' }, pa: 0x0901_0000, size: PAGE, attributes: 'device' },
          ],
        },
      ],
    },
    budget: 200_000,
  },
  files: [
    { path: file, language: 'typescript' },
    { path: 'guest.s', language: 'a64', readonly: true },
  ],
  views: ['memory', 'calls', 'levels'],
  parameters: [
    { name: 'tag', from: 1, to: 15 },
    { name: 'device', words: ['nGnRnE', 'nGnRE'] },
    { name: 'device_attribute', pick: [0, 1], by: 'device' },
    { name: 'share', words: ['inner', 'outer'] },
    { name: 'share_bits', pick: [3, 2], by: 'share' },
    // A gigabyte with something before it: pages, blocks of 2 MiB, one of 1 GiB.
    { name: 'shape', from: 0, to: 5 },
    { name: 'large_pages', pick: [0x1000, 0x3000, 0x2000, 0x5000, 0x1000, 0x4000], by: 'shape' },
    { name: 'large_head', pick: [0x20_1000, 0x40_3000, 0x20_2000, 0x60_5000, 0x40_1000, 0x20_4000], by: 'shape' },
    {
      name: 'large_offset',
      pick: [0x3fdf_f000, 0x3fbf_d000, 0x3fdf_e000, 0x3f9f_b000, 0x3fbf_f000, 0x3fdf_c000],
      by: 'shape',
    },
    { name: 'large_pa', follows: 'large_offset', times: 1, base: GIB },
    { name: 'large_size', follows: 'large_head', times: 1, base: GIB },
    { name: 'gib', from: 4, to: 200 },
    { name: 'large', follows: 'gib', times: GIB, base: 'large_offset' },
    // Blocks, and a few pages behind them.
    { name: 'rom', from: 0x1000_0000, to: 0x3fa0_0000, step: BLOCK },
    { name: 'rom_pa', from: 0x8800_0000, to: 0xb000_0000, step: BLOCK },
    { name: 'rom_size', from: 0x20_2000, to: 0x20_8000, step: PAGE },
    // In the same table of level 3 as the PL011.
    { name: 'clock', from: 0x0901_0000, to: 0x091f_e000, step: PAGE },
    { name: 'first', from: 0x1_0000, to: 0xff_ffff },
    { name: 'second', from: 0x1_0000, to: 0xff_ffff },
    { name: 'order', from: 0, to: 2 },
  ],
  hidden: ['shape', 'gib', 'rom', 'rom_pa', 'rom_size', 'clock', 'first', 'second'],
  steps: ['tables', 'blocks', 'attributes', 'isolation'].map((name) => step(name)),
  checkpoints: [
    checkpoint(
      'tables',
      4,
      ...mapped,
      need(
        { value: { of: passed('same'), field: 'x1' }, is: param('first') },
        because('tables.guest', { found: { of: passed('same'), field: 'x1' }, wanted: param('first') }),
      ),
      need(
        { value: { of: passed('window'), field: 'x1' }, is: param('second') },
        because('tables.guest', { found: { of: passed('window'), field: 'x1' }, wanted: param('second') }),
      ),
    ),
    checkpoint(
      'blocks',
      2,
      ...mapped,
      sized(RAM.from, 2, 'two'),
      sized(sub(endOf(RAM), BLOCK), 2, 'two'),
      sized(add(LARGE.from, param('large_pages')), 2, 'two'),
      sized(ROM.from, 2, 'two'),
      sized(add(LARGE.from, param('large_head')), 1, 'gigabyte'),
    ),
    checkpoint(
      'attributes',
      3,
      ...mapped,
      ...field([...MEMORY_PLACES, ...ROM_PLACES], 5, 2, 15, 'memory'),
      ...field(DEVICES, 5, 2, param('device_attribute'), 'device'),
      ...field([...MEMORY_PLACES, ...ROM_PLACES], 9, 8, param('share_bits'), 'share'),
      ...field(ROM_PLACES, 7, 6, 1, 'read-only'),
      ...field([...MEMORY_PLACES, ...DEVICES], 7, 6, 3, 'access'),
      ...field([...MEMORY_PLACES, ...ROM_PLACES], 54, 53, 0, 'executable'),
      ...field(DEVICES, 54, 54, 1, 'execute-never'),
      ...field([...MEMORY_PLACES, ...ROM_PLACES, ...DEVICES], 58, 55, param('tag'), 'tag'),
      need(
        { value: refused('wrote_rom'), is: 1 },
        because('attributes.wrote-rom', { ipa: ROM.from }, { value: refused('wrote_rom'), is: 0 }),
        because('isolation.not-finished', {}),
      ),
      need({ console: { startsWith: 'ok' } }, because('attributes.uart', { text: { console: 'all' } })),
      need(
        { value: { of: passed('clock'), field: 'x1' }, mask: 0xff, is: 0x31 },
        because('attributes.clock', { found: { of: passed('clock'), field: 'x1' } }),
      ),
    ),
    checkpoint(
      'isolation',
      2,
      ...mapped,
      need(
        { no: { value: outside, atLeast: 0 } },
        because(
          'isolation.past-end',
          { ipa: outside, pa: of(outside, 'output'), level: of(outside, 'level') },
          or(...ALL.map(isBehind)),
        ),
        because('isolation.outside', { ipa: outside, pa: of(outside, 'output'), level: of(outside, 'level') }),
      ),
      isRefused('past_ram', endOf(RAM)),
      isRefused('past_rom', endOf(ROM)),
      isRefused('past_large', endOf(LARGE)),
      isRefused('neighbour', add(CLOCK.from, PAGE)),
      need({ happened: passed('finished') }, because('isolation.not-finished', {})),
    ),
  ],
};

export default lab;
