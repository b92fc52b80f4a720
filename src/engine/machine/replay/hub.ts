/** One listener of a machine that passes everything on to many, who come and go. */
import type { MachineListener } from '../config.ts';

type Name = keyof MachineListener;
const NAMES: readonly Name[] = ['console', 'channel', 'hypercall', 'exception', 'exceptionReturn', 'mmio', 'decoded'];

export class ListenerHub {
  readonly #listeners = new Map<MachineListener, { readonly replays: boolean }>();
  /** Set while what happened already is executed again: only who asked for it hears of that. */
  replaying = false;
  /** What a machine is made with. `decoded` is left out: the core would ask for each instruction. */
  readonly listener: MachineListener = Object.fromEntries(
    NAMES.filter((name) => name !== 'decoded').map((name) => [name, (...args: unknown[]) => this.#tell(name, args)]),
  );

  /** @param replays whether it also hears of what is executed again on the way to a point in the past */
  add(listener: MachineListener, { replays = false }: { readonly replays?: boolean } = {}): void {
    this.#listeners.set(listener, { replays });
  }
  remove(listener: MachineListener): void {
    this.#listeners.delete(listener);
  }

  #tell(name: Name, args: readonly unknown[]): void {
    for (const [listener, { replays }] of this.#listeners)
      if (replays || !this.replaying) Reflect.apply(listener[name] ?? nothing, listener, args);
  }
}

const nothing = (): void => undefined;
