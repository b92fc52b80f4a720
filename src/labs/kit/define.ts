/** Short forms in which labs are written. They only make data; codes are relative to the lab (codes.ts). */
import { SYSTEM_REGISTERS } from '../../engine/isa/sysregs.ts';
import type { Checkpoint, Step } from './lab.ts';
import type { Check, Condition, Diagnosis, EventPattern, Requirement, Shown, Value } from './query.ts';

/** `because(code, { found })`, or with a check that tells this cause from others. */
export function because(code: string, params?: Readonly<Record<string, Shown>>, when?: Check): Diagnosis {
  return { code, ...(params === undefined ? {} : { params }), ...(when === undefined ? {} : { when }) };
}

export const need = (check: Check, ...otherwise: readonly Diagnosis[]): Requirement => ({ check, otherwise });

/**
 * A line of an answer file that has to be what was found. Slips come first, each with the wrong value that it makes; then
 * `otherwise`. Their sentences can show `answer` and `found`.
 */
export function answered(
  name: string,
  found: Value,
  otherwise: string,
  ...slips: readonly (readonly [code: string, is: Value])[]
): Requirement {
  const answer: Value = { answer: name };
  const params = { answer, found };
  return need(
    { value: answer, is: found },
    ...slips.map(([code, is]) => because(code, params, { value: answer, is })),
    because(otherwise, params, { value: answer, not: found }),
  );
}

/**
 * A field of a number that a reader has composed; where it was never used, `unused` is said. Slips come first, as above. The sentence can show the
 * `whole`, and of the field what was `found` and `wanted`.
 */
export const hasField = (
  whole: Value,
  [msb, lsb]: readonly [msb: number, lsb: number],
  wanted: Value,
  code: string,
  ...slips: readonly (readonly [code: string, is: Value])[]
): Requirement => {
  const found = bits(whole, msb, lsb);
  const params = { whole, found, wanted };
  return need(
    { value: found, is: wanted },
    ...slips.map(([slip, is]) => because(slip, params, { value: found, is })),
    because(code, params, { value: whole, atLeast: 0 }),
    because('unused'),
  );
};

/** A checkpoint whose hints are `<id>.hint-1` to `-3`. */
export function checkpoint(id: string, points: number, ...requires: readonly Requirement[]): Checkpoint {
  const hint = (n: number): string => `${id}.hint-${n}`;
  return { id, points, hints: [hint(1), hint(2), hint(3)], requires };
}

/** A step with its text `step.<id>` and, if no others are named, the checkpoint of the same id. */
export const step = (id: string, checkpoints: readonly string[] = [id]): Step => ({
  id,
  text: `step.${id}`,
  checkpoints,
});

export const bits = (value: Value, msb: number, lsb = msb): Value => ({ bits: value, msb, lsb });
export const and = (...all: readonly Check[]): Check => ({ all });
export const or = (...any: readonly Check[]): Check => ({ any });

const where = (value: Value | Condition | undefined): Readonly<Record<string, Value | Condition>> =>
  value === undefined ? {} : { value };

/** An MSR of a system register at EL2, of a value if one is given. */
export function wrote(register: string, value?: Value | Condition, after?: EventPattern): EventPattern {
  const row = SYSTEM_REGISTERS.find(({ name }) => name === register);
  if (row === undefined) throw new RangeError(register);
  const [op0, op1, crn, crm, op2] = row.encoding;
  const word = 0xd500_0000 + (op0 << 19) + (op1 << 16) + (crn << 12) + (crm << 8) + (op2 << 5);
  return { event: 'system', where: { el: 2, word, ...where(value) }, ...(after && { after }) };
}

/** At EL2: forgets all that its translations are kept of, on this core or all. */
export const TLBI_ALLE2: EventPattern = {
  event: 'system',
  where: { el: 2, word: { oneOf: [0xd50c_8700, 0xd50c_8300] } },
};
/** A DSB or an ISB at EL2, of any domain. */
export const DSB: EventPattern = { event: 'system', where: { el: 2, word: { mask: 0xffff_f0e0, is: 0xd503_3080 } } };
export const ISB: EventPattern = { event: 'system', where: { el: 2, word: { mask: 0xffff_f0e0, is: 0xd503_30c0 } } };
/** An exception return at EL2, to whatever level: like an ISB, a context synchronization event (Arm ARM, glossary). */
export const ERET: EventPattern = { event: 'system', where: { el: 2, word: 0xd69f_03e0 } };

/** Halves of a byte of MAIR_ELx that are Normal write-back: transient 0b01RW with RW not 0, or 0b11RW (D13.2.90). */
const WRITE_BACK_HALVES = [0x5, 0x6, 0x7, 0xc, 0xd, 0xe, 0xf];
/** Bytes of MAIR_ELx that are Normal write-back, outer and inner, whatever they say of allocation. */
export const WRITE_BACK: readonly number[] = WRITE_BACK_HALVES.flatMap((outer) =>
  WRITE_BACK_HALVES.map((inner) => outer * 16 + inner),
);

/** Where the guest on a core went on behind its first trap of a kind. */
export const wentOnAt = (trap: EventPattern, core: number): Value => ({
  of: { event: 'return', where: { from: 2, to: 1, core }, after: trap },
  field: 'pc',
});
/** It was somewhere else than it may be. A run that ended otherwise than by itself is explained by that, too. */
export function wentElsewhere(trap: EventPattern, core: number, ...ways: readonly Value[]): Check {
  const pc = wentOnAt(trap, core);
  return and(...ways.map((way): Check => ({ value: pc, not: way })), { no: { ended: ['handler-failed', 'altered'] } });
}

/** A label, as the instruction there is executed: at a level, if one is given. */
export const at = (symbol: string, el?: number): EventPattern => ({
  event: 'at',
  where: { pc: { symbol }, ...(el !== undefined && { el }) },
});

/**
 * What the instruction at a guest's label found in `x<n>`: slips first, then that it was something else, `code`; a handler that
 * threw, `threw`, and a guest that did not come so far, `not-reached`.
 */
export function found(
  symbol: string,
  n: number,
  wanted: Condition,
  code: string,
  ...slips: readonly Diagnosis[]
): Requirement {
  const reached: Check = { happened: at(symbol, 1) };
  const value: Value = { of: at(symbol, 1), field: `x${n}` };
  const params = { behind: { text: symbol } };
  return need(
    { value, ...wanted },
    ...slips.map((slip): Diagnosis => (slip.when === undefined ? { ...slip, when: reached } : slip)),
    because(code, { found: value }, reached),
    because('threw', params, { ended: ['handler-failed'] }),
    because('not-reached', params, { no: reached }),
  );
}
/** The guest came to a label, whatever it had found on the way. */
export const reached = (symbol: string): Requirement =>
  need(
    { happened: at(symbol, 1) },
    because('threw', { behind: { text: symbol } }, { ended: ['handler-failed'] }),
    because('not-reached', { behind: { text: symbol } }, { never: at(symbol, 1) }),
  );
