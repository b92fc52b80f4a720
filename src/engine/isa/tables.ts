/** The instruction table: every group, in the manual's order (C4.1). */
import { dataImmediate } from './table/data-immediate.ts';
import { branches } from './table/branches.ts';
import { system } from './table/system.ts';
import { loadsStores } from './table/loads-stores.ts';
import { dataRegister } from './table/data-register.ts';
import { simdThreeSame } from './table/simd-three-same.ts';
import { simdThreeDifferent } from './table/simd-three-different.ts';
import { simdCopy } from './table/simd-copy.ts';
import { fpConvert } from './table/fp-convert.ts';
import { fpScalar } from './table/fp-scalar.ts';
import { fpVectorMisc } from './table/fp-vector-misc.ts';
import { fpVectorThree } from './table/fp-vector-three.ts';
import { simdShift } from './table/simd-shift.ts';
import { simdMisc } from './table/simd-misc.ts';
import { simdElement } from './table/simd-element.ts';
import { crypto } from './table/crypto.ts';
import { vectorLoadsStores } from './table/vector-loads-stores.ts';
import type { Row } from './row.ts';

export const tables: readonly Row[] = [
  ...dataImmediate,
  ...branches,
  ...system,
  ...loadsStores,
  ...dataRegister,
  ...simdThreeSame,
  ...simdThreeDifferent,
  ...simdCopy,
  ...simdShift,
  ...simdMisc,
  ...simdElement,
  ...crypto,
  ...vectorLoadsStores,
  ...fpVectorThree,
  ...fpVectorMisc,
  ...fpConvert,
  ...fpScalar,
];
