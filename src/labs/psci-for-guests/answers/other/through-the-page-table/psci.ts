import { PSCI, type Frame, type Handlers, type VCpu } from 'hypervisor';

// What this firmware promises its guests: yours to keep, not to change.
const VERSION = 0x1000{{minor}}n;
const OFFERS_MIGRATE_INFO: boolean = {{migrate}};
const KNOWS_LEVELS: boolean = {{levels}};
const EXTENDED_STATE_ID: boolean = {{extended}};
const MISALIGNED = -{{misaligned}}n;

const refuse = (code: bigint): never => {
  throw new RangeError(String(code));
};

class Firmware {
  readonly vcpu: VCpu;
  readonly frame: Frame;
  readonly wide: boolean;
  constructor(vcpu: VCpu, frame: Frame, wide: boolean) {
    this.vcpu = vcpu;
    this.frame = frame;
    this.wide = wide;
  }

  x(n: number): bigint {
    return this.wide ? this.frame.x(n) : this.frame.x(n) & 0xffff_ffffn;
  }
  get target(): VCpu {
    // Aff3.Aff2.Aff1.Aff0, all but Aff0 zero: one cluster of one.
    const [affinity, none] = [Number(this.x(1) & 0xffn), this.x(1) & ~0xffn];
    return (none === 0n ? this.vcpu.vm.vcpus[affinity] : undefined) ?? refuse(-2n);
  }
  version(): bigint {
    return VERSION;
  }
  features(): bigint {
    if (this.x(1) === 0x8000_0000n) return 0n;
    if (methodOf(this.x(1)) === undefined) return -1n;
    return (this.x(1) & 0xffn) === 1n && EXTENDED_STATE_ID ? 2n : 0n;
  }
  migrate(): bigint {
    return 2n;
  }
  on(): bigint {
    const { target, vcpu } = this;
    if (target.state.start !== null && target.state.power === 'on') refuse(-5n);
    if (target.state.power !== 'off') refuse(-4n);
    const entry = this.x(2);
    if ((entry & 1n) === 1n || (entry & 2n) === 2n) refuse(MISALIGNED);
    const found = vcpu.vm.pageTable.translate(Number(entry));
    if (found?.mapping.attributes !== 'memory') refuse(-9n);
    target.powerOn(entry, this.x(3));
    return 0n;
  }
  affinity(): bigint {
    if (this.x(2) !== 0n) return KNOWS_LEVELS ? 0n : -2n;
    const { power, start } = this.target.state;
    return power === 'off' ? 1n : start === null ? 0n : 2n;
  }
  suspend(): bigint {
    if ((this.x(1) & (EXTENDED_STATE_ID ? 0xb000_0000n : 0xfcfe_0000n)) !== 0n) refuse(-2n);
    this.vcpu.state.waiting = true;
    return 0n;
  }
  off(): undefined {
    this.vcpu.state.power = 'off';
    const alive = this.vcpu.vm.vcpus.filter(({ state }) => state.power === 'on');
    if (alive.length === 0) this.vcpu.vm.stop('off');
  }
  systemOff(): undefined {
    this.vcpu.vm.stop('off');
  }
  reset(): undefined {
    this.vcpu.vm.restart();
  }
}

type Method = (of: Firmware) => bigint | undefined;
function methodOf(identifier: bigint): Method | undefined {
  switch (identifier) {
    case PSCI.VERSION:
      return (of) => of.version();
    case PSCI.FEATURES:
      return (of) => of.features();
    case PSCI.MIGRATE_INFO_TYPE:
      return OFFERS_MIGRATE_INFO ? (of) => of.migrate() : undefined;
    case PSCI.CPU_ON:
    case PSCI.CPU_ON | 0x4000_0000n:
      return (of) => of.on();
    case PSCI.AFFINITY_INFO:
    case PSCI.AFFINITY_INFO | 0x4000_0000n:
      return (of) => of.affinity();
    case PSCI.CPU_SUSPEND:
    case PSCI.CPU_SUSPEND | 0x4000_0000n:
      return (of) => of.suspend();
    case PSCI.CPU_OFF:
      return (of) => of.off();
    case PSCI.SYSTEM_OFF:
      return (of) => of.systemOff();
    case PSCI.SYSTEM_RESET:
      return (of) => of.reset();
    default:
      return undefined;
  }
}

export const psci: Handlers['psci'] = ({ frame }, vcpu, identifier) => {
  const method = methodOf(identifier);
  try {
    return method === undefined ? -1n : method(new Firmware(vcpu, frame, (identifier & 0x4000_0000n) !== 0n));
  } catch (error) {
    if (error instanceof RangeError) return BigInt(error.message);
    throw error;
  }
};
