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
const EXTERNAL = 0x10;
/** ISV, SAS, SSE, SRT, SF, AR. */
const SYNDROME = 0x01ffc000;
const classOf = (esr: number): number => esr >>> 26;
const isDataAbort = (esr: number): boolean => classOf(esr) === 0x24 || classOf(esr) === 0x25;
const isFetchAbort = (esr: number): boolean => classOf(esr) === 0x20 || classOf(esr) === 0x21;

/** What two lines have in common after the small differences, each with its row. */
function common(
  line: string,
  name: string,
  ids: Set<string>,
  hex = parseInt(/^v\w+ \w+ (\w+)/.exec(line)?.[1] ?? '0', 16),
): string {
  const par = /^r(\w+) ?$/.exec(line)?.[1];
  if (par !== undefined) return `r${commonPar(BigInt(`0x${par}`), ids).toString(16)}`;
  if (!isDataAbort(hex) && !isFetchAbort(hex)) return line;
  let esr = hex;
  // An abort of the monitor's own AT: its registers are none of the case's.
  let out = line.replace(/^(v\w+ \w+ \w+ 4008\w{4} .*?) x0=.*$/, '$1');
  if (classOf(esr) === 0x25 && (esr & SYNDROME) !== 0) {
    esr &= ~SYNDROME;
    ids.add('isv-stage-1');
  }
  if ((esr & 0x80) !== 0) {
    esr &= ~3;
    ids.add('walk-level');
  }
  // Registers of a load that did not complete are UNKNOWN when it writes several.
  if (/^ld[12p] /.test(name)) out = out.replace(/V\w+/, 'V');
  if ((esr & 0x3f) === EXTERNAL) {
    // The field before HPFAR or the vectors: ELR_ELx can begin with an f too.
    out = out.replace(/ f(\w+)\w (?=[pV])/, ' f$1 ');
    ids.add('external-abort-far');
  }
  return out.replace(/^(v\w+ \w+) \w+/, `$1 ${(esr >>> 0).toString(16)}`);
}

function commonPar(par: bigint, ids: Set<string>): bigint {
  if ((par & 1n) === 0n) {
    const attribute = par >> 56n;
    if ((par & 0x180n) === 0x80n) {
      ids.add('par-shareability');
      return par & ~0x180n;
    }
    if ((attribute & 0xf0n) !== 0n && attribute !== 0x44n) return par;
    ids.add('par-shareability');
    return par & ~0x180n;
  }
  if ((par & 0x300n) !== 0x300n) return par;
  ids.add('walk-level');
  return par & ~6n;
}

/** The row that explains a difference, or undefined. */
export function knownDeviation({ name, ours, qemu }: Difference): string | undefined {
  const [a, b] = [ended(ours), ended(qemu)];
  if (name.startsWith('mrs x0, id_aa64pfr0_el1')) return 'id-aa64pfr0';
  // Its only trap that QEMU does not know.
  if (name.startsWith('mrs x0, pmcr_el0') && a !== undefined && classOf(a.esr) === 0x18) return 'mdcr-tpmcr';
  if (a === undefined || b === undefined) return undefined;
  if (name.startsWith('msr daif') && classOf(a.esr) === 0x18 && a.rest === b.rest) return 'daif-immediate-syndrome';
  if (isDataAbort(a.esr) && (a.esr & 0x3f) === ALIGNMENT) {
    if (/device/.test(name)) return name.startsWith('dc zva') ? 'dc-zva-device' : 'unaligned-device';
    if ((b.esr & 0x3f) === EXTERNAL) return 'unaligned-nowhere';
  }
  if (isDataAbort(a.esr) && (a.esr & 0x100) !== 0 && /^(dc|ic)/.test(name)) return 'cache-maintenance-faults';
  if (name.startsWith('step 4') && (a.esr ^ b.esr) === 1 << 24 && a.rest === b.rest) return 'step-isv-exception';
  if (classOf(a.esr) >> 1 === 0x1a && a.esr === b.esr) return 'watchpoint-far';
  if (classOf(a.esr) === 0x22 && isFetchAbort(b.esr)) return 'pc-alignment-priority';
  const [first, second] = [a.esr & 0x3f, b.esr & 0x3f];
  if (isDataAbort(a.esr) && isDataAbort(b.esr) && second === EXTERNAL && first !== EXTERNAL) return 'abort-order';
  const ids = new Set<string>();
  // What a store of several had written before a later part aborted.
  const partial = /^st([12p]|r q)/.test(name) && isDataAbort(a.esr) && a.esr === b.esr;
  const memory = (text: string): string => (partial ? text.replace(/^h\w+ ?$/m, 'h') : text);
  if (partial && memory(ours) !== ours && memory(ours) === memory(qemu)) return 'partial-store';
  const [left, right] = [ours, qemu].map((text) =>
    memory(text)
      .split('\n')
      .map((line) => common(line, name, ids).trim())
      .join('\n'),
  );
  return left === right ? [...ids].sort().join(' ') || 'partial-load' : undefined;
}
