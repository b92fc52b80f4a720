/** Whole machines for tests: the compiled core and the built guests, or the reason why there are none. */
import { createHash } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { Machine, type MachineConfig, type MachineListener } from '../../src/engine/machine/machine.ts';

const at = (path: string): URL => new URL(`../../${path}`, import.meta.url);
const wasm = at('src/engine/core/wasm/core.wasm');

/** Why whole-machine tests cannot run here, or undefined. */
export const missing = [
  ...(existsSync(wasm) ? [] : ['the core (node bin/build-engine.ts)']),
  ...(['Image', 'initramfs.cpio', 'rootfs.ext4'].every((f) => existsSync(at(`public/guests/${f}`)))
    ? []
    : ['the guests (npm run guests)']),
].join(' and ');

let compiled: WebAssembly.Module | undefined;
export function coreModule(): WebAssembly.Module {
  return (compiled ??= new WebAssembly.Module(readFileSync(wasm)));
}

export const guest = (name: string): Uint8Array => new Uint8Array(readFileSync(at(`public/guests/${name}`)));

export interface Console {
  text: string;
}

export function linux(
  options: Partial<MachineConfig> = {},
  listener: MachineListener = {},
): { machine: Machine; console: Console } {
  const console: Console = { text: '' };
  const machine = new Machine(
    coreModule(),
    {
      cpus: 1,
      memory: 256 * 2 ** 20,
      virtualization: false,
      kernel: guest('Image'),
      initrd: guest('initramfs.cpio'),
      append: 'console=ttyAMA0',
      ...options,
    },
    { ...listener, console: (byte) => (console.text += String.fromCharCode(byte)) },
  );
  return { machine, console };
}

/** Runs exactly `cycles` cycles further, in pieces of `slice` instructions. */
export function advance(machine: Machine, cycles: number, slice = 1e6): void {
  const end = machine.cycles + cycles;
  while (machine.cycles < end && machine.state === 'running') machine.run(Math.min(slice, end - machine.cycles));
}

/** Runs until the console shows `pattern` after `from`; false after `limit` instructions. */
export function until(
  { machine, console }: { machine: Machine; console: Console },
  pattern: RegExp,
  from = 0,
  limit = 400e6,
): boolean {
  for (let done = 0; done < limit;) {
    if (pattern.test(console.text.slice(from))) return true;
    const { executed, reason } = machine.run(200_000);
    done += executed;
    if (reason === 'powered-off' || reason === 'reset') break;
  }
  return pattern.test(console.text.slice(from));
}

/** A digest of everything a guest can see, and of the clock. */
export function digest(machine: Machine): string {
  const hash = createHash('sha256');
  const { cores, cycles, gic, devices } = machine.snapshot();
  hash.update(String(cycles));
  for (const window of cores.windows) hash.update(window);
  hash.update(cores.translations);
  for (const [page, bytes] of [...cores.pages].sort(([a], [b]) => a - b)) hash.update(String(page)).update(bytes);
  hash.update(JSON.stringify([gic, devices], (_, v: unknown) => (ArrayBuffer.isView(v) ? [...(v as Uint8Array)] : v)));
  return hash.digest('hex');
}
