import { copyFile, readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { commonLicences } from '../lib/licences.ts';
import { GUEST_EPOCH, type BuildContext, type BuildResult, type Recipe } from '../lib/recipe.ts';
import { run } from '../lib/run.ts';
import { unmetOptions } from './kconfig.ts';
import { functionSymbols } from './symbols.ts';

const here = (path: string): string => fileURLToPath(new URL(path, import.meta.url));

const SOURCE_PACKAGE = 'linux-source-6.1';
const SOURCE_ARCHIVE = '/usr/src/linux-source-6.1.tar.xz';
const SOURCE_COPYRIGHT = '/usr/share/doc/linux-source-6.1/copyright';

/** Objects that `make Image` compiles, assembles and archives with our options; only for the progress shown. */
const EXPECTED_OBJECTS = 970;

/** On arm64 the native compiler and binutils are the ones that elsewhere come as a cross toolchain. */
const CROSS =
  process.arch === 'arm64'
    ? (['gcc-12', 'binutils'] as const)
    : (['gcc-12-aarch64-linux-gnu', 'binutils-aarch64-linux-gnu'] as const);

/** A small arm64 Linux from Debian's kernel sources, with the options of linux.fragment. */
export const linux: Recipe = {
  id: 'linux',
  title: 'Linux 6.1 for arm64',
  cost: 'about 4 minutes on 2 cores and 1.6 GB of disk while it lasts',
  inputs: ['linux.fragment', 'recipe.ts', 'kconfig.ts', 'symbols.ts'].map(here),
  tools: [
    { name: SOURCE_PACKAGE, matters: true },
    ...CROSS.map((name) => ({ name, matters: true })),
    ...(process.arch === 'arm64' ? [] : [{ name: 'gcc-aarch64-linux-gnu', matters: false }]),
    ...['gcc', 'libc6-dev', 'make', 'flex', 'bison', 'bc', 'xz-utils'].map((name) => ({ name, matters: false })),
  ],
  guestPackages: [],
  outputs: ['Image', 'Image.symbols', 'Image.config'],
  diskBytes: 2.5e9,
  build,
};

/** Everything of the environment that the kernel's build puts into the image. */
const ENVIRONMENT = {
  ARCH: 'arm64',
  CROSS_COMPILE: 'aarch64-linux-gnu-',
  // GUEST_EPOCH as `date` writes it, which is how uname shows it.
  KBUILD_BUILD_TIMESTAMP: 'Thu Jan  1 00:00:00 UTC 2026',
  KBUILD_BUILD_USER: 'guest',
  KBUILD_BUILD_HOST: 'trap-and-emulate',
  KBUILD_BUILD_VERSION: '1',
  SOURCE_DATE_EPOCH: String(GUEST_EPOCH),
  LC_ALL: 'C',
  TZ: 'UTC',
  // Somebody's own flags must not reach the image.
  KCFLAGS: '',
  KAFLAGS: '',
  MAKEFLAGS: '',
};

async function build(context: BuildContext): Promise<BuildResult> {
  const { work, out, progress } = context;
  const unpacking = progress.step(`unpacking ${SOURCE_ARCHIVE}`, 'the sources of the kernel');
  await run('tar', ['-C', work, '-xf', SOURCE_ARCHIVE]);
  const folder = (await readdir(work)).find((name) => name.startsWith('linux-source'));
  if (folder === undefined) throw new Error(`${SOURCE_ARCHIVE} holds no linux-source folder`);
  const tree = join(work, folder);
  unpacking.end();

  await configure(tree, context);
  await compile(tree, context);

  await copyFile(join(tree, 'arch/arm64/boot/Image'), join(out, 'Image'));
  await writeFile(join(out, 'Image.symbols'), functionSymbols(await readFile(join(tree, 'System.map'), 'utf8')));
  await copyFile(join(tree, 'defconfig'), join(out, 'Image.config'));

  const source = context.tools.get(SOURCE_PACKAGE);
  if (source === undefined) throw new Error(`${SOURCE_PACKAGE} is not installed`);
  const provenance = {
    madeFrom: [source],
    licences: ['GPL-2.0-only WITH Linux-syscall-note'],
    sources: [`apt-get source linux=${source.version}`],
  };
  return {
    outputs: [
      { name: 'Image', description: 'Linux for arm64, ready to load (Documentation/arm64/booting.rst)', ...provenance },
      { name: 'Image.symbols', description: 'addresses and names of its functions', ...provenance },
      { name: 'Image.config', description: 'its options (defconfig)', ...provenance },
    ],
    notices: [
      { name: 'linux-copyright.txt', text: await readFile(SOURCE_COPYRIGHT) },
      { name: 'linux-COPYING.txt', text: await readFile(join(tree, 'COPYING')) },
      ...(await commonLicences(['GPL-2'])),
    ],
  };
}

async function configure(tree: string, { progress }: BuildContext): Promise<void> {
  const step = progress.step('configuring the kernel', 'only what the machine has is compiled');
  const fragment = here('linux.fragment');
  const options = { cwd: tree, env: ENVIRONMENT };
  await run('make', ['allnoconfig'], options);
  await run('scripts/kconfig/merge_config.sh', ['-m', '.config', fragment], options);
  await run('make', ['olddefconfig'], options);
  const unmet = unmetOptions(await readFile(fragment, 'utf8'), await readFile(join(tree, '.config'), 'utf8'));
  if (unmet.length > 0) throw new Error(`Kconfig did not accept ${unmet.join(', ')}`);
  await run('make', ['savedefconfig'], options);
  step.end();
}

async function compile(tree: string, { progress, jobs }: BuildContext): Promise<void> {
  const step = progress.step(`compiling the kernel with ${jobs} at a time`, 'the Linux that runs on the machine');
  let objects = 0;
  await run('make', [`-j${jobs}`, 'Image'], {
    cwd: tree,
    env: ENVIRONMENT,
    onLine: (line) => {
      if (/^ {2}(CC|AS|AR|HOSTCC) /.test(line)) step.update(++objects, EXPECTED_OBJECTS, 'objects');
    },
  });
  step.end(`${objects} objects`);
}
