/** Physical interrupts: all come to EL2 (HCR_EL2.IMO), and each goes to the VM that owns what raised it. */
import { CONTROL_CHANNEL, HOST_CONSOLE_SPI, INTID, spi } from '../board.ts';
import { endPoll } from '../machine/polls.ts';
import type { Call } from './call.ts';
import { control } from './control.ts';

/** More than the board can have pending at once. */
const MOST = 300;

/** Takes everything that is pending at this core. */
export function takeInterrupts(call: Call): void {
  const { cpu } = call;
  for (let taken = 0; taken < MOST; taken++) {
    const iar = cpu.acknowledge();
    if (iar === undefined) return;
    route(call, iar);
    // Its reason is there until list registers are filled again, which is done at the end of the call.
    if ((iar & 0x3ff) === INTID.MAINTENANCE) return;
  }
}

function route(call: Call, iar: number): void {
  const { cpu } = call;
  const intid = iar & 0x3ff;
  const { current } = cpu;
  if (intid === INTID.VIRTUAL_TIMER || intid === INTID.PHYSICAL_TIMER) {
    if (current === undefined) return cpu.end(iar);
    current.vm.count('timer');
    cpu.drop(iar);
    return current.vm.vgic.raisePhysical(current, intid);
  }
  const owner = call.vms.find(({ plan }) => plan.interrupts.includes(intid));
  if (owner !== undefined) {
    const [first] = owner.vcpus;
    if (owner.state.power !== 'on' || first === undefined) {
      cpu.enable(intid, false);
      return cpu.end(iar);
    }
    owner.count('interrupt');
    cpu.drop(iar);
    return owner.vgic.raisePhysical(first, intid);
  }
  takeOwn(call, iar);
}

/** One that is no guest's: input at a console channel, a kick, maintenance, the end of a turn. It is ended. */
export function takeOwn(call: Call, iar: number): void {
  const { cpu } = call;
  const intid = iar & 0x3ff;
  const { current } = cpu;
  const channel = intid - spi(HOST_CONSOLE_SPI);
  if (channel === CONTROL_CHANNEL && !call.vms.some(({ plan }) => plan.uartChannel === channel)) control(call);
  const listener = call.vms.find(({ plan }) => plan.uartChannel === channel);
  if (listener !== undefined) {
    call.handlers.uartInput(call, listener);
    for (const { state, core: its } of listener.vcpus) {
      endPoll(state);
      if (its !== cpu.id) cpu.kick(its);
    }
  }
  // Kicks, maintenance and the hypervisor's timer have done their work by coming here: list registers are filled and
  // the scheduler looks at the end of the call.
  if (intid === INTID.MAINTENANCE) current?.vm.count('maintenance');
  if (intid === INTID.HYPERVISOR_TIMER) {
    call.el2.msr('CNTHP_CTL_EL2', 0n);
    cpu.state.turn++;
  }
  cpu.end(iar);
}
