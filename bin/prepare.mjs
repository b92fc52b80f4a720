// Runs on whatever Node a system has (18 and later), before anything is installed: no TypeScript, no dependencies.
import { spawn } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { fileURLToPath } from 'node:url';

export const root = fileURLToPath(new URL('..', import.meta.url));
const bin = join(root, 'node_modules', '.bin');

/** The environment in which `node` is the project's own. */
export const environment = { ...process.env, PATH: `${bin}${delimiter}${process.env.PATH ?? ''}` };

/**
 * Does node_modules hold exactly what package-lock.json asks for? npm leaves its own record of what it installed;
 * packages for other platforms are missing from it.
 */
export function isInstalled() {
  const wanted = packages('package-lock.json');
  const there = packages(join('node_modules', '.package-lock.json'));
  if (!wanted || !there) return false;
  return Object.entries(wanted).every(([path, { version, integrity, optional }]) => {
    if (path === '') return true;
    const found = there[path];
    return found ? found.version === version && found.integrity === integrity : optional === true;
  });
}

function packages(path) {
  try {
    return JSON.parse(readFileSync(join(root, path), 'utf8')).packages;
  } catch {
    return undefined;
  }
}

/** Runs a command, in the project if nothing else is said, with its output on ours, and resolves to its exit code. */
export function run(command, args, cwd = root) {
  return new Promise((resolve) => {
    const child = spawn(command, args, { cwd, env: environment, stdio: 'inherit' });
    const pass = (signal) => child.kill(signal);
    for (const signal of ['SIGINT', 'SIGTERM']) process.on(signal, pass);
    child.on('error', (error) => {
      console.error(`${command}: ${error.message}`);
      resolve(127);
    });
    child.on('exit', (code, signal) => resolve(code ?? (signal === 'SIGINT' ? 130 : 143)));
  });
}

/** Installs what is missing. Exits the process when that fails. */
export async function install() {
  if (isInstalled()) return;
  console.error(
    'Installing packages, because node_modules is not what package-lock.json asks for (about half a minute) …',
  );
  const code = await run('npm', ['ci', '--no-audit', '--no-fund', '--loglevel=error']);
  if (code !== 0) process.exit(code);
}

/** Runs a script of ours under the project's Node, or under this one where it is new enough. */
export function runUnderOwnNode(script, args, cwd = root) {
  const own = join(bin, 'node');
  if (existsSync(own)) return run(own, [join(root, 'bin', script), ...args], cwd);
  const [major = 0, minor = 0] = process.versions.node.split('.').map(Number);
  if (major > 22 || (major === 22 && minor >= 18))
    return run(process.execPath, [join(root, 'bin', script), ...args], cwd);
  console.error(
    `This needs Node 22.18 or later; here is ${process.versions.node}, and there is no packaged one for this system.`,
  );
  return Promise.resolve(1);
}
