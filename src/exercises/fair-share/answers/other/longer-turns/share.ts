import { settle, switchTo, type Handlers, type VCpu } from 'hypervisor';

// The proportion is in the length of the turns; whose turn it is goes round.
const WEIGHTS: readonly number[] = [{{a:d}}, {{b:d}}];
const HEAVIEST = Math.max(...WEIGHTS);
const length = ({ vm }: VCpu): bigint => BigInt(Math.round(({{slice:d}} * (WEIGHTS[vm.plan.index] ?? 1)) / HEAVIEST));

const ready = (vcpu: VCpu): boolean => vcpu.admitted && (vcpu.hasEvent() || !vcpu.state.waiting);

export const schedule: Handlers['schedule'] = (call) => {
  const { cpu, el2 } = call;
  const last = cpu.current;
  settle(call);
  const all = cpu.vcpus();
  const here = cpu.current;
  const behind = all.filter((vcpu) => vcpu !== last && ready(vcpu));
  const stays = here !== undefined && ready(here);
  const changes = !stays || cpu.state.turn > 0 || el2.mrs('CNTPCT_EL0') >= cpu.state.turnEnd;
  const next = changes ? (behind[0] ?? all.find(ready)) : here;
  cpu.state.turn = 0;
  switchTo(call, next);
  if (changes && next !== undefined) cpu.state.turnEnd = el2.mrs('CNTPCT_EL0') + (next === here ? 0n : 3000n) + length(next);
  let alarm: bigint | undefined;
  for (const vcpu of all) {
    if (vcpu === next || !vcpu.admitted) continue;
    const at = ready(vcpu) ? cpu.state.turnEnd : vcpu.timerDeadline();
    if (at < 1n << 64n && (alarm === undefined || at < alarm)) alarm = at;
  }
  if (alarm !== undefined) el2.msr('CNTHP_CVAL_EL2', alarm);
  el2.msr('CNTHP_CTL_EL2', alarm === undefined ? 0n : 1n);
  if (next === undefined) return 'park';
  Object.assign(next.state, { waiting: false, until: null });
  call.handlers.refill(call, next);
  return 'resume';
};
