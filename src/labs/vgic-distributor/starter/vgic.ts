import type { Call, Handlers, Place, VCpu } from 'hypervisor';

// What this distributor is: yours to keep, not to change.
const IIDR = {{iidr}};
// It has the INTIDs from 0 to COUNT - 1, and these bits of a priority.
const COUNT = {{count:d}};
const PRIORITY = {{mask}};
const SGIR = 0xf00;
void [IIDR, PRIORITY];

// An interrupt as a VCpu sees it, and where its state is.
interface At extends Place {
  readonly call: Call;
  readonly vcpu: VCpu;
  readonly intid: number;
}

// An array of registers: where it begins, and how many bits an interrupt has.
interface Field {
  readonly start: number;
  readonly bits: 1 | 2 | 8;
  read(at: At): boolean | number | undefined;
  // Without it the registers ignore what is written.
  write?(at: At, value: number): void;
}

const changed = ({ vcpu, intid }: At): void =>
  vcpu.vm.vgic.changed(vcpu, intid);

// 3. Behind an interrupt of this VM's devices (vm.plan.interrupts), or of its
//    timers, is one of the board: call.cpu.enable(intid, on) has that one
//    follow. And nobody else's. (SGIs are always enabled.)
function enable(at: At, on: boolean): void {
  at.bank.enabled[at.i] = on;
  changed(at);
}

// Of registers in which only ones do something.
const ones =
  (act: (at: At) => void) =>
  (at: At, value: number): void => {
    if (value === 1) act(at);
  };
const enabledBit: Field['read'] = ({ bank, i }) => bank.enabled[i];

const FIELDS: readonly Field[] = [
  {
    start: 0x080, // GICD_IGROUPR
    bits: 1,
    read: ({ bank, i }) => bank.group[i],
    write: (at, value) => {
      at.bank.group[at.i] = value === 1;
      changed(at);
    },
  },
  {
    start: 0x100, // GICD_ISENABLER
    bits: 1,
    read: enabledBit,
    write: ones((at) => enable(at, true)),
  },
  // 1. ICENABLER at 0x180: one bit each. IPRIORITYR at 0x400 and ITARGETSR at
  //    0x800: eight bits each. ICFGR at 0xc00: two bits each, the upper one
  //    for an edge (bank.edge); SGIs are edges.

  // 2. ISPENDR at 0x200, ICPENDR 0x280, ISACTIVER 0x300, ICACTIVER 0x380.
  //    vcpu.vm.vgic has isPending, latch, clearPending, isActive, activate
  //    and deactivate. An SGI becomes pending by being sent only.

  // 4. ITARGETSR of private interrupts: whose are they? It is only read.
];

// The field that a byte belongs to, and the first of its interrupts.
function fieldOf(offset: number): { field: Field; first: number } | undefined {
  const field = FIELDS.findLast(({ start }) => offset >= start);
  if (field === undefined) return undefined;
  const first = ((offset - field.start) * 8) / field.bits;
  return first < COUNT ? { field, first } : undefined;
}
// Calls `each` for the interrupts of a byte, with the place of their bits.
function forEach(
  call: Call,
  vcpu: VCpu,
  offset: number,
  each: (field: Field, at: At, shift: number) => void,
): void {
  const { field, first } = fieldOf(offset) ?? {};
  if (field === undefined || first === undefined) return;
  for (let n = 0; n < 8 / field.bits; n++) {
    const intid = first + n;
    const at = { call, vcpu, intid, ...vcpu.vm.vgic.place(vcpu, intid) };
    each(field, at, n * field.bits);
  }
}

function readByte(call: Call, vcpu: VCpu, offset: number): number {
  const { vm } = vcpu;
  const byteOf = (word: number): number => (word >>> (8 * (offset & 3))) & 0xff;
  if (offset < 0x004) return byteOf(vm.state.distributor.control);
  // 1. GICD_TYPER at 0x004, GICD_IIDR at 0x008.
  let value = 0;
  forEach(call, vcpu, offset, (field, at, shift) => {
    value |= Number(field.read(at) ?? 0) << shift;
  });
  return value;
}

function writeByte(call: Call, vcpu: VCpu, offset: number, byte: number): void {
  const { vm } = vcpu;
  if (offset === 0) {
    vm.state.distributor.control = byte & 3;
    for (const { core } of vm.vcpus) call.cpu.kick(core);
    return;
  }
  forEach(call, vcpu, offset, (field, at, shift) =>
    field.write?.(at, (byte >>> shift) & ((1 << field.bits) - 1)),
  );
}

// 5. GICD_SGIR (4.3.15): to a list of VCpus, to all others, or to the sender
//    itself. vgic.sendSgi wants senders as bits.
function sendSgi(vcpu: VCpu, word: number): void {
  void [vcpu, word];
}

// A load has no value, and its result is what the guest reads. A store has
// one, and gives 0n. undefined is an abort in the guest.
export function distributor(
  ...[call, vcpu, offset, size, value]: Parameters<Handlers['distributor']>
): bigint | undefined {
  if (size === 8 || offset % size !== 0) return undefined;
  const word = Number((value ?? 0n) & 0xffff_ffffn);
  if (value !== undefined && offset === SGIR) {
    sendSgi(vcpu, word);
    return 0n;
  }
  let result = 0;
  for (let n = 0; n < size; n++) {
    const [byte, shift] = [offset + n, 8 * n];
    if (value === undefined) result |= readByte(call, vcpu, byte) << shift;
    else writeByte(call, vcpu, byte, (word >>> shift) & 0xff);
  }
  return BigInt(result >>> 0);
}
