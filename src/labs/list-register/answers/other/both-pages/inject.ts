import * as hypervisor from 'hypervisor';
import type { Handlers } from 'hypervisor';

const { GICC, GICH, GICV } = hypervisor;
const no = hypervisor.NOT_SUPPORTED;

// With GICC_DIR, which is in the second page.
export const mmio: Handlers['mmio'] = (call, vcpu, { ipa }) => {
  const inside = ipa >= GICC.start && ipa < GICC.start + GICC.size;
  if (inside) {
    vcpu.vm.pageTable.map(GICC.start, GICV.start, GICC.size, 'device');
    call.again = true;
  }
  return inside ? 0n : undefined;
};

export const documentCall: Handlers['documentCall'] = (
  call,
  _vcpu,
  type,
  event,
) => {
  const base = GICH.start + 0x100;
  let free = -1;
  let own = -1;
  let state = 0n;
  for (let n = 3; n >= 0; n--) {
    const lr = call.el2.read(base + 4 * n, 4) ?? 0n;
    const now = (lr >> 28n) & 3n;
    if (now === 0n) free = n;
    else if ((lr & 0x3ffn) === call.frame.x(0)) [own, state] = [n, now];
  }
  if (type !== {{type}}) return no;
  if (event === {{state}}) return state;
  if (event !== {{give}} || free === -1 || own !== -1) return no;
  const lr =
    (1n << 28n) |
    (call.frame.x(2) << 30n) |
    ((call.frame.x(1) >> 3n) << 23n) |
    call.frame.x(0);
  call.el2.write(base + 4 * free, 4, lr);
  return BigInt(free);
};
