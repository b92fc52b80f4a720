/** A VM's RAM as its guest addresses it: by IPA, and nothing outside of it, whatever somebody asks for. */
import type { El2 } from '../el2.ts';
import type { VmPlan } from './configuration.ts';

export interface GuestMemory {
  /** A copy of `length` bytes; undefined when any of them is not in the VM's RAM. */
  read(ipa: number, length: number): Uint8Array | undefined;
  /** False, and nothing written, when any byte would be outside the VM's RAM. */
  write(ipa: number, bytes: Uint8Array): boolean;
}

/** What stage 2 maps as memory of a VM, and no device: an emulated device reaches through it what a descriptor names. */
export function guestMemory(
  el2: Pick<El2, 'readBytes' | 'writeBytes'>,
  { plan }: { readonly plan: Pick<VmPlan, 'maps'> },
): GuestMemory {
  const ram = plan.maps.filter(({ attributes }) => attributes === 'memory');
  const physical = (ipa: number, length: number): number | undefined => {
    const map = ram.find((range) => ipa >= range.ipa && length >= 0 && ipa + length <= range.ipa + range.size);
    return map && map.pa + (ipa - map.ipa);
  };
  return {
    read(ipa, length) {
      const pa = physical(ipa, length);
      return pa === undefined ? undefined : el2.readBytes(pa, length);
    },
    write(ipa, bytes) {
      const pa = physical(ipa, bytes.length);
      return pa !== undefined && el2.writeBytes(pa, bytes);
    },
  };
}
