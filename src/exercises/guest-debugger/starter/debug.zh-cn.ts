import { HANDLERS, NOT_SUPPORTED, type Handlers } from 'hypervisor';

// VM 0 调试 VM 1，用原文档的约定：类型 {{type}}。
//   事件 {{break}}，BREAK：VM 1 执行 x0 处的指令之前停下；0：哪里也不停
//   事件 {{run}}，RUN：继续，直到断点
//   事件 {{step}}，STEP：执行 x0 条指令，然后停下；这期间断点不算
//   事件 {{where}}，WHERE：停在哪里
//   事件 {{read}}，READ：它的 x0 号寄存器，0 到 30
//   事件 {{write}}，WRITE：把 x1 写进它的 x0 号寄存器
// 返回 0，或者要问的数。别的 VM 来调用、不是这几个调用、VM 1 没停着
// （BREAK 随时可以），都返回 NOT_SUPPORTED。
const DEBUGGER = 0;
const DEBUGGEE = 1;
// 断点 {{slot}} 归你用。
const VALUE = 'DBGBVR{{slot}}_EL1';
const CONTROL = 'DBGBCR{{slot}}_EL1';
// E、PMC 和 BAS：打开，EL1 和 EL0，四个字节（Arm ARM D13.3.2）。
const ENABLED = 0x1e7n;

// MDCR_EL2.TDE，MDSCR_EL1.MDE 和 SS，SPSR_EL2.SS（Arm ARM D2.12）。
const MDCR_TDE = 1n << 8n;
const MDSCR_MDE = 1n << 15n;
const MDSCR_SS = 1n;
const SPSR_SS = 1n << 21n;
// 复位之后客户机的 OS 锁是锁着的。锁着就什么异常也不会来：
// OSLAR_EL1 = 0 打开它。

// 1、2 和 4。调试器的要求。不在核上的，状态在 vcpu.state.saved 里：frame 依次
// 是 X0 到 X30、SP_EL0、ELR_EL2、SPSR_EL2。
//   vm.state.paused    为真时，它的 VCpu 不会被选中
export const documentCall: Handlers['documentCall'] = (
  call,
  vcpu,
  type,
  event,
) => {
  return NOT_SUPPORTED;
};

// 1 和 3。所有陷入都到这里：EC 0x30 是断点，0x32 是一步。
export const trap: Handlers['trap'] = (call, vcpu, esr) => {
  HANDLERS.trap(call, vcpu, esr);
};

// 1 和 3。每次调用的末尾。HANDLERS.schedule 负责选，并装好 call.cpu.current 的
// 寄存器，调试寄存器也在其中。
export const schedule: Handlers['schedule'] = (call) => {
  return HANDLERS.schedule(call);
};
