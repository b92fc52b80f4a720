import { HANDLERS, NOT_SUPPORTED, PAGE, type Handlers, type VM } from 'hypervisor';

const WINDOW = {{window}};
const PAGES = {{pages:d}};
const POOL = {{pool}};

// A row a frame: who has it, and where. Searched, not looked up.
interface Frame {
  readonly pa: number;
  owner: { readonly vm: number; readonly ipa: number } | undefined;
}
const frames: Frame[] = [];
for (let n = 0; n < {{frames:d}}; n++) frames.push({ pa: POOL + n * PAGE, owner: undefined });

function populate(vm: VM, ipa: number, write: (pa: number) => void): boolean {
  if (ipa < WINDOW || ipa >= WINDOW + PAGES * PAGE) return false;
  const frame = frames.find(({ owner }) => owner === undefined);
  if (frame === undefined) return false;
  frame.owner = { vm: vm.plan.index, ipa };
  write(frame.pa);
  vm.pageTable.map(ipa, frame.pa, PAGE, 'memory');
  return true;
}

export const trap: Handlers['trap'] = (call, vcpu, esr) => {
  const { el2 } = call;
  const ec = Number(esr >> 26n);
  const status = Number(esr & 0x3fn);
  const isTranslation = status >= 4 && status <= 7;
  const page = Number((el2.mrs('HPFAR_EL2') >> 4n) << 12n);
  const clear = (pa: number): void => {
    for (let at = 0; at < PAGE; at += 1024) el2.writeBytes(pa + at, new Uint8Array(1024));
  };
  if ((ec === 0x20 || ec === 0x24) && isTranslation && populate(vcpu.vm, page, clear)) return;
  HANDLERS.trap(call, vcpu, esr);
};

export const documentCall: Handlers['documentCall'] = ({ frame }, { vm }, type, event) => {
  if (type !== {{type}} || event !== {{release}}) return NOT_SUPPORTED;
  const ipa = frame.x(0);
  const mine = frames.find(({ owner }) => owner?.vm === vm.plan.index && BigInt(owner.ipa) === ipa);
  if (mine === undefined) return NOT_SUPPORTED;
  vm.pageTable.unmap(Number(ipa), PAGE);
  mine.owner = undefined;
  return 0n;
};
