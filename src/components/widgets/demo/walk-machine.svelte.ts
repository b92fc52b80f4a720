import { demoWorker } from '../../../client/views/demo/demo-worker.ts';
import type { DemoCommand, DemoEvent } from '../../../client/views/demo/protocol.ts';
import type { WalkView } from '../../../client/views/walk.ts';

type Asked = Pick<WalkView, 'va' | 'el' | 'access'>;

/** The machine of a nested walk, in a worker of this page: what was asked of it last, and how often it was edited. */
export class WalkMachine {
  view = $state.raw<WalkView>();
  edits = $state(0);
  failed = $state(false);
  readonly #first: () => Asked;
  #worker: Worker | undefined;

  /** @param first what is walked for before anything was asked */
  constructor(first: () => Asked) {
    this.#first = first;
  }

  /** Returns what ends it. */
  start(): () => void {
    const worker = demoWorker();
    worker.onerror = () => (this.failed = true);
    worker.onmessage = ({ data }: MessageEvent<DemoEvent>) => {
      if (data.type === 'walk') this.view = data.walk;
      else this.failed = true;
    };
    this.#worker = worker;
    return () => worker.terminate();
  }

  walk(asked: Asked): void {
    this.#send({ type: 'walk', ...asked });
  }
  edit(pa: bigint, value: bigint): void {
    this.edits++;
    this.#send({ type: 'edit', pa, value, ...this.#asked() });
  }
  reset(): void {
    this.edits = 0;
    this.#send({ type: 'reset', ...this.#asked() });
  }

  #asked(): Asked {
    const { va, el, access } = this.view ?? this.#first();
    return { va, el, access };
  }
  #send(command: DemoCommand): void {
    this.#worker?.postMessage(command);
  }
}
