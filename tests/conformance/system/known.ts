/** Differences from QEMU 7.2 that the manual wants, recognised in what a case printed. The ids are rows of docs/deviations.md. */
import type { Difference } from './machines.ts';

interface Ended {
  readonly esr: number;
  readonly rest: string;
}

function ended(lines: string): Ended | undefined {
  const match = /^v\w+ \w+ (\w+) (.*)$/m.exec(lines);
  return match === null ? undefined : { esr: parseInt(match[1] ?? '', 16), rest: match[2] ?? '' };
}

const ALIGNMENT = 0x21;
const ISV = 1 << 24;
/** ISV, SAS, SSE, SRT, SF, AR. */
const SYNDROME = 0x01ffc000;
const classOf = (esr: number): number => esr >>> 26;

/** The row that explains a difference, or undefined. */
export function knownDeviation({ name, ours, qemu }: Difference): string | undefined {
  const [a, b] = [ended(ours), ended(qemu)];
  if (name.startsWith('mrs x0, id_aa64pfr0_el1')) return 'id-aa64pfr0';
  if (name.startsWith('msr daif') && a !== undefined && b !== undefined && classOf(a.esr) === 0x18 && a.rest === b.rest) return 'daif-immediate-syndrome';
  if (a === undefined || b === undefined) return undefined;
  const isData = [0x24, 0x25].includes(classOf(a.esr));
  if (isData && (a.esr & 0x3f) === ALIGNMENT && /device/.test(name)) return name.startsWith('dc zva') ? 'dc-zva-device' : 'unaligned-device';
  if (isData && (a.esr & 0x100) !== 0 && /^(dc|ic)/.test(name)) return 'cache-maintenance-faults';
  if (classOf(a.esr) === 0x22 && [0x20, 0x21].includes(classOf(b.esr))) return 'pc-alignment-priority';
  if (isData && (a.esr & 0x3f) === ALIGNMENT && (b.esr & 0x3f) === 0x10) return 'unaligned-nowhere';
  // EL2's own stage 1: the syndrome of the instruction is not valid.
  if (classOf(a.esr) === 0x25 && classOf(b.esr) === 0x25 && (a.esr & ISV) === 0 && (b.esr & ~SYNDROME) === a.esr && a.rest === b.rest) return 'isv-stage-1';
  return explainedRemainder(ours, qemu);
}

/** PAR_EL1.SH of device memory. */
function explainedRemainder(ours: string, qemu: string): string | undefined {
  const [left, right] = [ours.split('\n'), qemu.split('\n')];
  if (left.length !== right.length) return undefined;
  const isParShareability = left.every((line, i) => {
    const other = right[i] ?? '';
    if (line === other) return true;
    const [x, y] = [/^r(\w+) ?$/.exec(line), /^r(\w+) ?$/.exec(other)].map((m) => (m === null ? undefined : BigInt(`0x${m[1] ?? '0'}`)));
    return x !== undefined && y !== undefined && (x & 1n) === 0n && ((x ^ y) & ~0x180n) === 0n && ((x >> 7n) & 3n) === 2n;
  });
  return isParShareability ? 'par-shareability' : undefined;
}
