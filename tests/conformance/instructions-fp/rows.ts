import { fpConvert } from '../../../src/engine/isa/table/fp-convert.ts';
import { fpScalar } from '../../../src/engine/isa/table/fp-scalar.ts';
import { fpVectorMisc } from '../../../src/engine/isa/table/fp-vector-misc.ts';
import { fpVectorThree } from '../../../src/engine/isa/table/fp-vector-three.ts';
import { fieldsOf } from '../../../src/engine/isa/decode.ts';
import type { Row } from '../../../src/engine/isa/row.ts';
import { randomWord } from '../instructions/generate.ts';
import type { Random } from '../instructions/case.ts';

/** Every row of floating point. */
export const rows: readonly Row[] = [...fpVectorThree, ...fpVectorMisc, ...fpConvert, ...fpScalar];

/** A random word of the row that the architecture defines, or undefined when none of some tries was. */
export function definedWord(row: Row, random: Random): number | undefined {
  for (let i = 0; i < 50; i++) {
    const { word } = randomWord(row, random);
    if (row.decode(fieldsOf(row, word), { pageOffset: 0 }) !== undefined) return word;
  }
  return undefined;
}
