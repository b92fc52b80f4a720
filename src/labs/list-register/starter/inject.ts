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
export const mmio: Handlers['mmio'] = (_call, _vcpu, _access) => undefined;

// 2. GICH_LRn is at GICH.start + 0x100 + 4 n: call.el2.read and write.
const LISTS = 4;
const list = (call: Call, n: number): number =>
  Number(call.el2.read(GICH.start + 0x100 + 4 * n, 4) ?? 0n);

export const documentCall: Handlers['documentCall'] = (
  call,
  _vcpu,
  type,
  event,
) => {
  void [type, event, list(call, LISTS - 1), GICC, GICV];
  return NOT_SUPPORTED;
};
