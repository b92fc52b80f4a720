import { spawn, spawnSync } from 'node:child_process';

export const hasQemu = spawnSync('qemu-system-aarch64', ['--version']).status === 0;

/** A guest's shell needs a moment between its prompt and its first read; what comes earlier is lost. */
const PAUSE = 300;

/** Runs QEMU: each time the prompt has come, types the next line. Resolves to the whole console when it ends. */
export function qemuConsole(args: readonly string[], prompt: string, typed: readonly string[]): Promise<string> {
  return new Promise((resolve, reject) => {
    const child = spawn('qemu-system-aarch64', args);
    let console = '';
    let errors = '';
    let from = 0;
    let next = 0;
    child.stdout.on('data', (chunk: Buffer) => {
      console += chunk.toString();
      const at = console.indexOf(prompt, from);
      const line = typed[next];
      if (at < 0 || line === undefined) return;
      from = at + prompt.length;
      next++;
      setTimeout(() => child.stdin.write(line), PAUSE);
    });
    child.stderr.on('data', (chunk: Buffer) => (errors += chunk.toString()));
    child.on('error', reject);
    child.on('close', (code) =>
      code === 0 ? resolve(console) : reject(new Error(`QEMU ended with ${code}: ${errors}`)),
    );
  });
}
