/** For Vite, and what is built on it: the labs are gathered before anything is loaded, and again when a folder changes. */
import { execFileSync } from 'node:child_process';
import { join, sep } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Plugin } from 'vite';

const root = fileURLToPath(new URL('../..', import.meta.url));
const houses = ['labs', 'exercises'].map((name) => join(root, 'src', name) + sep);

/** In a process of its own: modules that were imported once would be the old ones. @throws Error what is wrong with a folder */
function gather(): void {
  try {
    execFileSync(process.execPath, [join(root, 'bin', 'gather-labs.ts')], { stdio: 'pipe', encoding: 'utf8' });
  } catch (error) {
    const said = error instanceof Error && 'stderr' in error ? String(error.stderr).trim() : '';
    throw said === '' ? error : new Error(said, { cause: error });
  }
}

/** Whether a file is a lab's own, and not what was made of it. */
const isSource = (path: string): boolean =>
  houses.some(
    (house) => path.startsWith(house) && !/^(kit|generated)$/.test(path.slice(house.length).split(sep)[0] ?? ''),
  );

export function gatheredLabs(): Plugin {
  return {
    name: 'gathered-labs',
    config: () => gather(),
    configureServer({ watcher, config }) {
      const changed = (path: string): void => {
        if (!isSource(path)) return;
        try {
          gather();
        } catch (error) {
          // An author in the middle of a change: what was there stays until it is right.
          config.logger.error(error instanceof Error ? error.message : String(error));
        }
      };
      for (const event of ['add', 'change', 'unlink']) watcher.on(event, changed);
    },
  };
}
