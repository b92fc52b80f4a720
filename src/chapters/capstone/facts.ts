/** Chapter 13: where the hypervisor puts the two systems, and how much there is to do. */
import { CAPSTONE } from '../../client/hypervisor/capstone.ts';
import { createHypervisor } from '../../engine/hypervisor/index.ts';
import { PART_IDS } from '../../engine/hypervisor/parts.ts';
import { PRESETS } from '../../engine/machine/preset-list.ts';
import type { Facts } from '../kit/parts.ts';

const MIB = 2 ** 20;
/** What NimbOS is linked for. */
const LINKED = 0x4008_0000;

/** Enough of an arm64 Image to be taken for one, and a raw image: where they are put does not depend on what is in them. */
function plan(n: number) {
  const image = new Uint8Array(4096);
  image.set(new TextEncoder().encode('ARM\u0064'), 56);
  new DataView(image.buffer).setUint32(16, image.length, true);
  const { vms } = createHypervisor({
    vms: [
      { name: 'linux', cores: [0], console: 'uart', kernel: image, bootargs: '' },
      { name: 'nimbos', cores: [1], console: { channel: 1 }, kernel: new Uint8Array(4096) },
    ],
    cores: 2,
    memory: 2048 * MIB,
  }).plan;
  const vm = vms[n];
  if (vm === undefined) throw new Error('no such VM');
  return vm;
}
const address = (n: number): bigint => BigInt(n);
/** Where stage 2 leads from an address of NimbOS. */
function behind(ipa: number): bigint {
  const map = plan(1).maps.find((one) => one.ipa <= ipa && ipa < one.ipa + one.size);
  if (map === undefined) throw new Error('it is mapped nowhere');
  return BigInt(map.pa + ipa - map.ipa);
}

export const facts: Facts = {
  'capstone.parts': () => PART_IDS.length,
  'capstone.checkpoints': () => CAPSTONE.length,
  'capstone.core0': () => String(PRESETS['linux+nimbos']?.[0]?.cores.join() ?? ''),
  'capstone.core1': () => String(PRESETS['linux+nimbos']?.[1]?.cores.join() ?? ''),
  'capstone.tree0': () => address(plan(0).deviceTree),
  'capstone.tree1': () => address(plan(1).deviceTree),
  'capstone.entry0': () => address(plan(0).entry),
  'capstone.entry1': () => address(plan(1).entry),
  'capstone.linked': () => address(LINKED),
  'capstone.behind': () => `0x${behind(LINKED).toString(16)}`,
};
