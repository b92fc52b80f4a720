/** What the command line tells of the built-in hypervisor's VMs. */
import type { Hypervisor } from '../../src/engine/hypervisor/index.ts';

type Tell = (code: string, params?: Readonly<Record<string, string | number>>) => void;
export type VmPower = 'waiting' | 'on' | 'paused' | 'off' | 'failed';

export class VirtualMachines {
  readonly #hypervisor: Hypervisor;
  readonly #tell: Tell;
  #before: VmPower[];
  /** By VM, the power of ten of its starts that was told. */
  readonly #told: number[] = [];

  /** @param tell takes codes of messages, for somebody who looks on */
  constructor(hypervisor: Hypervisor, tell: Tell) {
    this.#hypervisor = hypervisor;
    this.#tell = tell;
    this.#before = this.power();
  }

  get names(): readonly string[] {
    return this.#hypervisor.plan.vms.map(({ name }) => name);
  }

  /** Of each VM. One that is about to start again is still on. */
  power(): VmPower[] {
    return this.#hypervisor.state.vms.map(({ power, starts, restart, paused }) => {
      if (starts === 0) return 'waiting';
      if (power === 'on' || restart) return paused ? 'paused' : 'on';
      return power;
    });
  }

  /** Whether all are down, and whether one of them failed. */
  end(): 'running' | 'powered-off' | 'failed' {
    const power = this.power();
    if (power.some((one) => one !== 'off' && one !== 'failed')) return 'running';
    return power.includes('failed') ? 'failed' : 'powered-off';
  }

  /** Tells which went down since the last call: while others run nothing else would show it. */
  tellOfChanges(): void {
    const power = this.power();
    power.forEach((now, vm) => {
      const name = this.names[vm] ?? '';
      const starts = this.#hypervisor.state.vms[vm]?.starts ?? 0;
      // Between two calls there may have been several.
      const told = 10 ** Math.floor(Math.log10(Math.max(1, starts)));
      if (told >= 10 && told > (this.#told[vm] ?? 0)) {
        this.#told[vm] = told;
        this.#tell('cli.vm-resets', { vm, name, count: starts });
      }
      if (now === this.#before[vm]) return;
      if (now === 'off' && power.length > 1) this.#tell('cli.vm-off', { vm, name });
      if (now !== 'failed') return;
      const report = this.#hypervisor.state.vms[vm]?.report;
      if (report) this.#tell(report.code, report.params);
      this.#tell('cli.vm-failed', { vm, name });
    });
    this.#before = power;
  }

  /** For --stats. */
  statistics(): readonly { name: string; power: VmPower; starts: number; traps: Readonly<Record<string, number>> }[] {
    const power = this.power();
    return this.#hypervisor.state.vms.map(({ starts, traps }, vm) => ({
      name: this.names[vm] ?? '',
      power: power[vm] ?? 'waiting',
      starts,
      traps,
    }));
  }
}
