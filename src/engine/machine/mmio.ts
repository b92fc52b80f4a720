/** Device accesses of the cores: on the bus, and to whoever listens. */
import type { CoreHost } from '../core/core.ts';
import type { AccessSize } from '../devices/device.ts';
import type { Bus } from './bus.ts';
import type { MachineListener } from './config.ts';

type Observer = Parameters<NonNullable<MachineListener['mmio']>>[0];

/**
 * No device here has registers of 8 bytes. As QEMU does, an access of 8 becomes one of the low word and one of the high
 * word; a device that must refuse it (GICv2) sees the 8.
 * @param bus asked for at each access: the cores are there before it
 * @param observe called after each access that a device sees
 */
export function coreMmio(bus: () => Bus, observe: (event: Observer) => void): Pick<CoreHost, 'mmioRead' | 'mmioWrite'> {
  const splits = (pa: number): boolean => bus().at(pa)?.device.refusesDoublewords !== true;
  const read = (address: number, size: AccessSize, core: number): number | undefined => {
    const value = bus().read(address, size, core);
    observe({ core, write: false, address, size, value, device: bus().at(address)?.device.name });
    return value;
  };
  const write = (address: number, size: AccessSize, value: number, core: number): boolean => {
    const accepted = bus().write(address, size, value, core);
    observe({ core, write: true, address, size, value, device: bus().at(address)?.device.name });
    return accepted;
  };
  return {
    mmioRead(pa, size, core) {
      if (size !== 8 || !splits(pa)) return read(pa, size, core);
      const low = read(pa, 4, core);
      const high = low === undefined ? undefined : read(pa + 4, 4, core);
      return low === undefined || high === undefined ? undefined : (BigInt(high) << 32n) | BigInt(low);
    },
    mmioWrite(pa, size, value, high, core) {
      if (size !== 8 || !splits(pa)) return write(pa, size, value, core);
      return write(pa, 4, value, core) && write(pa + 4, 4, high, core);
    },
  };
}
