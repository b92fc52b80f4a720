/** Chapter 4: what a VCpu is made of, and how one begins. */
import { FP_BYTES } from '../../engine/hypervisor/boot/frame.ts';
import { CONTEXT } from '../../engine/hypervisor/boot/context.ts';
import type { Facts } from '../kit/parts.ts';
import { event, field, labOf, mutant, solution, symbol } from '../kit/exhibit.ts';
import { system, wordsAt } from '../kit/hypervisor.ts';
import { bitOf } from '../kit/read.ts';
import { parametersOf } from '../../labs/kit/parameters.ts';

const entered = (name: string): bigint => {
  const value = system().entered.get(name);
  if (value === undefined) throw new Error(`${name} is not watched`);
  return value;
};
/** What the guest of the lab vcpu-init has written down: SCTLR, TTBR0, VBAR, CPACR, TPIDR_EL1, TPIDR_EL0, MIDR, MPIDR. */
const found = (name: string, n: number): bigint => {
  const run = name === '' ? solution('vcpu-init') : mutant('vcpu-init', name);
  return wordsAt(run.run.machine, Number(symbol(run, 'found')), n + 1)[n] ?? 0n;
};

export const facts: Facts = {
  'vcpu.el1-registers': () => CONTEXT.length,
  'vcpu.fp': () => FP_BYTES,
  'vcpu.hcr': () => entered('HCR_EL2'),
  'vcpu.vttbr': () => entered('VTTBR_EL2'),
  'vcpu.vmid': () => Number(entered('VTTBR_EL2') >> BigInt(bitOf('VTTBR_EL2', 'VMID'))),
  'vcpu.spsr': () => entered('SPSR_EL2'),
  'vcpu.x0': () => BigInt(system().hypervisor.plan.vms[0]?.deviceTree ?? 0),
  'vcpu.sctlr': () => entered('SCTLR_EL1'),
  'vcpu.mpidr': () => found('', 7),
  'smc-off.ended': () => mutant('vcpu-init', 'smc-reaches-the-firmware').run.ended,
  'smc-off.ec': () => field(event(solution('vcpu-init'), 'exception', { ec: 0x17 }), 'ec'),
  'leak.is': () => {
    const secret = parametersOf(labOf('vcpu-init'), 0).get('secret');
    return found('tpidr-left', 4) === secret ? 'secret' : 'other';
  },
  'leak.value': () => found('tpidr-left', 4),
};
