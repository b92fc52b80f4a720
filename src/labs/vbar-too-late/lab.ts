/** Chapter 6: VBAR_EL2 is written one instruction behind the ERET, or never. Predicted, stepped through, repaired. */
import { and, at, because, checkpoint, need, or, step } from '../kit/define.ts';
import type { LabSource } from '../kit/lab.ts';
import type { Check, EventPattern, Requirement, Value } from '../kit/query.ts';

type Slot = 'stays' | 'zeros' | 'returns' | 'calls' | 'nothing';
/** What stands in each slot of the loader's table; `nothing`: there is no table. */
const SLOTS: Readonly<Record<Slot, string>> = {
  stays: 'b       .',
  zeros: '.word   0',
  returns: 'eret',
  calls: 'hvc     #7',
  nothing: 'b       .',
};
/** The guest's first instruction that needs EL2, and its syndrome there. */
const CALLS = [
  { text: 'hvc     #', number: true, esr: 0x5a00_0000 },
  { text: 'smc     #', number: true, esr: 0x5e00_0000 },
  { text: 'wfi', number: false, esr: 0x07e0_0000 },
  { text: 'msr     ttbr0_el1, xzr', number: false, esr: 0x6230_0be0 },
] as const;
const [NUMBER, UNDEFINED] = [[0x11, 0x2a, 0x33, 0x5c], 0x0200_0000];
const [STAYS, ENDLESS, SERVED] = [1, 2, 3];
const [EL2_SAME, EL2_LOWER] = ['EL2+0x200', 'EL2+0x400'];

interface Case {
  readonly line: string;
  readonly call: string;
  /** PSTATE.SP of the guest. */
  readonly sp: 0 | 1;
  readonly slots: readonly [el1: Slot, el2: Slot];
  readonly first: string;
  readonly esr: number;
  readonly names: 1 | 2;
  readonly second: string;
  readonly end: number;
}

/** The MSR is executed, at EL1: UNDEFINED there. */
function late(sp: 0 | 1, slot: Slot): Case {
  const first = sp === 1 ? 'EL1+0x200' : 'EL1+0';
  const second = { stays: '0', zeros: 'EL1+0x200', returns: first, calls: EL2_LOWER, nothing: 'EL1+0x200' }[slot];
  const end = slot === 'stays' || slot === 'calls' ? STAYS : ENDLESS;
  const [line, call] = ['msr     vbar_el2, x0', 'hvc     #7'];
  return { line, call, sp, slots: [slot, 'stays'], first, esr: UNDEFINED, names: 1, second, end };
}
/** There is no such MSR: the guest comes to its own first trap. */
function never(sp: 0 | 1, slot: Slot, kind: number, number: number): Case {
  const { text, number: isCall, esr } = CALLS[kind] ?? CALLS[0];
  const isDone = kind === 0;
  const served = slot === 'returns' && isDone;
  const second = slot === 'stays' || served ? '0' : slot === 'returns' ? EL2_LOWER : EL2_SAME;
  return {
    line: 'nop',
    call: isCall ? `${text}${number}` : text,
    sp,
    slots: ['stays', slot],
    first: EL2_LOWER,
    esr: isCall ? esr + number : esr,
    names: isDone ? 2 : 1,
    second,
    end: served ? SERVED : slot === 'stays' ? STAYS : ENDLESS,
  };
}

const SP = [1, 0] as const;
const LATE = SP.flatMap((sp) =>
  (['zeros', 'calls', 'nothing', 'returns', 'stays'] as const).map((slot) => late(sp, slot)),
);
const NEVER = [0, 1].flatMap((turn) =>
  CALLS.flatMap((_, kind) =>
    SP.flatMap((sp) =>
      (['returns', 'nothing', 'stays', 'zeros'] as const).map((slot, n) =>
        never(sp, slot, kind, NUMBER[(kind + n + sp + 2 * turn) % NUMBER.length] ?? 0),
      ),
    ),
  ),
);
/** Both faults are frequent. */
const CASES: readonly Case[] = [...NEVER, ...LATE, ...LATE, ...LATE];
const table = (slot: Slot, name: string): string => (slot === 'nothing' ? '0' : name);
const words = (name: string, of: (one: Case) => string): LabSource['parameters'][number] => ({
  name,
  words: CASES.map(of),
  by: 'case',
});

