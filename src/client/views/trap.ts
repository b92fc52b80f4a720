/** One entry into EL2 as a log shows it: why, where, what the syndrome says, and what the hypervisor made of it. */
import {
  CONTROL_CHANNEL,
  GICC,
  GICD,
  HOST_CONSOLE_SPI,
  INTID,
  PL011,
  spi,
  VIRTIO_MMIO,
} from '../../engine/hypervisor/board.ts';
import type { VmPlan } from '../../engine/hypervisor/memory/configuration.ts';
import type { PartId } from '../../engine/hypervisor/parts.ts';
import { REASON, type Reason } from '../../engine/hypervisor/el2.ts';
import { PSCI } from '../../engine/hypervisor/traps/psci.ts';
import { decodeSyndrome, type Meaning, type Syndrome } from '../../engine/isa/sysregs/syndrome.ts';
import type { El2Operation } from '../../engine/machine/core-el2.ts';
import type { Machine } from '../../engine/machine/machine.ts';
import { named, type NamedInterrupt } from './interrupts.ts';
import type { TrapCause } from './trap-causes.ts';

/** What is kept of an entry: registers as the exception left them, and what was done meanwhile. */
export interface TrapRecord {
  readonly id: number;
  readonly cycles: number;
  readonly core: number;
  /** Who was on the core; undefined: nobody, it waited at EL2. */
  readonly from: { readonly vm: number; readonly vcpu: number } | undefined;
  /** Who is on it afterwards. */
  readonly to: { readonly vm: number; readonly vcpu: number } | undefined;
  readonly reason: Reason;
  readonly cause: TrapCause;
  readonly esr: bigint;
  readonly elr: bigint;
  readonly spsr: bigint;
  readonly far: bigint;
  readonly hpfar: bigint;
  /** Physical address of the context frame. */
  readonly frame: number;
  readonly operations: readonly El2Operation[];
  /** Operations beyond those that are kept. */
  readonly omitted: number;
  /** Parts of the hypervisor whose code, a reader's, was called. */
  readonly own?: readonly PartId[];
}

export interface TrapView {
  readonly id: number;
  readonly cycles: number;
  readonly core: number;
  /** Name of the VM; undefined: the core was at EL2. */
  readonly vm: string | undefined;
  /** Only where there are several. */
  readonly vcpu?: number;
  /** The VM that goes on instead. */
  readonly next?: string;
  readonly cause: TrapCause;
  /** Exception level that it came from. */
  readonly el: number;
  /** Address of the instruction that trapped or was interrupted. */
  readonly pc: bigint;
  readonly where?: string;
  /** Of synchronous exceptions. */
  readonly syndrome?: Syndrome;
  readonly far?: bigint;
  /** From HPFAR_EL2: of stage-2 aborts. */
  readonly hpfar?: bigint;
  readonly ipa?: bigint;
  /** Interrupts that were acknowledged. */
  readonly interrupts: readonly NamedInterrupt[];
  /** What it came to, where there is more to say than the syndrome does. */
  readonly what?: Meaning;
  /** Parts of the hypervisor whose code, a reader's, was called. */
  readonly own?: readonly PartId[];
  /** How many equal ones in a row this one stands for, itself the newest, where there are several. */
  readonly times?: number;
}

const GICC_IAR = GICC.start + 0xc;
const HVC = 0x16;
const SMC = 0x17;
const ABORTS: ReadonlySet<number> = new Set([0x20, 0x24]);
const classOf = (esr: bigint): number => Number(esr >> 26n) & 0x3f;

/** The faulting IPA: the page from HPFAR_EL2, the rest from FAR_EL2. */
const ipaOf = (hpfar: bigint, far: bigint): bigint => ((hpfar >> 4n) << 12n) | (far & 0xfffn);

