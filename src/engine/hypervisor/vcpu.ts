/** A virtual core: its EL1 context, which moves between the core's registers and `state` when VCpus take turns. */
import { GICD, GICH, INTID, OWN } from './board.ts';
import type { Call } from './call.ts';
import { VTCR } from './guest-page-table.ts';
import type { VCpuState } from './state.ts';
import { FP_BYTES } from './frame.ts';
import { beginStep, suspendStep } from './step.ts';
import type { VM } from './vm.ts';

/** Registers of EL1 and EL0 that a guest owns; in the order in which they are loaded. */
export const EL1_REGISTERS = [
  'SCTLR_EL1', 'ACTLR_EL1', 'CPACR_EL1', 'TTBR0_EL1', 'TTBR1_EL1', 'TCR_EL1', 'MAIR_EL1', 'AMAIR_EL1', 'ESR_EL1',
  'AFSR0_EL1', 'AFSR1_EL1', 'FAR_EL1', 'VBAR_EL1', 'CONTEXTIDR_EL1', 'TPIDR_EL0', 'TPIDRRO_EL0', 'TPIDR_EL1', 'SP_EL1',
  'ELR_EL1', 'SPSR_EL1', 'PAR_EL1', 'CNTKCTL_EL1', 'CSSELR_EL1', 'MDSCR_EL1', 'CNTV_CVAL_EL0', 'CNTP_CVAL_EL0',
  'CNTV_CTL_EL0', 'CNTP_CTL_EL0',
] as const; // prettier-ignore

/** SCTLR_EL1 out of reset: RES1 bits, MMU and caches off (D13.2.118). */
const SCTLR_RESET = 0x30d0_0800n;
/** EL1h with D, A, I and F masked. */
const SPSR_START = 0x3c5n;

/** VM, FMO, IMO, AMO, TSC, RW; with several VCpus on a core also TWI and TWE. */
export const HCR = (1n << 0n) | (1n << 3n) | (1n << 4n) | (1n << 5n) | (1n << 19n) | (1n << 31n);
const HCR_WAITS = (1n << 13n) | (1n << 14n);

const GICH_HCR = 0x00;
const GICH_VMCR = 0x08;
const GICH_APR = 0xf0;
const GICH_LR = 0x100;
const GICD_ISACTIVER = 0x300;
const GICD_ICACTIVER = 0x380;
const LR_ACTIVE = 1 << 29;

export class VCpu {
  readonly vm: VM;
  readonly index: number;
  readonly core: number;
  readonly state: VCpuState;
  readonly #call: Call;

  constructor(call: Call, vm: VM, index: number, core: number, state: VCpuState) {
    this.#call = call;
    this.vm = vm;
    this.index = index;
    this.core = core;
    this.state = state;
  }

  get isCurrent(): boolean {
    return this.#call.cpu.current === this;
  }
  /** Whether it may be on its core: it is on, and its VM runs or has a step to make. */
  get admitted(): boolean {
    const { vm, state } = this;
    return vm.state.power === 'on' && state.power === 'on' && (!vm.state.paused || state.step !== null);
  }
  /** Whether it could execute: it does not wait for an interrupt that has not come. */
  get runnable(): boolean {
    return this.admitted && !(this.state.waiting && !this.hasEvent());
  }

  /** Whether something would end its WFI. */
  hasEvent(): boolean {
    return this.vm.vgic.hasPending(this) || this.timerDeadline() <= this.counter();
  }

  counter(): bigint {
    return this.#call.el2.mrs('CNTPCT_EL0');
  }

  /** When a timer of this VCpu, which is not on its core, asserts its interrupt; in counts. */
  timerDeadline(): bigint {
    const never = 1n << 64n;
    const { saved } = this.state;
    if (saved === null) return never;
    const of = (control: string, compare: string): bigint =>
      ((saved.registers[control] ?? 0n) & 3n) === 1n ? (saved.registers[compare] ?? never) : never;
    const [virtual, physical] = [of('CNTV_CTL_EL0', 'CNTV_CVAL_EL0'), of('CNTP_CTL_EL0', 'CNTP_CVAL_EL0')];
    return virtual < physical ? virtual : physical;
  }

