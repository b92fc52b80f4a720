/**
 * Who writes a disk image has it alone: two machines on one image each write over what the other wrote, and the file system
 * in it is lost. The lock is a folder beside the image (proper-lockfile), kept fresh while the machine runs; who holds it
 * stands in it.
 */
import * as fs from 'node:fs';
import { createRequire } from 'node:module';
import { hostname } from 'node:os';
import { join } from 'node:path';
import type * as Lockfile from 'proper-lockfile';
import { EngineError } from '../../src/engine/error.ts';
import { reasonOf } from './files.ts';

/** The package is loaded when a disk is opened, from outside the bundle: most runs have none. */
const lockfile = (): typeof Lockfile => createRequire(import.meta.url)('proper-lockfile') as typeof Lockfile;

const HOLDER = 'holder';
/** Milliseconds without a sign of life after which a lock is nobody's; a machine gives one every third of that. */
const STALE = 15_000;

interface Holder {
  readonly pid: number;
  readonly host: string;
}

const lockOf = (file: string): string => `${fs.realpathSync(file)}.lock`;

/** The folder goes with what is in it. */
const withHolder = {
  ...fs,
  rmdirSync: (path: string): void => {
    fs.rmSync(join(path, HOLDER), { force: true });
    fs.rmdirSync(path);
  },
};

function holderIn(lock: string): Holder | undefined {
  try {
    const [pid = '', host = ''] = fs.readFileSync(join(lock, HOLDER), 'utf8').split('\n');
    return { pid: Number(pid), host };
  } catch {
    return undefined;
  }
}

/** Whether the holder is known to be gone: then nobody has to wait until its lock is old. */
function isGone({ pid, host }: Holder): boolean {
  if (host !== hostname() || !Number.isSafeInteger(pid) || pid <= 0) return false;
  try {
    process.kill(pid, 0);
    return false;
  } catch (error) {
    return reasonOf(error) === 'ESRCH';
  }
}

const refused = (file: string): EngineError => {
  const holder = holderIn(lockOf(file));
  if (holder === undefined) return new EngineError('file.locked', { file, lock: lockOf(file) });
  return holder.pid === process.pid && holder.host === hostname()
    ? new EngineError('file.two-disks', { file })
    : new EngineError('file.locked-by', { file, pid: holder.pid, host: holder.host, lock: lockOf(file) });
};

/** Of a machine that was killed the lock is still there. Only one of several can rename it. */
function clearAbandoned(file: string): void {
  const lock = lockOf(file);
  const holder = holderIn(lock);
  if (holder === undefined || !isGone(holder)) return;
  const aside = `${lock}.${process.pid}`;
  try {
    fs.renameSync(lock, aside);
    // Somebody may have been quicker, and this is the lock that they have made since.
    if (holderIn(aside)?.pid === holder.pid) fs.rmSync(aside, { recursive: true });
    else fs.renameSync(aside, lock);
  } catch {
    // Gone already: what is there now is looked at like any other.
  }
}

/**
 * Takes the lock of an image that will be written.
 * @param lost told when somebody has taken the lock away: nothing may be written any more
 * @returns what gives it back
 * @throws EngineError file.locked, file.locked-by, file.two-disks; file.disk-protected where no lock can be made
 */
export function lockDisk(file: string, lost: () => void): () => void {
  clearAbandoned(file);
  let release: () => void;
  try {
    release = lockfile().lockSync(file, { fs: withHolder, stale: STALE, update: STALE / 3, onCompromised: lost });
  } catch (error) {
    if (reasonOf(error) === 'ELOCKED') throw refused(file);
    throw new EngineError('file.disk-protected', { file, reason: reasonOf(error) });
  }
  try {
    fs.writeFileSync(join(lockOf(file), HOLDER), `${process.pid}\n${hostname()}\n`);
  } catch (error) {
    release();
    throw new EngineError('file.disk-protected', { file, reason: reasonOf(error) });
  }
  return release;
}

/**
 * An image that is only read may be read by any number of machines, but not while one writes it.
 * @throws EngineError file.locked, file.locked-by, file.two-disks
 */
export function checkUnlocked(file: string): void {
  clearAbandoned(file);
  if (lockfile().checkSync(file, { fs: withHolder, stale: STALE })) throw refused(file);
}
