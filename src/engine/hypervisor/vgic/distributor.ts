/** The emulated distributor: GICD registers as a guest sees them, IHI 0048B §4.3. Its VM's interrupts and nothing else. */
import { INTID } from '../board.ts';
import type { Bytes } from '../el2.ts';
import type { VCpu } from '../vcpu.ts';
import type { VM } from '../vm.ts';
import type { Call } from '../call.ts';

/** Arm, architecture version 2, as on the board. */
const IIDR = 0x0002_043b;
const ICPIDR2 = 0x2b;

/** One bit an interrupt; what reading and writing ones does. */
interface BitRegister {
  readonly read: (d: GuestDistributor, intid: number) => boolean;
  readonly write?: (d: GuestDistributor, intid: number) => void;
}

export class GuestDistributor {
  readonly call: Call;
  readonly vm: VM;
  readonly vcpu: VCpu;

  constructor(call: Call, vcpu: VCpu) {
    this.call = call;
    this.vcpu = vcpu;
    this.vm = vcpu.vm;
  }

  /** `size` bytes at `offset`; reserved registers read as zero. */
  read(offset: number, size: Bytes): bigint {
    let value = 0n;
    for (let i = 0; i < size; i++) value |= BigInt(this.#readByte(offset + i)) << BigInt(8 * i);
    return value;
  }

  #readByte(offset: number): number {
    const word = offset & ~3;
    const fromWord = (value: number): number => (value >>> (8 * (offset & 3))) & 0xff;
    if (word === 0x000) return fromWord(this.vm.state.distributor.enabled ? 1 : 0);
    if (word === 0x004) return fromWord(((this.vm.vcpus.length - 1) << 5) | (INTID.COUNT / 32 - 1));
    if (word === 0x008) return fromWord(IIDR);
    if (word === 0xfe8) return fromWord(ICPIDR2);
    const bits = bitRegisterAt(offset);
    if (bits !== undefined) {
      let value = 0;
      for (let i = 0; i < 8; i++)
        if (bits.first + i < INTID.COUNT && bits.row.read(this, bits.first + i)) value |= 1 << i;
      return value;
    }
    if (offset >= 0x400 && offset < 0x400 + INTID.COUNT) return this.#at(offset - 0x400, 'priority');
    if (offset >= 0x800 && offset < 0x800 + INTID.COUNT)
      return offset - 0x800 < INTID.FIRST_SPI ? 1 << this.vcpu.index : this.#at(offset - 0x800, 'targets');
    if (offset >= 0xc00 && offset < 0xc00 + INTID.COUNT / 4) {
      let value = 0;
      for (let i = 0; i < 4; i++) {
        const { bank, i: n } = this.vm.vgic.place(this.vcpu, (offset - 0xc00) * 4 + i);
        if (bank.edge[n] === true) value |= 2 << (2 * i);
      }
      return value;
    }
    if (offset >= 0xf10 && offset < 0xf30) return this.vcpu.state.sgiSources[(offset - 0xf10) % 16] ?? 0;
    return 0;
  }

