import { HANDLERS, PAGE, type Call, type VCpu } from 'hypervisor';

/** Where each VM has the page; by what its table says. */
const asked = new Map<string, number>();

export function documentCall(call: Call, vcpu: VCpu, type: number, event: number): bigint {
  const { plan, pageTable } = vcpu.vm;
  switch ((type << 8) | event) {
    case ({{type}} << 8) | {{share}}: {
      const [ipa, length] = [call.frame.x(0), call.frame.x(1)];
      if (length !== BigInt(PAGE) || ipa % BigInt(PAGE) !== 0n || asked.has(plan.name)) return -1n;
      if (ipa < 0x6000_0000n || ipa > 0x6fff_f000n) return -1n;
      if (pageTable.translate(Number(ipa)) !== undefined) return -1n;
      pageTable.map(Number(ipa), {{page}}, PAGE, 'memory');
      asked.set(plan.name, Number(ipa));
      return 0n;
    }
    case ({{type}} << 8) | {{ring}}: {
      if (asked.size < call.vms.length) return -1n;
      const neighbour = call.vms[1 - plan.index];
      const [to] = neighbour?.vcpus ?? [];
      if (neighbour === undefined || to === undefined) return -1n;
      neighbour.vgic.latch(to, {{bell:d}});
      to.state.sgiSources[{{bell:d}}] = 1;
      return 0n;
    }
    default:
      return HANDLERS.documentCall(call, vcpu, type, event);
  }
}
