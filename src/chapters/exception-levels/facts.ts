/** Chapter 1: levels, vectors, ERET. */
import { event, field, mutant, program, solution, symbol, type Exhibit } from '../kit/exhibit.ts';
import type { Facts } from '../kit/parts.ts';
import { NOWHERE, SUM } from '../kit/programs.ts';
import { bitOf, mnemonicAt } from '../kit/read.ts';
import { vectorName } from '../kit/show.ts';
import { stepsOf } from '../kit/steps.ts';
import { RING } from './exhibits.ts';

const ring = () => event(program(RING), 'exception', { from: 1, to: 2 });
const forgot = () => event(mutant('drop-to-el1', 'forgot-rw'), 'exception');
const arrived = () => event(solution('drop-to-el1'), 'return', { from: 2 });
/** A case of the lab predict-the-vector: the first exception with its number in x8. */
const taken = (n: number) => event(solution('predict-the-vector'), 'exception', { x8: n });

/** Class of the n-th fitting exception of a run. */
const ec = (run: Exhibit, where: Parameters<typeof event>[2] = {}) => field(event(run, 'exception', where), 'ec');

const bits = (value: bigint, width: number): string => `0b${value.toString(2).padStart(width, '0')}`;
const table = () => 2 ** bitOf('VBAR_EL2', 'Base');
/** An IRQ's slot is behind that of a synchronous exception of the same group. */
const slot = () =>
  Number(
    field(event(solution('predict-the-vector'), 'exception', { x8: 10, to: 1 }), 'vector') - field(taken(7), 'vector'),
  );

export const facts: Facts = {
  'rw.bit': () => bitOf('HCR_EL2', 'RW'),
  'el1h.mode': () => bits(field(arrived(), 'pstate') & 0x1fn, 5).replace('0b0', '0b'),
  'el1h.spsr': () => field(arrived(), 'pstate') & 0x3ffn,
  'forgot.ec': () => field(forgot(), 'ec'),
  'forgot.to': () => `EL${field(forgot(), 'to')}`,
  'forgot.il-bit': () => bitOf('SPSR_EL2', 'IL'),
  'vectors.table': table,
  'vectors.slot': slot,
  'vectors.count': () => table() / slot(),
  'vectors.instructions': () => slot() / 4,
  'ring.vector': () => vectorName(field(ring(), 'place')),
  'ring.offset': () => field(ring(), 'vector'),
  'ring.esr': () => field(ring(), 'esr'),
  'ring.ec': () => field(ring(), 'ec'),
  'ring.iss': () => field(ring(), 'iss'),
  'ring.spsr': () => field(ring(), 'spsr') & 0x3ffn,
  'ring.elr-is': () => mnemonicAt(program(RING), field(ring(), 'elr')),
  'ring.masked': () => {
    const row = stepsOf(RING, 0, 12).find(({ exception }) => exception !== undefined);
    return BigInt(row?.changes.find(({ name }) => name === 'PSTATE')?.to ?? 0) & 0x3ffn;
  },
  'smc.elr-is': () => {
    const run = solution('hvc-round-trip');
    return mnemonicAt(run, field(event(run, 'exception', { ec: 0x17 }), 'elr'));
  },
  'smc.ec': () => field(event(solution('hvc-round-trip'), 'exception', { ec: 0x17 }), 'ec'),
  'hvc-el0.vector': () => vectorName(field(taken(8), 'place')),
  'vbar.vector': () => vectorName(field(taken(5), 'place')),
  'vbar.ec': () => field(taken(5), 'ec'),
  'virq.vector': () =>
    vectorName(field(event(solution('predict-the-vector'), 'exception', { x8: 10, to: 1 }), 'place')),
  'no-vbar.target': () => field(event(mutant('hvc-round-trip', 'no-vbar'), 'exception', { ec: 0x16 }), 'target'),
  'no-vbar.again': () => BigInt(stepsOf(SUM.replace(/ +b {7}\.\n/, ''), 0, 9).at(-1)?.address ?? 0),
  'class.unknown': () => ec(mutant('tour', 'runs-on')),
  'class.wfx': () => ec(solution('predict-the-vector'), { x8: 6 }),
  'class.illegal': () => ec(mutant('drop-to-el1', 'forgot-rw')),
  'class.hvc': () => ec(program(RING)),
  'class.smc': () => ec(solution('vcpu-init'), { ec: 0x17 }),
  'class.instruction-abort': () => ec(mutant('el2-mmu', 'ttbr-of-el1')),
  'class.lower-data-abort': () => ec(solution('map-a-guest'), { from: 1, to: 2, far: 0x4008_0000 }),
  'class.data-abort': () => ec(program(NOWHERE)),
  'unaligned.table': () => symbol(mutant('hvc-round-trip', 'table-not-aligned'), 'vectors'),
  'unaligned.vbar': () => mutant('hvc-round-trip', 'table-not-aligned').run.machine.cores.sysreg(0, 'VBAR_EL2'),
};
