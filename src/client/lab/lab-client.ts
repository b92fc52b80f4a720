/** The page's end of a lab's machine in a worker. */
import type { LabInfo } from './info.ts';
import type { LabCommand, LabEvent, WithoutSerial } from './protocol.ts';

export interface LabClient {
  send(command: WithoutSerial<LabCommand>): void;
  /** Number of the command that was sent last. */
  readonly latest: number;
  /** Opens the variant of another seed. */
  reopen(seed: number): void;
  close(): void;
}

/** Far more than any lab needs: its budget counts instructions. A worker that is silent for longer is lost. */
const PATIENCE = 20_000;
/** A worker that never comes up is not asked for for ever. */
const MOST_RESTARTS = 5;

/** Which lab, in which variant; itself, where it is none of this site's. */
export type OpenedLab = Pick<LabInfo, 'id' | 'seed' | 'locale' | 'data'>;

/** Starts a worker for a lab. `hear` gets every event, in order; a worker that dies or hangs is replaced and that is told. */
export function openLab(info: OpenedLab, hear: (event: LabEvent) => void): LabClient {
  const { locale } = info;
  const lab = info.data ?? info.id;
  let { seed } = info;
  let serial = 0;
  let restarts = 0;
  /** Loading takes as long as the network does: only a worker that has answered once is watched. */
  let isReady = false;
  let watch: ReturnType<typeof setTimeout> | undefined;
  let worker = start();

  function start(): Worker {
    const made = new Worker(new URL('./lab.worker.ts', import.meta.url), { type: 'module', name: `lab ${info.id}` });
    made.onmessage = ({ data }: MessageEvent<LabEvent>) => {
      if (data.type === 'ready') isReady = true;
      if (data.type === 'done' && data.serial === serial) rest();
      else wait();
      hear(data);
    };
    made.onerror = (event) => again('client.worker', { detail: event.message });
    return made;
  }
  function wait(): void {
    clearTimeout(watch);
    if (!isReady) return;
    watch = setTimeout(() => again('lab-page.hung', {}), PATIENCE);
  }
  function rest(): void {
    clearTimeout(watch);
    watch = undefined;
  }
  function again(code: string, params: Readonly<Record<string, string>>): void {
    rest();
    worker.terminate();
    hear({ type: 'failure', message: { code, params } });
    isReady = false;
    if (++restarts > MOST_RESTARTS) return;
    worker = start();
    open();
  }
  function open(): void {
    worker.postMessage({ type: 'open', lab, seed, locale, serial: ++serial } satisfies LabCommand);
  }

  open();
  return {
    get latest() {
      return serial;
    },
    send(command) {
      wait();
      worker.postMessage({ ...command, serial: ++serial });
    },
    reopen(wanted) {
      seed = wanted;
      wait();
      open();
    },
    close() {
      rest();
      worker.terminate();
    },
  };
}
