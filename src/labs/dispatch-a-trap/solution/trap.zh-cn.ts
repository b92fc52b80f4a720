import {
  dataAbort,
  hypercall,
  injectUndefined,
  instructionAbort,
  type Handlers,
} from 'hypervisor';

// 客户机的每个同步异常都到这里。可以调用的有：
//   hypercall(call, vcpu)          回答客户机寄存器里的调用；
//                                  不动 ELR
//   call.handlers.sysreg(call, vcpu, esr)   完成一条 MSR 或 MRS，
//                                  并从下一条指令继续
//   dataAbort(call, vcpu, esr)     由模拟设备应答，并从下一条继续；
//                                  没人应答就给客户机一个中止
//   instructionAbort(call, vcpu, esr)       给客户机一个中止
//   injectUndefined(call)          在 ELR 处给客户机一个 UNDEFINED
//   call.frame.skip()              从下一条指令继续
// 客户机没事可做时：
//   vcpu.state.waiting = true      一直等到有给它的中断
//   call.cpu.state.turn++          只是让出这一轮
export const trap: Handlers['trap'] = (call, vcpu, esr) => {
  switch (esr >> 26n) {
    case 0x16n:
      if ((esr & 0xffffn) === {{tag}}n) call.frame.setX({{ring:d}}, {{reply}}n);
      else hypercall(call, vcpu);
      return;
    case 0x17n:
      call.frame.skip();
      hypercall(call, vcpu);
      return;

    case 0x18n:
      return call.handlers.sysreg(call, vcpu, esr);
    case 0x20n:
      return instructionAbort(call, vcpu, esr);
    case 0x24n:
      return dataAbort(call, vcpu, esr);

    case 0x01n:
      call.frame.skip();
      if ((esr & 1n) === 0n) vcpu.state.waiting = true;
      else call.cpu.state.turn++;
      return;

    default:
      return injectUndefined(call);
  }
};
