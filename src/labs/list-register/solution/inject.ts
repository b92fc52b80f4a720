import {
  GICC,
  GICH,
  GICV,
  NOT_SUPPORTED,
  type Call,
  type Handlers,
} from 'hypervisor';

// The guest's CPU interface is not mapped yet: its first access to it comes
// to mmio. Its calls come to documentCall, x0, x1 and x2 by call.frame.x(n):
//
// type {{type}}   event {{give}}: INTID x0, priority x1 (as GICD_IPRIORITYR has it)
//                   and group x2 become pending for the guest. Result: the
//                   number of the list register; NOT_SUPPORTED when none is
//                   free, or one has this INTID already
//           event {{state}}: where INTID x0 is. 0 nowhere, 1 pending, 2 active,
//                   3 both
// anything else     NOT_SUPPORTED

// 1. GICC's page is to be GICV's (vm.pageTable.map), of type 'device'; then
//    the access has to be made again (call.again). Nobody else answers here.
export const mmio: Handlers['mmio'] = (call, vcpu, { ipa }) => {
  if (ipa < GICC.start || ipa >= GICC.start + GICC.page) return undefined;
  vcpu.vm.pageTable.map(GICC.start, GICV.start, GICC.page, 'device');
  call.again = true;
  return 0n;
};

// 2. GICH_LRn is at GICH.start + 0x100 + 4 n: call.el2.read and write.
const LISTS = 4;
const list = (call: Call, n: number): number =>
  Number(call.el2.read(GICH.start + 0x100 + 4 * n, 4) ?? 0n);
const stateOf = (lr: number): number => (lr >>> 28) & 3;

export const documentCall: Handlers['documentCall'] = (
  call,
  _vcpu,
  type,
  event,
) => {
  if (type !== {{type}}) return NOT_SUPPORTED;
  const [intid = 0, priority = 0, group = 0] = [0, 1, 2].map((n) =>
    Number(call.frame.x(n)),
  );
  const all = Array.from({ length: LISTS }, (_, n) => list(call, n));
  const own = all.findIndex(
    (lr) => stateOf(lr) !== 0 && (lr & 0x3ff) === intid,
  );
  if (event === {{state}}) return BigInt(stateOf(all[own] ?? 0));
  if (event !== {{give}}) return NOT_SUPPORTED;
  const free = all.findIndex((lr) => stateOf(lr) === 0);
  if (own >= 0 || free < 0) return NOT_SUPPORTED;
  const lr = (1 << 28) | (group << 30) | ((priority >> 3) << 23) | intid;
  call.el2.write(GICH.start + 0x100 + 4 * free, 4, BigInt(lr >>> 0));
  return BigInt(free);
};
