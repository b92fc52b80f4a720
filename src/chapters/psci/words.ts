/** Numbers that this chapter writes as words or as one digit, where no <V> stands. */
import { labOf } from '../kit/exhibit.ts';
import { PSCI } from '../../engine/hypervisor/traps/psci.ts';
import type { Words } from '../kit/parts.ts';

const vcpus = (): number => labOf('psci-for-guests').machine.hypervisor?.vms[0]?.cores.length ?? 0;

export const words: Words = [
  ['a guest with three VCpus', '一个有三个 VCpu 的客户机', vcpus, 3],
  ['nine functions', '九个功能', () => Object.keys(PSCI).length, 9],
];
