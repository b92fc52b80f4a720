/** Chapter 8: the interrupt controller and its virtual half. */
import { gicScene } from '../../client/views/demo/scenes.ts';
import type { GicView } from '../../client/views/gic.ts';
import { GICC, GICD, GICV, INTID } from '../../engine/hypervisor/board.ts';
import { LIST_REGISTERS } from '../../engine/hypervisor/state/list-register.ts';
import { coreModule, event, field, mutant, solution, symbol, type Exhibit } from '../kit/exhibit.ts';
import type { Facts } from '../kit/parts.ts';
import { overflow, timer } from './exhibits.ts';

type Fields = Readonly<Record<string, bigint>>;
const [IAR, EOIR] = [0x0c, 0x10];
const IRQ_FROM_BELOW = 0x480;
const IRQ = 0x280;

/** Exceptions to EL2 between two moments. */
const exits = (from: bigint, to: bigint): number =>
  timer().run.events.filter(
    ({ kind, fields, cycle }) =>
      kind === 'exception' && fields['from'] === 1n && fields['to'] === 2n && cycle >= from && cycle <= to,
  ).length;

const physical = (): Fields => event(timer(), 'exception', { from: 1, to: 2, vector: IRQ_FROM_BELOW });
const virtual = (): Fields => event(timer(), 'exception', { from: 1, to: 1, vector: IRQ });
const ended = (): Fields => event(timer(), 'mmio', { el: 1, address: GICV.start + EOIR, write: 1 });
/** From its own vector to its own end. */
export const exitsOfTheHandler = (): number => exits(field(virtual(), 'cycle'), field(ended(), 'cycle'));
/** Accesses to the distributor, which is emulated. */
export const distributorTraps = (): number =>
  timer().run.events.filter(
    ({ kind, fields }) =>
      kind === 'exception' && fields['ec'] === 0x24n && Number(fields['far']) < GICC.start && Number(fields['far']) >= GICD.start,
  ).length; // prettier-ignore
export const listRegisters = (): number => LIST_REGISTERS;
/** The word that EL2 has put into list register 0. */
export const listed = (): bigint =>
  field(event(timer(), 'mmio', { el: 2, address: 0x0803_0100, write: 1 }, 1), 'value');

/** Maintenance interrupts while the guest of lab 8.5 takes its eight interrupts, from the first end to the last. */
function bells(): number {
  const [from, to] = [0, 7].map((n) =>
    field(event(overflow(), 'mmio', { el: 1, address: GICV.start + EOIR, write: 1 }, n), 'cycle'),
  );
  if (from === undefined || to === undefined) throw new Error('nothing was ended');
  return overflow().run.events.filter(
    ({ kind, fields, cycle }) =>
      kind === 'mmio' &&
      fields['el'] === 2n &&
      fields['address'] === BigInt(GICC.start + IAR) &&
      fields['value'] === BigInt(INTID.MAINTENANCE) &&
      cycle >= from &&
      cycle <= to,
  ).length;
}

const HAND = 'interrupt-by-hand';
const at = (of: Exhibit, name: string): Fields => event(of, 'at', { pc: symbol(of, name) });
/** How far the interrupted program comes between two interrupts whose cause is still there. */
function progress(): number {
  const of = mutant(HAND, 'the-timer-goes-on');
  const [first, second] = [0, 1].map((n) => field(event(of, 'exception', { to: 2, vector: IRQ }, n), 'elr'));
  if (first === undefined || second === undefined) throw new Error('there was no storm');
  return Number(second - first) / 4;
}

let scene: readonly GicView[] | undefined;
/** What the film shows, moment by moment. */
const film = (): readonly GicView[] => (scene ??= gicScene(coreModule()));
/** The first number that some moment of the film has. */
function shown(of: (view: GicView) => number | undefined): number {
  const found = film().flatMap((view) => of(view) ?? [])[0];
  if (found === undefined) throw new Error('the film does not show it');
  return found;
}
const isListed = ({ state }: { readonly state: string }): boolean => state === 'pending';

export const facts: Facts = {
  'gicc.ipa': () => BigInt(GICC.start),
  'gicv.pa': () => BigInt(GICV.start),
  'timer.intid': () => INTID.PHYSICAL_TIMER,
  'timer.exits': exitsOfTheHandler,
  'timer.cycles': () => Number(field(virtual(), 'cycle') - field(physical(), 'cycle')),
  'timer.lr': listed,
  spurious: () => Number(field(event(timer(), 'mmio', { el: 2, address: GICC.start + IAR }, 1), 'value')),
  'overflow.bells': bells,
  'storm.progress': progress,
  'apart.running': () => field(at(solution(HAND), 'worked'), 'x10'),
  'apart.active': () => field(at(solution(HAND), 'worked'), 'x11'),
  'film.own': () => shown(({ interrupts }) => interrupts.find(({ active }) => active)?.intid),
  'film.given': () => shown((view) => view.virtual?.listRegisters.find(isListed)?.virtualId),
};
