/** Chapter 9: the PL011, passed through and emulated. */
import { PL011, spi } from '../../engine/hypervisor/board.ts';
import type { Exhibit } from '../kit/exhibit.ts';
import { event, field } from '../kit/exhibit.ts';
import type { Facts } from '../kit/parts.ts';
import { COUNT, filling, listening, polling, sending, writingBack } from './exhibits.ts';

const x = ({ run }: Exhibit, n: number): bigint => run.machine.cores.x(0, n);
/** Stage-2 data aborts of the guest, by the offset in the UART's page. */
const accesses = (of: Exhibit): readonly number[] =>
  of.run.events
    .filter(({ kind, fields }) => kind === 'exception' && fields['from'] === 1n && fields['ec'] === 0x24n)
    .map(({ fields }) => Number(field(fields, 'far')) - PL011.start);
const [DR, FR] = [0x00, 0x18];

/** To send the text: looks at UARTFR, and stores to UARTDR. */
export const sendingTraps = (): number => accesses(sending()).filter((offset) => offset === DR || offset === FR).length;
export const charactersSent = (): number => (sending().run.channels.get(1) ?? '').length;
/** Identification registers that were read. */
export const asked = (): number => accesses(sending()).filter((offset) => offset >= 0xfe0).length;
export const interrupts = (): number => Number(x(listening(), 5));

/** From the exception to the return into the guest, in the same clock as everything. */
function cost(): number {
  const taken = sending().run.events.find(
    ({ kind, fields }) => kind === 'exception' && fields['ec'] === 0x24n && Number(fields['far']) === PL011.start,
  );
  const back = sending().run.events.find(({ kind, cycle }) => kind === 'return' && cycle > (taken?.cycle ?? Infinity));
  if (taken === undefined || back === undefined) throw new Error('nothing was sent');
  return back.cycle - taken.cycle;
}

/** After how many characters a bit is there for the first time (of x10: RX, x11: OE, x12: RXFF). */
export function firstAfter(register: 10 | 11 | 12): number {
  const bits = x(filling(), register);
  const first = Array.from({ length: COUNT }, (_, n) => n).find((n) => ((bits >> BigInt(n)) & 1n) === 1n);
  if (first === undefined) throw new Error(`x${register} has no bit`);
  return first + 1;
}

export const facts: Facts = {
  'uart.page': () => BigInt(PL011.start),
  'uart.intid': () => spi(PL011.spi),
  'uart.pid': () => x(sending(), 3) & 0xffff_ffffn,
  'uart.cid': () => x(sending(), 3) >> 32n,
  // DDI 0183G §3.3.15: part number in 11:0, designer in 19:12.
  'uart.part': () => x(sending(), 3) & 0xfffn,
  'uart.designer': () => (x(sending(), 3) >> 12n) & 0xffn,
  'send.traps': sendingTraps,
  'send.cycles': cost,
  'fill.trigger': () => firstAfter(10),
  'fill.lost': () => firstAfter(11),
  'fill.depth': () => firstAfter(12),
  'poll.accesses': () => Number(x(polling(), 3)),
  'listen.accesses': () => Number(x(listening(), 3)),
  'listen.mis': () => x(listening(), 6),
  'few.mis': () => x(listening('ok\n'), 6),
  'writeback.esr': () => field(event(writingBack(), 'exception', { from: 1, to: 2, ec: 0x24 }), 'esr'),
};
