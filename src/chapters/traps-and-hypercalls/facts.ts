/** Chapter 6: what a trap leaves, and where a guest goes on. */
import { decodeSyndrome, type DecodedField } from '../../engine/isa/sysregs/syndrome.ts';
import { event, field, program, symbol, type Exhibit } from '../kit/exhibit.ts';
import type { Fact, Facts } from '../kit/parts.ts';
import { fieldOf } from '../kit/read.ts';
import { hex, vectorName } from '../kit/show.ts';
import { LATE_VBAR, ONE_OF_EACH, ONLY_ERET, UNDER } from './exhibits.ts';

const each = (): Exhibit => program(ONE_OF_EACH, UNDER);
type Fields = Readonly<Record<string, bigint>>;
/** The trap of the instruction at a label: of HVC and of a jump the return address is elsewhere. */
const trap = (ec: number, n = 0): Fields => event(each(), 'exception', { from: 1, to: 2, ec }, n);
const at = (label: string, offset = 0n): Fields =>
  event(each(), 'exception', { from: 1, to: 2, elr: symbol(each(), label) + offset });
/** Bytes from the instruction to the return address. */
const behind = (label: string, fields: Fields): number => Number(field(fields, 'elr') - symbol(each(), label));
/** A field of the syndrome of the trap at a label. */
function issOf(label: string, name: string): DecodedField {
  const found = decodeSyndrome(field(at(label), 'esr')).fields.find((one) => one.name === name);
  if (found === undefined) throw new Error(`the syndrome at ${label} has no ${name}`);
  return found;
}
const range = ({ msb, lsb }: { readonly msb: number; readonly lsb: number }): string =>
  msb === lsb ? String(msb) : `${msb}:${lsb}`;
/** What the ISS of the MRS holds, and where. */
const issFacts = (): Facts =>
  Object.fromEntries(
    ['Op0', 'Op1', 'CRn', 'CRm', 'Op2', 'Rt', 'Direction'].flatMap((name) => {
      const value = (): Fact =>
        name === 'Rt' ? `x${issOf('mrs_at', name).value}` : Number(issOf('mrs_at', name).value);
      return [
        [`mrs.${name.toLowerCase()}`, value],
        [`mrs.${name.toLowerCase()}-bits`, (): Fact => range(issOf('mrs_at', name))],
      ] as const;
    }),
  );

/** Its n-th exception that EL2 gave the guest: the state as it went on. */
function given(n: number): Fields {
  const vectors = symbol(each(), 'vectors');
  const all = each().run.events.filter(({ kind, fields }) => {
    const offset = (fields['pc'] ?? 0n) - vectors;
    return kind === 'return' && fields['from'] === 2n && offset >= 0n && offset < 2048n;
  });
  const found = all[n]?.fields;
  if (found === undefined) throw new Error(`the guest was given fewer than ${n + 1} exceptions`);
  return found;
}
/** Where in its vector table. */
const injected = (n: number): string =>
  `+0x${(field(given(n), 'pc') - symbol(each(), 'vectors')).toString(16).padStart(3, '0')}`;
const injectedClass = (n: number): bigint => field(given(n), 'esr_el1') >> BigInt(fieldOf('ESR_EL2', 'EC').lsb);

/** What came after the SMC of the guest whose hypervisor only returns. */
function afterSmc(): string {
  const of = program(ONLY_ERET);
  const smc = of.run.events.filter(({ kind, fields }) => kind === 'exception' && fields['ec'] === 0x17n);
  return smc.length > 1 && smc.every(({ fields }) => fields['elr'] === smc[0]?.fields['elr']) ? 'smc' : 'b';
}
const late = (): Fields => event(program(LATE_VBAR), 'exception');
const place = (fields: Fields): string => vectorName(field(fields, 'place'));

const classOf =
  (label: string, offset = 0n) =>
  (): Fact =>
    field(at(label, offset), 'ec');

export const facts: Facts = {
  'only-eret.after': afterSmc,
  'only-eret.smc': () =>
    program(ONLY_ERET).run.events.filter(({ kind, fields }) => kind === 'exception' && fields['ec'] === 0x17n).length,
  'returns.hvc': () => behind('hvc_at', at('hvc_at', 4n)),
  'returns.smc': () => behind('smc_at', at('smc_at')),
  'returns.mrs': () => behind('mrs_at', at('mrs_at')),
  'returns.wfi': () => behind('wfi_at', at('wfi_at')),
  'returns.load': () => behind('load_at', at('load_at')),
  'returns.hvc-ec': classOf('hvc_at', 4n),
  'returns.smc-ec': classOf('smc_at'),
  'returns.mrs-ec': classOf('mrs_at'),
  'returns.wfi-ec': classOf('wfi_at'),
  'returns.load-ec': classOf('load_at'),
  'returns.jump-ec': () => field(trap(0x20), 'ec'),
  'returns.jump-elr': () => field(trap(0x20), 'elr'),
  'returns.smc-esr': () => field(at('smc_at'), 'esr'),
  'ec.bits': () => range(fieldOf('ESR_EL2', 'EC')),
  'ec.lsb': () => fieldOf('ESR_EL2', 'EC').lsb,
  'il.bit': () => fieldOf('ESR_EL2', 'IL').lsb,
  'call.asked': () => field(event(each(), 'exception', { from: 1, to: 2, ec: 0x16 }, 1), 'x0'),
  'call.unknown': () => hex(field(at('mrs_at'), 'x0')),
  ...issFacts(),
  'msr.direction': () => Number(issOf('msr_at', 'Direction').value),
  'wfi.ti': () => Number(issOf('wfi_at', 'TI').value),
  'inject.el1h': () => injected(0),
  'inject.el1t': () => injected(2),
  'inject.el0': () => injected(3),
  'inject.el1h-ec': () => injectedClass(0),
  'inject.el0-ec': () => injectedClass(3),
  'late.vector': () => place(late()),
  'late.esr': () => field(late(), 'esr'),
};