const param = (name: string): Value => ({ param: name });
/** `boot.s` as it was, played from the loader's state, whatever the reader's has done before. */
const played: EventPattern = {
  event: 'at',
  where: {
    pc: { symbol: 'late' },
    el: 2,
    vbar: { op: 'and', args: [{ symbol: 'old2' }, param('has2')] },
    vbar_el1: { op: 'and', args: [{ symbol: 'old1' }, param('has1')] },
  },
};
const first: EventPattern = { event: 'exception', after: played };
const second: EventPattern = { event: 'exception', after: first };
const of = (pattern: EventPattern, field: string): Value => ({ of: pattern, field });
const answer = (name: string): Value => ({ answer: name });
const EL = 12;

const bootFirst: Requirement = need({ happened: played }, because('boot-first', {}, { never: played }));

const trap: Value = { op: 'add', args: [{ symbol: 'late_next' }, param('ahead')] };
const behind: Value = { op: 'shr', args: [{ op: 'sub', args: [of(first, 'elr'), trap] }, 2] };

const nowhere: Check = { ended: ['vector-outside-memory'] };
const endless: Check = { ended: ['same-fault', 'fault-in-handler', 'vector-outside-memory'] };
const served: Check = { executed: { symbol: 'late_behind' }, el: 1 };
const stays: Check = and({ ended: ['parked'] }, { no: served });
const is = (value: number): Check => ({ value: answer('end'), is: value });

// Of the boot that is repaired.
const entered: EventPattern = { event: 'return', where: { from: 2, to: 1 } };
const atEl2: Check = { executed: { symbol: 'behind' }, el: 2 };
const trapped: EventPattern = { event: 'exception' };
const level = (value: Value): Value => ({ op: 'shr', args: [value, EL] });

