import { NOT_SUPPORTED, guestMemory, type Handlers } from 'hypervisor';

// One call in the document's convention: type {{type}}, event {{print}}, PRINT.
//   x0: IPA of a text, x1: its length in bytes. All of it goes to the console
//   of the VM, in one exit: 0. NOT_SUPPORTED, and not a byte is sent, when
//   there are more than LONGEST bytes, or one that is not the VM's memory.
// Anything else: NOT_SUPPORTED.
const LONGEST = 1024;

// call.el2.console(vcpu.vm.plan.uartChannel ?? 0)?.write(byte) sends one byte;
// guestMemory(call.el2, vcpu.vm) reads what an IPA means: read(ipa, length).
export const documentCall: Handlers['documentCall'] = (
  call,
  vcpu,
  type,
  event,
) => {
  return NOT_SUPPORTED;
};
