import { bootCases } from './boot.ts';
import type { Group } from './case.ts';
import { guestWork } from './guest-work.ts';
import { kernelCases } from './kernels.ts';

export const groups: readonly Group[] = [bootCases, guestWork, kernelCases];
