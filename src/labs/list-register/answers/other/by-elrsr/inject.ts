import { GICC, GICH, GICV, type Handlers } from 'hypervisor';

// Which ones are free the GIC says itself: GICH_ELRSR0.
const ELRSR = GICH.start + 0x30;
const at = (n: number): number => GICH.start + 0x100 + 4 * n;

export const mmio: Handlers['mmio'] = (call, { vm }, access) => {
  const page = access.ipa - (access.ipa % 0x1000);
  if (page !== GICC.start) return undefined;
  vm.pageTable.map(page, GICV.start, 0x1000, 'device');
  call.again = true;
  return 0n;
};

export const documentCall: Handlers['documentCall'] = (
  { el2, frame },
  _vcpu,
  type,
  event,
) => {
  const id = frame.x(0);
  const holder = (): bigint | undefined => {
    for (let n = 0; n < 4; n++) {
      const lr = el2.read(at(n), 4) ?? 0n;
      if (((lr >> 28n) & 3n) > 0n && (lr & 0x3ffn) === id) return lr;
    }
    return undefined;
  };
  if (type === {{type}} && event === {{state}})
    return ((holder() ?? 0n) >> 28n) & 3n;
  if (type === {{type}} && event === {{give}} && holder() === undefined) {
    const empty = Number(el2.read(ELRSR, 4) ?? 0n);
    for (let n = 0; n < 4; n++)
      if ((empty & (1 << n)) !== 0) {
        const urgency = ((frame.x(1) & 0xf8n) << 20n) | (frame.x(2) << 30n);
        el2.write(at(n), 4, 0x10000000n | urgency | id);
        return BigInt(n);
      }
  }
  return -1n;
};