/** INTIDs that a call took from GICC_IAR. */
export function acknowledged(operations: readonly El2Operation[]): number[] {
  return operations.flatMap((operation) =>
    operation.op === 'read' && operation.address === GICC_IAR && operation.value !== undefined
      ? [Number(operation.value & 0x3ffn)].filter((intid) => intid < 1020)
      : [],
  );
}

const BY_CLASS: Readonly<Record<number, TrapCause>> = {
  0x00: 'undefined', 0x01: 'wfx', 0x07: 'undefined', [HVC]: 'hvc', [SMC]: 'smc', 0x18: 'system-register',
  0x20: 'instruction-abort', 0x32: 'step',
  // Debug exceptions come to EL2 only while their guest is stepped.
  0x30: 'step', 0x34: 'step', 0x3c: 'step',
}; // prettier-ignore

export function causeOf(
  reason: Reason,
  { esr, far, hpfar }: { readonly esr: bigint; readonly far: bigint; readonly hpfar: bigint },
  operations: readonly El2Operation[],
  vm: VmPlan | undefined,
): TrapCause {
  if (reason === REASON.SERROR) return 'serror';
  if (reason === REASON.IRQ || reason === REASON.FIQ) return causeOfInterrupt(acknowledged(operations)[0]);
  const ec = classOf(esr);
  if (ec !== 0x24) return BY_CLASS[ec] ?? 'other';
  const device = vm && emulated(vm, Number(ipaOf(hpfar, far)));
  // Of the CPU interface GICC_DIR alone.
  return device === 'gicc' ? 'gicd' : (device ?? 'data-abort');
}

function causeOfInterrupt(intid: number | undefined): TrapCause {
  switch (intid) {
    case undefined:
      return 'spurious';
    case INTID.KICK:
      return 'kick';
    case INTID.MAINTENANCE:
      return 'maintenance';
    case INTID.HYPERVISOR_TIMER:
      return 'turn';
    case INTID.VIRTUAL_TIMER:
    case INTID.PHYSICAL_TIMER:
      return 'timer';
    default:
      return intid >= spi(HOST_CONSOLE_SPI) && intid <= spi(HOST_CONSOLE_SPI + CONTROL_CHANNEL) ? 'console' : 'device';
  }
}

/** The emulated device of a VM at an IPA. */
function emulated(vm: VmPlan, ipa: number): Emulated | undefined {
  const within = (start: number, size: number): boolean => ipa >= start && ipa < start + size;
  if (within(GICD.start, GICD.size)) return 'gicd';
  if (within(GICC.start + GICC.page, GICC.size - GICC.page)) return 'gicc';
  if (vm.uartChannel !== undefined && within(PL011.start, PL011.size)) return 'pl011';
  return vm.disks.some((disk) => within(disk.ipa, VIRTIO_MMIO.slot)) ? 'virtio' : undefined;
}

type Emulated = 'gicd' | 'gicc' | 'pl011' | 'virtio';
/** Names of registers of the emulated devices, by offset. */
export type RegisterNames = (device: Emulated, offset: number) => string | undefined;

/** Emulated devices have the registers of the board's own. */
export function registerNames({ gic, uart, virtio }: Machine): RegisterNames {
  const devices = { gicd: gic.distributor, gicc: gic.cpuInterface, pl011: uart, virtio: virtio[0] };
  return (device, offset) => devices[device]?.registerName(offset);
}

export interface Naming {
  readonly vms: readonly VmPlan[];
  readonly registers: RegisterNames;
  /** The function at an address of a VM. */
  where(vm: number, address: bigint): string | undefined;
}

