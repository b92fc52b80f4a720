/** The two boards on which tests run the guest: QEMU, and our machine. */
import { spawn } from 'node:child_process';
import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { Machine } from '../../../src/engine/machine/machine.ts';

export const QEMU = 'qemu-system-aarch64';
export const corePath = fileURLToPath(new URL('../../../src/engine/core/wasm/core.wasm', import.meta.url));

/** Milliseconds for a session. A loaded computer runs the machine's 1.5 thousand million instructions slowly. */
export const TIMEOUT = 240_000;
export const PROMPT = '>> ';

/** What ran: `text` is all that the console printed. `ended`: the machine was switched off. */
export interface Session {
  readonly text: string;
  readonly ended: boolean;
}

/** Starts a kernel; as often as a prompt has been printed, one of `lines` is typed. Over after the last line's prompt. */
export type Board = (kernel: string, el2: boolean, lines: readonly string[]) => Promise<Session>;

export const onQemu: Board = async (kernel, el2, lines) => {
  const virtualization = `virtualization=${el2 ? 'on' : 'off'}`;
  const machine = ['-machine', `virt,gic-version=2,${virtualization}`, '-cpu', 'cortex-a72', '-m', '128M'];
  const qemu = spawn(QEMU, [...machine, '-nographic', '-nic', 'none', '-kernel', kernel]);
  const typing = typist(lines);
  let text = '';
  let ended = true;
  qemu.stdout.setEncoding('latin1').on('data', (chunk: string) => {
    text += chunk;
    for (let line = typing(text); line !== undefined; line = typing(text)) {
      if (line === END) {
        ended = false;
        qemu.kill();
        return;
      }
      qemu.stdin.write(`${line}\r`);
    }
  });
  const killer = setTimeout(() => qemu.kill('SIGKILL'), TIMEOUT - 5000);
  await new Promise((resolve) => qemu.on('close', resolve));
  clearTimeout(killer);
  return { text, ended };
};

export const onOurMachine: Board = async (kernel, el2, lines) => {
  let text = '';
  const machine = new Machine(
    await WebAssembly.compile(await readFile(corePath)),
    { cpus: 1, memory: 128 * 2 ** 20, virtualization: el2, kernel: await readFile(kernel) },
    { console: (byte) => (text += String.fromCharCode(byte)) },
  );
  const typing = typist(lines);
  while (machine.cycles < 5e9) {
    if (machine.run(100_000).reason !== 'budget') break;
    const line = typing(text);
    if (line === END) break;
    if (line !== undefined) machine.input(new TextEncoder().encode(`${line}\r`));
    // Other tests of this file wait for their QEMU meanwhile.
    if (machine.cycles % 5_000_000 === 0) await new Promise(setImmediate);
  }
  return { text, ended: machine.state === 'powered-off' };
};

const END = Symbol('no more lines');

/** Says what is to be typed now that the console shows `text`. */
function typist(lines: readonly string[]): (text: string) => string | typeof END | undefined {
  let next = 0;
  let seen = 0;
  return (text) => {
    const at = text.indexOf(`\n${PROMPT}`, seen);
    if (at < 0) return undefined;
    seen = at + 1;
    return lines[next++] ?? END;
  };
}
