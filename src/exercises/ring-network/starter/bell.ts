import { NOT_SUPPORTED, type Handlers } from 'hypervisor';

// The bell of the link, in the document's convention: type {{type}}, event
// {{bell}}, BELL. The other VM gets interrupt INTID: 0. NOT_SUPPORTED when it is
// not on, and for anything else.
const INTID = {{intid:d}};

// vm.vgic.latch(vcpu, intid) makes an interrupt of a VM pending;
// vm.state.power and vcpu.state.power say who is on.
export const documentCall: Handlers['documentCall'] = (
  call,
  vcpu,
  type,
  event,
) => {
  return NOT_SUPPORTED;
};
