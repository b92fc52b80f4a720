/** Everything of the hypervisor that outlives a call: plain data, in every snapshot. Nothing else survives. */

/** Interrupts of one bank, by index: INTIDs 0–31 of a VCpu, or 32 and up of a VM. */
export interface InterruptBank {
  /** Group 1. */
  group: boolean[];
  enabled: boolean[];
  /** Latched: edges, SGIs, writes to ISPENDR. */
  pending: boolean[];
  /** Level of the wire of an emulated device or of the virtual timer. */
  line: boolean[];
  active: boolean[];
  priority: number[];
  targets: number[];
  edge: boolean[];
  /** Physical interrupt that waits, active in the GIC, for the guest to end its virtual one. */
  physical: boolean[];
  /** INTIDs that may have to be signalled: the few to look at when list registers are filled. */
  waiting: number[];
}

/** What a single step hides of its guest's MDSCR_EL1 and OS Lock. */
export interface StepState {
  ss: boolean;
  /** MDSCR_EL1.MDE: breakpoints and watchpoints. */
  mde: boolean;
  locked: boolean;
}

export interface VCpuState {
  power: 'off' | 'on';
  /** First entry: set by VM.start or CPU_ON, consumed when the VCpu enters. */
  start: { entry: bigint; context: bigint } | null;
  /** Waits in WFI while another VCpu has its core. */
  waiting: boolean;
  /** … but not longer than until this count: it waits for an answer of a device that it polls. */
  until: bigint | null;
  /** The last answer that it got from a device, and how often it got it. */
  poll: { ipa: number; value: bigint; count: number } | null;
  /** One instruction is to be executed although the VM is paused. */
  step: StepState | null;
  interrupts: InterruptBank;
  /** For each SGI, the VCpus that sent it, one bit each. */
  sgiSources: number[];
  /** What was last written to this VCpu's list registers; 0: free. */
  listRegisters: number[];
  /** GICH_HCR as it was last written. */
  hcr: number;
  /** Active interrupts that had to give their list register away: its contents. */
  evicted: number[];
  /** INTIDs that another VCpu made inactive, or not pending, while they were listed here: GICD_ICACTIVER, GICD_ICPENDR. */
  deactivating: number[];
  clearing: number[];
  /** Its frame, EL1 registers by name and GIC registers, while it is not on its core. */
  saved: { frame: bigint[]; registers: Record<string, bigint>; vmcr: number; apr: number } | null;
}

export interface VmState {
  power: 'off' | 'on' | 'failed';
  /** Stopped from outside; its VCpus keep their state. */
  paused: boolean;
  /** To be started again, on the core of its VCpu 0. */
  restart: boolean;
  /** How often it was started: from the second time on its images are copied afresh. */
  starts: number;
  /** Physical address of its stage-2 root table; 0 before the first start. */
  root: number;
  distributor: { /** GICD_CTLR. */ control: number; shared: InterruptBank };
  vcpus: VCpuState[];
  uart: unknown;
  disks: unknown[];
  /** Traps by name. */
  traps: Record<string, number>;
  /** Last thing that was not handled: a code and its parameters. */
  report: { code: string; params: Record<string, string | number> } | null;
}

export interface CpuState {
  online: boolean;
  /** The VCpu that is on this core: index of the VM and of the VCpu. */
  current: { vm: number; vcpu: number } | null;
  /** Above 0: the VCpu on the core gives it up, if another one can run. */
  turn: number;
  /** When its turn ends, in counts. */
  turnEnd: bigint;
  /** Whose floating-point registers the core holds. */
  floatingPoint: { vm: number; vcpu: number } | null;
}

export interface HypervisorState {
  format: 1;
  cpus: CpuState[];
  vms: VmState[];
  /** First stage-2 table that is free. */
  nextTable: number;
}

const SPIS = 256;
const fill = <T>(count: number, value: T): T[] => Array.from({ length: count }, () => value);

export function newBank(count: number): InterruptBank {
  return {
    group: fill(count, false),
    enabled: fill(count, false),
    pending: fill(count, false),
    line: fill(count, false),
    active: fill(count, false),
    priority: fill(count, 0),
    targets: fill(count, 1),
    edge: fill(count, false),
    physical: fill(count, false),
    waiting: [],
  };
}

export function newVCpu(): VCpuState {
  const interrupts = newBank(32);
  for (let sgi = 0; sgi < 16; sgi++) {
    interrupts.enabled[sgi] = true;
    interrupts.edge[sgi] = true;
  }
  return {
    power: 'off',
    start: null,
    waiting: false,
    until: null,
    poll: null,
    step: null,
    interrupts,
    sgiSources: fill(16, 0),
    listRegisters: fill(4, 0),
    hcr: 1,
    evicted: [],
    deactivating: [],
    clearing: [],
    saved: null,
  };
}

export function newVm(vcpus: number, disks: number): VmState {
  return {
    power: 'off',
    paused: false,
    restart: false,
    starts: 0,
    root: 0,
    distributor: { control: 0, shared: newBank(SPIS) },
    vcpus: Array.from({ length: vcpus }, newVCpu),
    uart: null,
    disks: fill(disks, null),
    traps: {},
    report: null,
  };
}

export function newState(
  cores: number,
  vms: readonly { vcpus: number; disks: number }[],
  tables: number,
): HypervisorState {
  return {
    format: 1,
    cpus: Array.from({ length: cores }, () => ({
      online: false,
      current: null,
      turn: 0,
      turnEnd: 0n,
      floatingPoint: null,
    })),
    vms: vms.map(({ vcpus, disks }) => newVm(vcpus, disks)),
    nextTable: tables,
  };
}
