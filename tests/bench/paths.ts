import { existsSync, mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

export const root = fileURLToPath(new URL('../..', import.meta.url));
export const here = fileURLToPath(new URL('.', import.meta.url));

/** A file that the benchmark makes. */
export function artifact(name: string): string {
  const folder = join(root, 'build/bench');
  mkdirSync(folder, { recursive: true });
  return join(folder, name);
}

/** @throws Error when `npm run guests` has not made it */
export function guest(name: string): string {
  const path = join(root, 'public/guests', name);
  if (!existsSync(path)) throw new Error(`public/guests/${name} is missing: npm run guests`);
  return path;
}
