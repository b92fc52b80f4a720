/** One listener of a machine that passes everything on to many, who come and go. */
import type { MachineListener } from '../config.ts';

type Name = keyof MachineListener;
const NAMES: readonly Name[] = [
  'console', 'channel', 'hypercall', 'failedCall', 'exception', 'exceptionReturn', 'mmio', 'decoded',
]; // prettier-ignore

interface Heard {
  readonly replays: boolean;
  readonly tell: (...args: readonly unknown[]) => void;
}

export class ListenerHub {
  readonly #listeners = new Map<MachineListener, { readonly replays: boolean }>();
  /** By what they hear, in the order in which they came: asked at each event, changed rarely. */
  #heard: Readonly<Record<string, readonly Heard[]>> = {};
  /** Set while what happened already is executed again: only who asked for it hears of that. */
  replaying = false;
  /** What a machine is made with. `decoded` is left out: the core would ask for each instruction. */
  readonly listener: MachineListener = Object.fromEntries(
    NAMES.filter((name) => name !== 'decoded').map((name) => [name, (...args: unknown[]) => this.#tell(name, args)]),
  );

  /** @param replays whether it also hears of what is executed again on the way to a point in the past */
  add(listener: MachineListener, { replays = false }: { readonly replays?: boolean } = {}): void {
    this.#listeners.set(listener, { replays });
    this.#sort();
  }
  remove(listener: MachineListener): void {
    this.#listeners.delete(listener);
    this.#sort();
  }

  #tell(name: Name, args: readonly unknown[]): void {
    const heard = this.#heard[name];
    if (heard === undefined) return;
    for (const { replays, tell } of heard) if (replays || !this.replaying) tell(...args);
  }

  #sort(): void {
    const all = [...this.#listeners];
    this.#heard = Object.fromEntries(
      NAMES.map((name) => [
        name,
        all.flatMap(([listener, { replays }]): Heard[] => {
          const method = listener[name];
          return method === undefined
            ? []
            : [{ replays, tell: (...args) => void Reflect.apply(method, listener, args) }];
        }),
      ]),
    );
  }
}
