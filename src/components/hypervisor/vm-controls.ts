import type { VmAction, VmStatus } from '../../client/hypervisor/protocol.ts';

export const VM_ACTIONS: readonly VmAction[] = ['pause', 'step', 'resume', 'kill', 'restart'];

/** What a VM is to a reader; `hv.vm.` in front is a sentence. */
export type VmCondition = 'absent' | 'on' | 'paused' | 'off' | 'failed';

export function conditionOf(vm: VmStatus | undefined): VmCondition {
  if (vm === undefined || vm.starts === 0) return 'absent';
  return vm.power === 'on' && vm.paused ? 'paused' : vm.power;
}

/** Which commands do something. The hypervisor hears them only while the machine runs. */
export function vmControls(condition: VmCondition, running: boolean): Readonly<Record<VmAction, boolean>> {
  return {
    pause: running && condition === 'on',
    step: running && condition === 'paused',
    resume: running && condition === 'paused',
    kill: running && (condition === 'on' || condition === 'paused'),
    restart: running && condition !== 'absent',
  };
}
