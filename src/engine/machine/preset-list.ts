/** Which VMs each preset has: data alone, for pages that only offer them. */
export type Guest = 'linux' | 'linux-disk' | 'linux-passthrough' | 'nimbos';

export interface PresetVm {
  readonly name: string;
  readonly guest: Guest;
  readonly cores: readonly (0 | 1)[];
}

const vm = (name: string, guest: Guest, ...cores: (0 | 1)[]): PresetVm => ({ name, guest, cores });

/** VMs by preset. The first has the board's UART, the others an emulated one on the channel of their number. */
export const PRESETS: Readonly<Record<string, readonly PresetVm[]>> = {
  linux: [vm('linux', 'linux', 0)],
  nimbos: [vm('nimbos', 'nimbos', 0)],
  'linux+nimbos': [vm('linux', 'linux', 0), vm('nimbos', 'nimbos', 1)],
  'linux-disk+nimbos': [vm('linux', 'linux-disk', 0), vm('nimbos', 'nimbos', 1)],
  '2nimbos': [vm('nimbos 0', 'nimbos', 0), vm('nimbos 1', 'nimbos', 1)],
  '2linux': [vm('linux 0', 'linux', 0), vm('linux 1', 'linux', 1)],
  '2linux-disk': [vm('linux 0', 'linux-disk', 0), vm('linux 1', 'linux-disk', 1)],
  '2linux-passthrough': [vm('linux 0', 'linux-passthrough', 0), vm('linux 1', 'linux-passthrough', 1)],
  'linux-smp': [vm('linux', 'linux', 0, 1)],
  'one-core': [vm('linux', 'linux', 0), vm('nimbos', 'nimbos', 0)],
};
