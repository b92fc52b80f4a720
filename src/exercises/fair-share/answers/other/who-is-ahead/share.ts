import { settle, switchTo, type Handlers, type VCpu } from 'hypervisor';

// One number: how far VM 0 is ahead of VM 1, in counts times the other's weight. A turn moves it.
let ahead = 0n;
let begun = 0n;
let asleep = 0;

const isHere = (vcpu: VCpu): boolean => vcpu.admitted && (vcpu.hasEvent() || !vcpu.state.waiting);
const sign = ({ vm }: VCpu): bigint => (vm.plan.index === 0 ? {{b:d}}n : -{{a:d}}n);

export const schedule: Handlers['schedule'] = (call) => {
  const { cpu, el2 } = call;
  const time = el2.mrs('CNTPCT_EL0');
  const last = cpu.current;
  const spent = time > begun ? time - begun : 0n;
  if (last !== undefined) ahead += sign(last) * (spent < {{slice:d}}n ? spent : {{slice:d}}n);
  settle(call);
  const all = cpu.vcpus();
  const here = all.filter(isHere);
  // Alone nobody gets ahead, and with that nobody falls behind.
  const away = all.length - here.length;
  if (away > 0 || asleep > 0) ahead = 0n;
  asleep = away;

  const stays = cpu.current;
  let next = stays;
  const over = stays === undefined || !isHere(stays) || cpu.state.turn > 0;
  if (over) {
    const gave = cpu.state.turn > 0 && time < cpu.state.turnEnd;
    const others = here.filter((vcpu) => vcpu !== stays);
    const [zero, one] = [here.find(({ vm }) => vm.plan.index === 0), here.find(({ vm }) => vm.plan.index === 1)];
    next = ahead > 0n ? (one ?? zero) : (zero ?? one);
    if (gave && others.length > 0) next = others[0];
  }
  cpu.state.turn = 0;
  switchTo(call, next);
  begun = next === stays ? time : time + 3000n;
  if (over) cpu.state.turnEnd = begun + {{slice:d}}n;
  const other = all.find((vcpu) => vcpu !== next && vcpu.admitted);
  const at = other === undefined ? 1n << 64n : isHere(other) ? cpu.state.turnEnd : other.timerDeadline();
  const isOn = at < 1n << 64n;
  if (isOn) el2.msr('CNTHP_CVAL_EL2', at);
  el2.msr('CNTHP_CTL_EL2', isOn ? 1n : 0n);
  if (next === undefined) return 'park';
  next.state.waiting = false;
  next.state.until = null;
  call.handlers.refill(call, next);
  return 'resume';
};
