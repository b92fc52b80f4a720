/**
 * ESR_ELx taken apart: the fields of its ISS by exception class, and what their values mean, as codes for the message
 * catalogues (Arm ARM D13.2.37, as ARMv8.0-A without EL3 and AArch32 defines it).
 */
import { SYSTEM_INSTRUCTIONS } from '../sys.ts';
import { sysregByEncoding, SYSTEM_REGISTERS } from '../sysregs.ts';
import { fieldOf, fieldsFromText, type Field } from './fields.ts';

/** A sentence in the catalogues. */
export interface Meaning {
  readonly code: string;
  readonly params: Readonly<Record<string, string | number>>;
}

export interface DecodedField extends Field {
  readonly value: bigint;
  /** A name that is the same in every language: `EL1h`, `VBAR_EL2`. */
  readonly symbol?: string;
  readonly meaning?: Meaning;
}

export interface Syndrome {
  readonly value: bigint;
  readonly ec: number;
  /** The instruction was 32 bits long. */
  readonly il: boolean;
  readonly iss: number;
  /** What the exception class means. */
  readonly meaning: Meaning;
  /** Fields of the ISS, most significant first; reserved bits left out. */
  readonly fields: readonly DecodedField[];
}

const ABORT = 'FnV:10 EA:9 S1PTW:7';
const INSTRUCTION_ABORT = `${ABORT} IFSC:5-0`;
const DATA_ABORT = 'ISV:24 SAS:23-22 SSE:21 SRT:20-16 SF:15 AR:14 FnV:10 EA:9 CM:8 S1PTW:7 WnR:6 DFSC:5-0';
const CALL = 'imm16:15-0';
const STEP = 'ISV:24 EX:6 IFSC:5-0';
const WATCHPOINT = 'CM:8 WnR:6 DFSC:5-0';

/** Exception class → fields of the ISS. */
const ISS: Readonly<Record<number, string>> = {
  0x01: 'CV:24 COND:23-20 TI:0',
  0x07: 'CV:24 COND:23-20',
  0x15: CALL,
  0x16: CALL,
  0x17: CALL,
  0x18: 'Op0:21-20 Op2:19-17 Op1:16-14 CRn:13-10 Rt:9-5 CRm:4-1 Direction:0',
  0x20: INSTRUCTION_ABORT,
  0x21: INSTRUCTION_ABORT,
  0x24: DATA_ABORT,
  0x25: DATA_ABORT,
  0x2c: 'TFV:23 VECITR:10-8 IDF:7 IXF:4 UFF:3 OFF:2 DZF:1 IOF:0',
  0x2f: 'IDS:24 AET:12-10 EA:9 DFSC:5-0',
  0x30: 'IFSC:5-0',
  0x31: 'IFSC:5-0',
  0x32: STEP,
  0x33: STEP,
  0x34: WATCHPOINT,
  0x35: WATCHPOINT,
  0x3c: 'Comment:15-0',
};

/** Exception classes that this core can report; the catalogues have a sentence for each (`esr.ec.` and two digits). */
export const KNOWN_CLASSES: readonly number[] = [
  0x00, 0x01, 0x07, 0x0e, 0x15, 0x16, 0x17, 0x18, 0x20, 0x21, 0x22, 0x24, 0x25, 0x26, 0x2c, 0x2f, 0x30, 0x31, 0x32, 0x33,
  0x34, 0x35, 0x3c,
]; // prettier-ignore

const says = (code: string, params: Meaning['params'] = {}): Meaning => ({ code, params });

/** A fault status code, DFSC or IFSC (Arm ARM D13.2.37, "DFSC, bits [5:0]"). */
export function faultStatus(fsc: number): Meaning {
  const level = fsc & 3;
  switch (fsc >> 2) {
    case 0:
      return says('esr.fsc.address-size', { level });
    case 1:
      return says('esr.fsc.translation', { level });
    case 2:
      return says('esr.fsc.access-flag', { level });
    case 3:
      return says('esr.fsc.permission', { level });
    case 5:
      return says('esr.fsc.external-walk', { level });
    default:
  }
  if (fsc === 0x10) return says('esr.fsc.external');
  if (fsc === 0x21) return says('esr.fsc.alignment');
  if (fsc === 0x22) return says('esr.fsc.debug');
  if (fsc === 0x30) return says('esr.fsc.tlb-conflict');
  return says('esr.fsc.other', { fsc: `0x${fsc.toString(16)}` });
}

