/** Short forms in which labs are written. They only make data; codes are relative to the lab (codes.ts). */
import type { Checkpoint, Step } from './lab.ts';
import type { Check, Diagnosis, Requirement, Shown, Value } from './query.ts';

/** `because(code, { found })`, or with a check that tells this cause from others. */
export function because(code: string, params?: Readonly<Record<string, Shown>>, when?: Check): Diagnosis {
  return { code, ...(params === undefined ? {} : { params }), ...(when === undefined ? {} : { when }) };
}

export const need = (check: Check, ...otherwise: readonly Diagnosis[]): Requirement => ({ check, otherwise });

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
