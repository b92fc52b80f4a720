import { HANDLERS, NOT_SUPPORTED, guestMemory, type Call, type VM, type VCpu } from 'hypervisor';

function send({ el2 }: Call, { plan }: VM, bytes: Iterable<number>): bigint {
  for (const byte of bytes) el2.console(plan.uartChannel ?? 0)?.write(byte);
  return 0n;
}

export function documentCall(call: Call, vcpu: VCpu, type: number, event: number): bigint {
  if (type !== {{type}}) return HANDLERS.documentCall(call, vcpu, type, event);
  const x = (n: number): bigint => call.frame.x(n);
  if (event === 0xff) {
    const all = x(1) | (x(3) << 64n);
    const count = Math.min(16, Number(x(2)));
    return send(call, vcpu.vm, Array.from({ length: count }, (_, n) => Number((all >> BigInt(8 * n)) & 0xffn)));
  }
  if (event !== {{print}} || x(1) > 1024n) return NOT_SUPPORTED;
  const text = guestMemory(call.el2, vcpu.vm).read(Number(x(0)), Number(x(1)));
  return text === undefined ? NOT_SUPPORTED : send(call, vcpu.vm, text);
}