  #at(intid: number, field: 'priority' | 'targets'): number {
    const { bank, i } = this.vm.vgic.place(this.vcpu, intid);
    return bank[field][i] ?? 0;
  }

  write(offset: number, size: Bytes, value: bigint): void {
    if (offset === 0xf00) {
      if (size === 4) this.#sendSgi(Number(value & 0xffff_ffffn));
      return;
    }
    for (let i = 0; i < size; i++) this.#writeByte(offset + i, Number((value >> BigInt(8 * i)) & 0xffn));
  }

  #writeByte(offset: number, value: number): void {
    if (offset === 0x000) {
      this.vm.state.distributor.enabled = (value & 1) !== 0;
      for (const { core } of this.vm.vcpus) this.call.cpu.kick(core);
      return;
    }
    const bits = bitRegisterAt(offset);
    if (bits !== undefined) {
      for (let i = 0; i < 8; i++)
        if ((value & (1 << i)) !== 0 && bits.first + i < INTID.COUNT) bits.row.write?.(this, bits.first + i);
    } else if (offset >= 0x400 && offset < 0x400 + INTID.COUNT) {
      const { bank, i } = this.vm.vgic.place(this.vcpu, offset - 0x400);
      bank.priority[i] = value & 0xf8;
    } else if (offset >= 0x800 + INTID.FIRST_SPI && offset < 0x800 + INTID.COUNT) this.#target(offset - 0x800, value);
    else if (offset >= 0xc00 + INTID.FIRST_SPI / 4 && offset < 0xc00 + INTID.COUNT / 4)
      for (let i = 0; i < 4; i++) {
        const { bank, i: n } = this.vm.vgic.place(this.vcpu, (offset - 0xc00) * 4 + i);
        bank.edge[n] = (value & (2 << (2 * i))) !== 0;
      }
    else if (offset >= 0xf10 && offset < 0xf20) this.#clearSgi(offset - 0xf10, value);
    else if (offset >= 0xf20 && offset < 0xf30)
      for (let from = 0; from < 8; from++)
        if ((value & (1 << from)) !== 0) this.vm.vgic.sendSgi(from, this.vcpu, offset - 0xf20);
  }

  #target(intid: number, targets: number): void {
    const { bank, i } = this.vm.vgic.place(this.vcpu, intid);
    bank.targets[i] = targets & ((1 << this.vm.vcpus.length) - 1);
    const to = this.vm.vgic.targetOf(intid);
    if (to !== undefined && this.vm.plan.interrupts.includes(intid)) this.call.cpu.target(intid, to.core);
    this.vm.vgic.changed(this.vcpu, intid);
  }

  /** §4.3.15: to a list of VCpus, to all others, or to itself. */
  #sendSgi(value: number): void {
    const filter = (value >>> 24) & 3;
    const list =
      filter === 0
        ? (value >>> 16) & 0xff
        : filter === 1
          ? 0xff & ~(1 << this.vcpu.index)
          : filter === 2
            ? 1 << this.vcpu.index
            : 0;
    for (const to of this.vm.vcpus)
      if ((list & (1 << to.index)) !== 0 && to.state.power === 'on')
        this.vm.vgic.sendSgi(this.vcpu.index, to, value & 15);
  }

  #clearSgi(sgi: number, sources: number): void {
    const left = (this.vcpu.state.sgiSources[sgi] ?? 0) & ~sources;
    this.vcpu.state.sgiSources[sgi] = left;
    if (left === 0) this.vcpu.state.interrupts.pending[sgi] = false;
  }

  /** Of a physical interrupt that is the VM's, or of its timers, the real enable follows. */
  enable(intid: number, on: boolean): void {
    if (intid < 16) return; // SGIs are always enabled, as on the board
    const { bank, i } = this.vm.vgic.place(this.vcpu, intid);
    bank.enabled[i] = on;
    if (intid === INTID.VIRTUAL_TIMER || intid === INTID.PHYSICAL_TIMER || this.vm.plan.interrupts.includes(intid))
      this.call.cpu.enable(intid, on);
    this.vm.vgic.changed(this.vcpu, intid);
  }

  clearPending(intid: number): void {
    if (intid < 16) return; // §4.3.8: SGIs have registers of their own
    const { bank, i } = this.vm.vgic.place(this.vcpu, intid);
    bank.pending[i] = false;
  }

  isPending(intid: number): boolean {
    const place = this.vm.vgic.place(this.vcpu, intid);
    const listed = this.vcpu.state.listRegisters.some((lr) => (lr & 0x1000_03ff) === (0x1000_0000 | intid));
    return listed || this.vm.vgic.isPending(place);
  }
}

const enabled = (d: GuestDistributor, intid: number): boolean => {
  const { bank, i } = d.vm.vgic.place(d.vcpu, intid);
  return bank.enabled[i] === true;
};
const active = (d: GuestDistributor, intid: number): boolean => {
  const { bank, i } = d.vm.vgic.place(d.vcpu, intid);
  return bank.active[i] === true;
};

const BIT_REGISTERS: Readonly<Record<number, BitRegister>> = {
  0x100: { read: enabled, write: (d, intid) => d.enable(intid, true) },
  0x180: { read: enabled, write: (d, intid) => d.enable(intid, false) },
  0x200: {
    read: (d, intid) => d.isPending(intid),
    write: (d, intid) => (intid < 16 ? undefined : d.vm.vgic.latch(d.vcpu, intid)),
  },
  0x280: { read: (d, intid) => d.isPending(intid), write: (d, intid) => d.clearPending(intid) },
  // Active state is the list registers'; a guest that writes it (on resume) finds it as it left it.
  0x300: { read: active },
  0x380: { read: active },
};

function bitRegisterAt(offset: number): { readonly row: BitRegister; readonly first: number } | undefined {
  const row = BIT_REGISTERS[offset & ~0x7f];
  return row === undefined ? undefined : { row, first: 8 * (offset & 0x7f) };
}
