import {
  faultingIpa,
  HANDLERS,
  NOT_SUPPORTED,
  PAGE,
  type Handlers,
  type VM,
} from 'hypervisor';

// 两台 VM 在这个 IPA 都有一个 {{pages:d}} 页的窗口。里面什么也没有：
// 一页第一次被碰到，才得到一个页框。
const WINDOW = {{window}};
const PAGES = {{pages:d}};
// 两台 VM 一共只有这些页框：{{frames:d}} 页不属于任何 VM 的 RAM。
const POOL = {{pool}};
const FRAMES = {{frames:d}};
// 气球，用原文档的约定：类型 {{type}}，事件 {{release}}，RELEASE。
//   x0：客户机还回来的那一页的 IPA，返回 0。不是一页，或者不是它手里
//   的一页，就返回 NOT_SUPPORTED。

const free = Array.from({ length: FRAMES }, (_, n) => POOL + n * PAGE);
// 按 VM 记：手里每一页的页框。
const held = new Map<number, Map<number, number>>();
function pagesOf({ plan: { index } }: VM): Map<number, number> {
  const pages = held.get(index) ?? new Map<number, number>();
  held.set(index, pages);
  return pages;
}

const isInWindow = (ipa: number): boolean =>
  ipa >= WINDOW && ipa < WINDOW + PAGES * PAGE;

// 1 和 2。所有陷入都到这里。窗口里的转换错误，只要还有页框，就归你；
// 其余的都交给 HANDLERS.trap。
export const trap: Handlers['trap'] = (call, vcpu, esr) => {
  const ec = esr >> 26n;
  const isAbort = ec === 0x20n || ec === 0x24n;
  if (!isAbort || (esr & 0x3cn) !== 4n) return HANDLERS.trap(call, vcpu, esr);
  const ipa = faultingIpa(call, call.el2.mrs('FAR_EL2'));
  const page = ipa - (ipa % PAGE);
  const frame = isInWindow(page) ? free.pop() : undefined;
  if (frame === undefined) return HANDLERS.trap(call, vcpu, esr);
  call.el2.writeBytes(frame, new Uint8Array(PAGE));
  vcpu.vm.pageTable.map(page, frame, PAGE, 'memory');
  pagesOf(vcpu.vm).set(page, frame);
};

// 3 和 4。气球。
export const documentCall: Handlers['documentCall'] = (
  call,
  vcpu,
  type,
  event,
) => {
  if (type !== {{type}} || event !== {{release}}) return NOT_SUPPORTED;
  const page = Number(call.frame.x(0));
  const frame = pagesOf(vcpu.vm).get(page);
  if (frame === undefined) return NOT_SUPPORTED;
  vcpu.vm.pageTable.unmap(page, PAGE);
  pagesOf(vcpu.vm).delete(page);
  free.push(frame);
  return 0n;
};