const lab: LabSource = {
  version: 1,
  chapter: 6,
  order: 5,
  minutes: 20,
  objectives: ['objective.whose', 'objective.order'],
  machine: {
    cpus: 1,
    memory: 64,
    virtualization: true,
    images: [
      { file: 'parts.s', origin: '0x40080000' },
      { file: 'boot.s', origin: '0x40090000' },
    ],
    entry: '_start',
    budget: 4000,
  },
  files: [
    { path: 'predictions', language: 'answers' },
    { path: 'boot.s', language: 'a64' },
    { path: 'parts.s', language: 'a64', readonly: true },
  ],
  views: ['levels', 'registers'],
  parameters: [
    { name: 'case', from: 0, to: CASES.length - 1 },
    words('line', ({ line }) => line),
    words('call', ({ call }) => call),
    words('mode', ({ sp }) => (sp === 1 ? 'h' : 't')),
    { name: 'spsr', pick: CASES.map(({ sp }) => 0x3c4 + sp), by: 'case' },
    words('vbar1', ({ slots: [slot] }) => table(slot, 'old1')),
    words('vbar2', ({ slots: [, slot] }) => table(slot, 'old2')),
    { name: 'has1', pick: CASES.map(({ slots: [slot] }) => (slot === 'nothing' ? 0 : 0xffff_ffff)), by: 'case' },
    { name: 'has2', pick: CASES.map(({ slots: [, slot] }) => (slot === 'nothing' ? 0 : 0xffff_ffff)), by: 'case' },
    words('slot1', ({ slots: [slot] }) => SLOTS[slot]),
    words('slot2', ({ slots: [, slot] }) => SLOTS[slot]),
    // How far behind `next` the instruction is that makes the first exception.
    { name: 'ahead', pick: CASES.map(({ line }) => (line === 'nop' ? 4 : 0)), by: 'case' },
    words('first', (one) => one.first),
    { name: 'esr', pick: CASES.map(({ esr }) => esr), by: 'case' },
    { name: 'names', pick: CASES.map(({ names }) => names), by: 'case' },
    words('second', (one) => one.second),
    // The machine stops at a vector that no memory is at: what the fetch there makes, as a number.
    { name: 'fetch', pick: CASES.map(({ line }) => (line === 'nop' ? 0x2200 : 0x1200)), by: 'case' },
    { name: 'end', pick: CASES.map(({ end }) => end), by: 'case' },
    { name: 'otherNames', pick: CASES.map(({ names }) => 3 - names), by: 'case' },
    { name: 'otherEnd', pick: CASES.map(({ end }) => (end === STAYS ? ENDLESS : STAYS)), by: 'case' },
    words('otherFirst', (one) => (one.first === EL2_LOWER ? 'EL1+0x200' : EL2_LOWER)),
    words('otherGroup', (one) => (one.first === EL2_LOWER ? 'EL2+0x200' : 'EL1+0x400')),
    words('otherSecond', (one) => (one.second === '0' ? EL2_SAME : '0')),
    { name: 'otherSpsr', pick: CASES.map(({ sp }) => 0x3c5 - sp), by: 'case' },
  ],
  steps: ['first', 'end', 'repair'].map((name) => step(name)),
  checkpoints: [
    checkpoint(
      'first',
      3,
      bootFirst,
      need(
        { value: answer('first'), is: of(first, 'place') },
        because(
          'first.level',
          { answer: { vector: answer('first') }, taken: { vector: of(first, 'place') } },
          { value: level(answer('first')), not: level(of(first, 'place')) },
        ),
        because(
          'first.group',
          { answer: { vector: answer('first') }, taken: { vector: of(first, 'place') } },
          { value: answer('first'), not: of(first, 'place') },
        ),
      ),
      need(
        { value: answer('esr'), is: of(first, 'esr') },
        because(
          'first.trapped',
          { answer: answer('esr'), esr: of(first, 'esr') },
          and({ value: { bits: answer('esr'), msb: 31, lsb: 26 }, is: 0x18 }, { value: of(first, 'ec'), is: 0 }),
        ),
        because(
          'first.class',
          { answer: answer('esr'), esr: of(first, 'esr') },
          { value: answer('esr'), is: of(first, 'ec') },
        ),
        because(
          'first.esr',
          { answer: answer('esr'), esr: of(first, 'esr') },
          { value: answer('esr'), not: of(first, 'esr') },
        ),
      ),
      need(
        { value: { op: 'sub', args: [answer('names'), 1] }, is: behind },
        because('first.names', { elr: of(first, 'elr'), trap }, { value: answer('names'), atLeast: 0 }),
      ),
    ),
    checkpoint(
      'end',
      3,
      bootFirst,
      need(
        or(
          { value: answer('second'), is: of(second, 'place') },
          and({ value: answer('second'), is: 0 }, { never: second }, { no: nowhere }),
          and({ value: answer('second'), is: param('fetch') }, nowhere),
        ),
        because('end.nowhere', { answer: { vector: answer('second') }, target: of(first, 'target') }, nowhere),
        because(
          'end.second',
          { answer: { vector: answer('second') }, taken: { vector: of(second, 'place') } },
          { happened: second },
        ),
        because('end.none', { answer: { vector: answer('second') } }, { never: second }),
      ),
      need(
        or(and(is(STAYS), stays), and(is(ENDLESS), endless), and(is(SERVED), served)),
        because('end.no-such', { answer: answer('end') }, { no: or(is(STAYS), is(ENDLESS), is(SERVED)) }),
        because('end.endless', { answer: answer('end') }, endless),
        because('end.served', { answer: answer('end') }, served),
        because('end.stays', { answer: answer('end'), pc: { register: 'pc' } }, stays),
      ),
    ),
    checkpoint(
      'repair',
      3,
      need(and({ happened: entered }, { no: atEl2 }), because('repair.not-entered', {}, or({ never: entered }, atEl2))),
      need(
        { value: of(entered, 'vbar'), is: { symbol: 'vectors' } },
        because(
          'repair.late',
          { vbar: of(entered, 'vbar') },
          or({ value: of(entered, 'vbar'), is: { symbol: 'old2' } }, { value: of(entered, 'vbar'), is: 0 }),
        ),
        because(
          'repair.elsewhere',
          { vbar: of(entered, 'vbar'), vectors: { symbol: 'vectors' } },
          { happened: entered },
        ),
      ),
      need(
        { value: { bits: of(entered, 'pstate'), msb: 3, lsb: 0 }, is: { bits: param('spsr'), msb: 3, lsb: 0 } },
        because('repair.state', { pstate: of(entered, 'pstate') }, { happened: entered }),
      ),
      need(
        { value: of(trapped, 'target'), is: { op: 'add', args: [{ symbol: 'vectors' }, 0x400] } },
        because(
          'repair.again',
          { elr: of(trapped, 'elr') },
          and({ value: of(trapped, 'to'), is: 1 }, { value: of(trapped, 'ec'), is: 0 }),
        ),
        because('repair.target', { target: of(trapped, 'target'), elr: of(trapped, 'elr') }, { happened: trapped }),
      ),
      need(
        and({ happened: at('behind', 1) }, { happened: played }),
        because('repair.guest', { elr: of(trapped, 'elr') }, { happened: trapped }),
      ),
    ),
  ],
};

export default lab;
