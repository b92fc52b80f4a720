import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { modeWord, type TreeEntry } from '../lib/cpio.ts';
import { run } from '../lib/run.ts';

/** Superblock UUID and directory hash seed: any constant will do, so long as it stays. */
const UUID = '6f2d1b1e-0f43-4b55-9a52-3d7c7f3e1a01';
const HASH_SEED = '6f2d1b1e-0f43-4b55-9a52-3d7c7f3e1a02';

/** Features that a 4 MiB disk does not need and that cost the guest instructions (checksums), switched off. */
const FEATURES = '^metadata_csum,^64bit,^huge_file,^dir_index,^resize_inode';

/**
 * Writes an ext4 image of `mebibytes` MiB holding `tree`. It needs neither root nor a mount: mke2fs makes an empty
 * file system and debugfs fills it, entry by entry, so that owners, order and dates are ours and not the host's
 * (mke2fs -d takes all three from the host).
 * @param work folder for temporary files.
 * @param mtime seconds since 1970 of everything inside.
 * @throws CommandError or Error when the tools refuse, the disk is too small, or e2fsck finds fault with the result.
 */
export async function writeExt4(
  image: string,
  mebibytes: number,
  tree: readonly TreeEntry[],
  mtime: number,
  work: string,
): Promise<void> {
  // e2fsprogs takes this for the time of day in mke2fs and debugfs alike.
  const env = {
    E2FSPROGS_FAKE_TIME: String(mtime),
    TZ: 'UTC',
    LC_ALL: 'C',
    PATH: `${process.env['PATH'] ?? ''}:/sbin:/usr/sbin`,
  };
  const extended = `root_owner=0:0,hash_seed=${HASH_SEED}`;
  const format = ['-q', '-t', 'ext4', '-b', '1024', '-m', '0', '-O', FEATURES, '-E', extended, '-U', UUID];
  await run('mke2fs', [...format, image, `${mebibytes}M`], { env });

  const script: string[] = [];
  for (const [index, entry] of tree.entries())
    script.push(...(await commands(entry, join(work, `ext4-${index}`), mtime)));
  const scriptFile = join(work, 'debugfs.txt');
  await writeFile(scriptFile, `${script.join('\n')}\n`);
  // debugfs ends with 0 whatever happens; what went wrong stands between the commands it echoes.
  const echoed = /^debugfs( |:)|^Allocated inode: |^Creating regular file /;
  const complaints: string[] = [];
  await run('debugfs', ['-w', '-f', scriptFile, image], {
    env,
    onLine: (line) => {
      if (!echoed.test(line)) complaints.push(line);
    },
  });
  if (complaints.length > 0) throw new Error(`debugfs: ${complaints.slice(0, 3).join('; ')}`);
  await run('e2fsck', ['-fn', image], { env });
}

async function commands(entry: TreeEntry, temporary: string, mtime: number): Promise<string[]> {
  if (!/^[\w./[-]+$/.test(entry.path)) throw new Error(`not a path for debugfs: ${JSON.stringify(entry.path)}`);
  const path = `/${entry.path}`;
  const set = (field: string, value: string): string => `set_inode_field ${path} ${field} ${value}`;
  const attributes = [
    set('mode', `0${modeWord(entry).toString(8)}`),
    set('uid', '0'),
    set('gid', '0'),
    ...['atime', 'ctime', 'mtime', 'crtime'].map((field) => set(field, `@${mtime}`)),
  ];
  switch (entry.kind) {
    case 'directory':
      return [`mkdir ${path}`, ...attributes];
    case 'symlink':
      return [`symlink ${path} ${entry.target}`, ...attributes];
    case 'character': {
      // mknod takes a name in the current directory only.
      const slash = path.lastIndexOf('/');
      const node = `mknod ${path.slice(slash + 1)} c ${entry.major} ${entry.minor}`;
      return [`cd ${path.slice(0, slash) || '/'}`, node, 'cd /', ...attributes];
    }
    case 'file':
      await writeFile(temporary, entry.data);
      return [`write ${temporary} ${path}`, ...attributes];
  }
}
