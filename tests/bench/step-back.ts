/** How long one step back takes in a run of 200 million instructions: Linux on one core, busy in its shell. */
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { Machine } from '../../src/engine/machine/machine.ts';
import { History } from '../../src/engine/machine/replay/history.ts';
import { Recorder } from '../../src/engine/machine/replay/recorder.ts';
import { guest, root } from './paths.ts';

const BUSY = 'i=0; while :; do i=$((i+1)); cat /proc/self/stat > /dev/null; done\n';

export interface StepBackReport {
  readonly instructions: number;
  readonly snapshots: number;
  readonly mebibytes: number;
  /** CPU milliseconds of a step back: from the end, then one after the other, and from points spread over the run. */
  readonly first: number;
  readonly following: readonly number[];
  readonly anywhere: readonly number[];
}

/** @throws Error when the core or a guest is missing */
export function stepBack(instructions = 200e6): StepBackReport {
  let text = '';
  const machine = new Machine(
    new WebAssembly.Module(readFileSync(`${root}/src/engine/core/wasm/core.wasm`)),
    {
      cpus: 1,
      memory: 256 * 2 ** 20,
      virtualization: false,
      kernel: new Uint8Array(readFileSync(guest('Image'))),
      initrd: new Uint8Array(readFileSync(guest('initramfs.cpio'))),
      append: 'console=ttyAMA0',
    },
    { console: (byte) => (text = (text + String.fromCharCode(byte)).slice(-64)) },
  );
  const history = new History(new Recorder(machine));
  const work = (): number => machine.executed[0] ?? 0;
  for (let typed = false; work() < instructions;) {
    history.run(1e5);
    if (typed || !/# (\x1b\[6n)?$/.test(text)) continue;
    typed = true;
    history.input((recorder) => recorder.input(new TextEncoder().encode(BUSY)));
  }
  const timed = (body: () => void): number => {
    const before = process.cpuUsage();
    body();
    const { user, system } = process.cpuUsage(before);
    return (user + system) / 1e3;
  };
  const back = (): number => timed(() => history.stepBack(0));
  const { cycles, bytes } = history.kept;
  const { head } = history;
  const done = work();
  const first = back();
  const following = Array.from({ length: 10 }, back);
  const anywhere = [0.99, 0.9, 0.8, 0.6, 0.4, 0.2, 0.1].map((part) => timed(() => history.seek(head * part)));
  return { instructions: done, snapshots: cycles.length, mebibytes: bytes / 2 ** 20, first, following, anywhere };
}

/** The report as text. */
export function stepBackText(): string {
  const { instructions, snapshots, mebibytes, first, following, anywhere } = stepBack();
  const list = (times: readonly number[]): string => times.map((t) => t.toFixed(0)).join(', ');
  return [
    `step back after ${(instructions / 1e6).toFixed(0)} million instructions (${snapshots} snapshots, ${mebibytes.toFixed(0)} MiB):`,
    `  the first ${first.toFixed(0)} ms, the following ${list(following)} ms; to points all over the run ${list(anywhere)} ms of CPU`,
  ].join('\n');
}

if (process.argv[1] === fileURLToPath(import.meta.url)) console.log(stepBackText());
