import { type Call, type Handlers, type VCpu } from 'hypervisor';

// What this firmware promises its guests: yours to keep, not to change.
const VERSION = 0x1000{{minor}}n;
const OFFERS_MIGRATE_INFO: boolean = {{migrate}};
const KNOWS_LEVELS: boolean = {{levels}};
const EXTENDED_STATE_ID: boolean = {{extended}};
const MISALIGNED = -{{misaligned}}n;

type Function = (vcpu: VCpu, x: readonly bigint[], call: Call) => bigint | undefined;

/** By identifier, each width a row of its own. */
const functions = new Map<bigint, Function>();
const both = (identifier: bigint, one: Function): void => {
  functions.set(identifier, one);
  functions.set(identifier + 0x4000_0000n, one);
};

const state = ({ state: { power, start } }: VCpu): 'off' | 'pending' | 'on' =>
  power === 'off' ? 'off' : start === null ? 'on' : 'pending';

functions.set(0x8400_0000n, () => VERSION);
functions.set(0x8400_000an, (_vcpu, [asked = 0n]) => {
  if (asked === 0x8000_0000n) return 0n;
  if (!functions.has(asked)) return -1n;
  return EXTENDED_STATE_ID && (asked & 0xffffn) === 1n ? 2n : 0n;
});
if (OFFERS_MIGRATE_INFO) functions.set(0x8400_0006n, () => 2n);
both(0x8400_0003n, (vcpu, [mpidr = 0n, entry = 0n, context = 0n]) => {
  const target = vcpu.vm.vcpus.find(({ index }) => BigInt(index) === mpidr);
  if (target === undefined) return -2n;
  if (state(target) !== 'off') return state(target) === 'on' ? -4n : -5n;
  if (entry % 4n !== 0n) return MISALIGNED;
  const ram = vcpu.vm.plan.maps.filter(({ attributes }) => attributes === 'memory');
  if (!ram.some(({ ipa, size }) => entry >= BigInt(ipa) && entry < BigInt(ipa + size))) return -9n;
  target.powerOn(entry, context);
  return 0n;
});
both(0x8400_0004n, (vcpu, [mpidr = 0n, level = 0n]) => {
  if (level > 0n) return KNOWS_LEVELS ? 0n : -2n;
  const target = vcpu.vm.vcpus.find(({ index }) => BigInt(index) === mpidr);
  return target === undefined ? -2n : BigInt(['on', 'off', 'pending'].indexOf(state(target)));
});
both(0x8400_0001n, (vcpu, [power = 0n]) => {
  const mask = EXTENDED_STATE_ID ? 0xb000_0000n : 0xfcfe_0000n;
  if ((power & mask) !== 0n) return -2n;
  vcpu.state.waiting = true;
  return 0n;
});
functions.set(0x8400_0002n, (vcpu) => {
  vcpu.state.power = 'off';
  if (!vcpu.vm.vcpus.some((one) => state(one) !== 'off')) vcpu.vm.stop('off');
  return undefined;
});
functions.set(0x8400_0008n, (vcpu) => void vcpu.vm.stop('off') as undefined);
functions.set(0x8400_0009n, (vcpu) => void vcpu.vm.restart() as undefined);

export const psci: Handlers['psci'] = (call, vcpu, identifier) => {
  const mask = identifier >= 0xc400_0000n ? 0xffff_ffff_ffff_ffffn : 0xffff_ffffn;
  const one = functions.get(identifier);
  return one === undefined ? -1n : one(vcpu, [1, 2, 3].map((n) => call.frame.x(n) & mask), call);
};