export function viewOf(record: TrapRecord, naming: Naming): TrapView {
  const { id, cycles, core, from, to, reason, cause, esr, elr, spsr, far } = record;
  const ec = classOf(esr);
  const synchronous = reason === REASON.SYNC;
  const vm = from && naming.vms[from.vm];
  const pc = synchronous && ec === HVC ? elr - 4n : elr;
  const where = from && naming.where(from.vm, pc);
  const moved = to !== undefined && (to.vm !== from?.vm || to.vcpu !== from.vcpu);
  const next = moved ? naming.vms[to.vm]?.name : undefined;
  const what = synchronous ? whatOf(record, ec, vm, naming) : undefined;
  return {
    id,
    cycles,
    core,
    vm: vm?.name,
    ...(from !== undefined && vm !== undefined && vm.cores.length > 1 && { vcpu: from.vcpu }),
    ...(next !== undefined && { next }),
    cause,
    el: Number(spsr >> 2n) & 3,
    pc,
    ...(where !== undefined && { where }),
    ...(synchronous && { syndrome: decodeSyndrome(esr) }),
    ...(synchronous && ABORTS.has(ec) && { far, hpfar: record.hpfar, ipa: ipaOf(record.hpfar, far) }),
    interrupts: synchronous ? [] : acknowledged(record.operations).map(named),
    ...(what !== undefined && { what }),
    ...(record.own !== undefined && { own: record.own }),
  };
}

const hex = (value: bigint | number): string => `0x${value.toString(16)}`;

function whatOf(record: TrapRecord, ec: number, vm: VmPlan | undefined, { registers }: Naming): Meaning | undefined {
  if (ec === HVC || ec === SMC) return callOf(record);
  if (ec !== 0x24 || vm === undefined) return undefined;
  const ipa = Number(ipaOf(record.hpfar, record.far));
  const device = emulated(vm, ipa);
  if (device === undefined) return undefined;
  const starts = { gicd: GICD.start, gicc: GICC.start, pl011: PL011.start, virtio: ipa - (ipa % VIRTIO_MMIO.slot) };
  const offset = ipa - starts[device];
  const register = registers(device, offset) ?? `+${hex(offset)}`;
  const source = Number((record.esr >> 16n) & 31n);
  const write = (record.esr & 0x40n) !== 0n;
  const at = record.frame + 8 * source;
  const moved = record.operations.findLast(
    (operation) => operation.op === (write ? 'read' : 'write') && operation.address === at && operation.size === 8,
  );
  const bits = 8 << (Number(record.esr >> 22n) & 3);
  const value = source === 31 ? 0n : moved !== undefined && 'address' in moved ? moved.value : undefined;
  const params = { register, value: value === undefined ? '?' : hex(BigInt.asUintN(bits, value)) };
  return { code: write ? 'trap.what.write' : 'trap.what.read', params };
}

const PSCI_NAMES: ReadonlyMap<bigint, string> = new Map(
  Object.entries(PSCI).map(([name, identifier]) => [identifier, name]),
);
const SMC64 = 0x4000_0000n;

/** A hypercall: what was asked (x0, or x7 in the document's convention), and what x0 is afterwards. */
function callOf({ operations, frame }: TrapRecord): Meaning | undefined {
  const first = (n: number): bigint | undefined => {
    const read = operations.find((operation) => operation.op === 'read' && operation.address === frame + 8 * n);
    return read !== undefined && 'address' in read ? read.value : undefined;
  };
  const x0 = first(0);
  if (x0 === undefined) return undefined;
  const answer = operations.findLast((operation) => operation.op === 'write' && operation.address === frame);
  const value = answer !== undefined && 'address' in answer ? answer.value : undefined;
  const result = value === undefined ? '–' : resultText(value);
  if ((x0 & 0x8000_0000n) === 0n) {
    const mode = Number((first(7) ?? 0n) & 0xffffn);
    return { code: 'trap.what.document', params: { type: mode >> 8, event: mode & 0xff, result } };
  }
  const identifier = x0 & 0xffff_ffffn;
  const name = PSCI_NAMES.get(identifier & ~SMC64);
  if (name === undefined) return { code: 'trap.what.smccc', params: { identifier: hex(identifier), result } };
  return { code: 'trap.what.psci', params: { name, result } };
}

const resultText = (value: bigint): string => (value >> 63n === 1n ? String(BigInt.asIntN(64, value)) : hex(value));