/** `S3_4_C12_C0_0`, as assemblers write what has no name. */
export const encodingText = (op0: number, op1: number, crn: number, crm: number, op2: number): string =>
  `S${op0}_${op1}_C${crn}_C${crm}_${op2}`;

const generalRegister = (n: bigint): string => (n === 31n ? 'XZR' : `X${n}`);

function explain(ec: number, name: string, value: bigint, isv: boolean): Pick<DecodedField, 'symbol' | 'meaning'> {
  const abort = ec === 0x24 || ec === 0x25;
  switch (name) {
    case 'DFSC':
    case 'IFSC':
      return ec === 0x2f ? {} : { meaning: faultStatus(Number(value)) };
    case 'WnR':
      return { meaning: says(value === 1n ? 'esr.write' : 'esr.read') };
    case 'ISV':
      return abort ? { meaning: says(value === 1n ? 'esr.isv.yes' : 'esr.isv.no') } : {};
    case 'S1PTW':
      return value === 1n ? { meaning: says('esr.s1ptw') } : {};
    case 'EA':
      return value === 1n && ec !== 0x2f ? { meaning: says('esr.external') } : {};
    case 'CM':
      return value === 1n ? { meaning: says('esr.maintenance') } : {};
    case 'FnV':
      return value === 1n ? { meaning: says('esr.no-far') } : {};
    case 'SAS':
      return isv
        ? { meaning: value === 0n ? says('esr.size.byte') : says('esr.size', { bytes: 1 << Number(value) }) }
        : {};
    case 'SRT':
      return isv ? { symbol: generalRegister(value) } : {};
    case 'SF':
      return isv ? { meaning: says('esr.width', { bits: value === 1n ? 64 : 32 }) } : {};
    case 'SSE':
      return isv && value === 1n ? { meaning: says('esr.sign') } : {};
    case 'Rt':
      return { symbol: generalRegister(value) };
    case 'Direction':
      return { symbol: value === 1n ? 'MRS' : 'MSR' };
    case 'TI':
      return { symbol: value === 1n ? 'WFE' : 'WFI' };
    case 'imm16':
    case 'Comment':
      return { symbol: `#0x${value.toString(16)}` };
    default:
      return {};
  }
}

/** ESR_ELx as an exception left it. */
export function decodeSyndrome(esr: bigint): Syndrome {
  const ec = Number((esr >> 26n) & 63n);
  const iss = Number(esr & 0x1ff_ffffn);
  const isv = (ec === 0x24 || ec === 0x25) && iss >>> 24 === 1;
  const text = ISS[ec];
  const fields = (text === undefined ? [] : fieldsFromText(text)).map((field): DecodedField => {
    const value = fieldOf(esr, field);
    return { ...field, value, ...explain(ec, field.name, value, isv) };
  });
  const known = KNOWN_CLASSES.includes(ec);
  const code = known ? `esr.ec.${ec.toString(16).padStart(2, '0')}` : 'esr.ec.reserved';
  const params = ec === 0x18 ? { register: registerOf(iss) } : {};
  return { value: esr, ec, il: ((esr >> 25n) & 1n) === 1n, iss, meaning: says(code, params), fields };
}

/** The register, or the TLBI, IC, DC or AT, whose MSR, MRS or SYS trapped. */
function registerOf(iss: number): string {
  const bits = (lsb: number, count: number): number => (iss >>> lsb) & ((1 << count) - 1);
  const encoding = [bits(20, 2), bits(14, 3), bits(10, 4), bits(1, 4), bits(17, 3)] as const;
  const [op0, ...rest] = encoding;
  const register = SYSTEM_REGISTERS[sysregByEncoding(...encoding)];
  const instruction = SYSTEM_INSTRUCTIONS.find((row) => op0 === 1 && row.encoding.every((part, i) => part === rest[i]));
  return register?.name ?? instruction?.name ?? encodingText(...encoding);
}

/** `EL1h`: what SPSR_ELx.M and PSTATE mean in AArch64 state; undefined for AArch32's and reserved values. */
export function modeName(m: number): string | undefined {
  const el = (m >> 2) & 3;
  if ((m & 0x12) !== 0 || el === 3 || (el === 0 && (m & 1) === 1)) return undefined;
  return `EL${el}${(m & 1) === 1 ? 'h' : 't'}`;
}
