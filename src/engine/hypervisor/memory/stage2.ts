/** The stage-2 tables of a VM, made once: what its plan maps, and nothing else. */
import type { El2 } from '../el2.ts';
import type { HypervisorState } from '../state/state.ts';
import type { VmPlan } from './configuration.ts';
import { GuestPageTable } from './guest-page-table.ts';

/** VMIDs count from 1: 0 is EL2's own in traces. */
export const vmidOf = ({ index }: Pick<VmPlan, 'index'>): number => index + 1;

/** The physical address of the root. */
export function makeStage2(
  { el2, state }: { readonly el2: El2; readonly state: HypervisorState },
  { plan }: { readonly plan: VmPlan },
): number {
  const table = new GuestPageTable(el2, state, vmidOf(plan));
  for (const { ipa, pa, size, attributes } of plan.maps) table.map(ipa, pa, size, attributes);
  return table.root;
}
