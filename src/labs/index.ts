/** All labs, in the order of the chapters. A new lab is a folder and a line here. */
import { dropToEl1 } from './drop-to-el1/lab.ts';
import { hvcRoundTrip } from './hvc-round-trip/lab.ts';
import { el2Mmu } from './el2-mmu/lab.ts';
import { el2VectorTable } from './el2-vector-table/lab.ts';
import { enterTheGuest } from './enter-the-guest/lab.ts';
import type { Lab } from './kit/lab.ts';
import { mapAGuest } from './map-a-guest/lab.ts';
import { nestedWalk } from './nested-walk/lab.ts';
import { predictTheVector } from './predict-the-vector/lab.ts';
import { stage2Abort } from './stage2-abort/lab.ts';
import { stage2Descriptor } from './stage2-descriptor/lab.ts';
import { tour } from './tour/lab.ts';
import { vcpuInit } from './vcpu-init/lab.ts';
import { whatBreaksWithout } from './what-breaks-without/lab.ts';

export const labs: readonly Lab[] = [
  tour,
  dropToEl1,
  hvcRoundTrip,
  predictTheVector,
  el2VectorTable,
  el2Mmu,
  whatBreaksWithout,
  vcpuInit,
  enterTheGuest,
  stage2Descriptor,
  mapAGuest,
  nestedWalk,
  stage2Abort,
];