  /** Where its floating-point registers are kept while another VCpu uses the core's. */
  get floatingPointArea(): number {
    const size = Math.ceil(FP_BYTES / 16) * 16;
    return OWN.image.start + OWN.image.size - size * (1 + this.vm.plan.index * 8 + this.index);
  }

  powerOn(entry: bigint, context: bigint): void {
    this.state.power = 'on';
    this.state.waiting = false;
    this.state.saved = null;
    this.state.start = { entry, context };
    if (this.core !== this.#call.cpu.id) this.#call.cpu.kick(this.core);
  }

  /** Puts it on this core: EL2's registers, its EL1 context and what is in its list registers. */
  enter(): void {
    const { el2, frame } = this.#call;
    const { state } = this;
    const shared = this.#call.cpu.vcpus().length > 1;
    el2.msr('HCR_EL2', shared ? HCR | HCR_WAITS : HCR);
    el2.msr('VTCR_EL2', VTCR);
    el2.msr('VTTBR_EL2', this.vm.pageTable.vttbr);
    el2.msr('VPIDR_EL2', el2.mrs('MIDR_EL1'));
    el2.msr('VMPIDR_EL2', 0x8000_0000n | BigInt(this.index));
    el2.msr('CNTHCTL_EL2', 3n);
    el2.msr('CNTVOFF_EL2', 0n);
    el2.msr('MDCR_EL2', 6n);
    const { saved, start } = state;
    if (start !== null) {
      state.start = null;
      this.#reset(start.entry, start.context);
    } else if (saved !== null) {
      frame.load(saved.frame);
      for (const name of EL1_REGISTERS) el2.msr(name, saved.registers[name] ?? 0n);
    }
    this.#enterGic(saved?.vmcr ?? 0, saved?.apr ?? 0);
    state.saved = null;
    state.waiting = false;
    if (state.step !== null) beginStep(this.#call, this);
  }

  #reset(entry: bigint, context: bigint): void {
    const { el2, frame } = this.#call;
    for (const name of EL1_REGISTERS) el2.msr(name, name === 'SCTLR_EL1' ? SCTLR_RESET : 0n);
    frame.load([context, ...Array.from({ length: 31 }, () => 0n), entry, SPSR_START]);
    el2.tlbi('VMALLS12E1');
  }

  #enterGic(vmcr: number, apr: number): void {
    const { el2, cpu } = this.#call;
    el2.write(GICH.start + GICH_VMCR, 4, BigInt(vmcr));
    el2.write(GICH.start + GICH_APR, 4, BigInt(apr));
    el2.write(GICH.start + GICH_HCR, 4, this.state.underflow ? 3n : 1n);
    this.state.listRegisters.forEach((lr, n) => {
      el2.write(GICH.start + GICH_LR + 4 * n, 4, BigInt(lr));
      // A timer interrupt that the guest has taken but not ended is active in the GIC again, so that its EOI ends it.
      const intid = lr & 0x3ff;
      if ((lr & LR_ACTIVE) !== 0 && intid < INTID.FIRST_SPI && intid >= 16)
        el2.write(GICD.start + GICD_ISACTIVER, 4, 1n << BigInt(intid));
    });
    const { enabled } = this.state.interrupts;
    for (const intid of [INTID.VIRTUAL_TIMER, INTID.PHYSICAL_TIMER]) cpu.enable(intid, enabled[intid] === true);
  }

  /** Takes it off this core, into `state`. */
  leave(): void {
    const { el2, frame } = this.#call;
    if (this.state.step !== null) suspendStep(this.#call, this.state.step);
    const registers: Record<string, bigint> = {};
    for (const name of EL1_REGISTERS) registers[name] = el2.mrs(name);
    const gich = (offset: number): number => Number(el2.read(GICH.start + offset, 4) ?? 0n);
    this.vm.vgic.fold(this);
    this.state.saved = { frame: frame.save(), registers, vmcr: gich(GICH_VMCR), apr: gich(GICH_APR) };
    el2.msr('CNTV_CTL_EL0', 0n);
    el2.msr('CNTP_CTL_EL0', 0n);
    this.vm.vgic.withdrawTimers(this);
    el2.write(GICD.start + GICD_ICACTIVER, 4, BigInt((1 << INTID.VIRTUAL_TIMER) | (1 << INTID.PHYSICAL_TIMER)));
  }
}
