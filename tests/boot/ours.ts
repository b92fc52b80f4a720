import { spawn } from 'node:child_process';
import { fileURLToPath } from 'node:url';

export const path = (name: string): string => fileURLToPath(new URL(`../../${name}`, import.meta.url));
export const guest = (name: string): string => path(`public/guests/${name}`);
export const PROMPT = 'guest# ';

/** Our machine in a process of its own, as a user runs it. @returns its console when it has ended with 0. */
export function runMachine(args: readonly string[]): Promise<string> {
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, [path('bin/machine.mjs'), ...args]);
    let console = '';
    let errors = '';
    child.stdout.on('data', (chunk: Buffer) => (console += chunk.toString()));
    child.stderr.on('data', (chunk: Buffer) => (errors += chunk.toString()));
    child.on('error', reject);
    child.on('close', (code) => (code === 0 ? resolve(console) : reject(new Error(`${code}: ${errors}\n${console}`))));
  });
}
