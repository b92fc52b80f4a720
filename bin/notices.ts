import { mkdir, readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';

/** Packages of which code ends up in dist/. The guests bring their own licences (public/guests/LICENSES). */
const bundled = [
  '@astrojs/starlight',
  '@codemirror/autocomplete',
  '@codemirror/commands',
  '@codemirror/lang-javascript',
  '@codemirror/language',
  '@codemirror/lint',
  '@codemirror/merge',
  '@codemirror/state',
  '@codemirror/view',
  '@jitl/quickjs-wasmfile-release-sync',
  '@lezer/common',
  '@lezer/highlight',
  '@lezer/javascript',
  '@lezer/lr',
  '@marijn/find-cluster-break',
  '@pagefind/default-ui',
  '@xterm/addon-fit',
  '@xterm/xterm',
  'assemblyscript',
  'astro',
  'clsx',
  'crelt',
  'esm-env',
  'expressive-code',
  'fflate',
  'idb',
  'pagefind',
  'style-mod',
  'svelte',
  'ts-blank-space',
  'typescript',
  'w3c-keyname',
];

/** The licence, and what it asks to be passed on with it. */
const TEXTS = /^(licen[cs]e|notice|thirdpartynotice\w*)(\.\w+)?$/i;

/** Writes our licence, those of the bundled packages and where their sources are into `folder`. */
export async function writeNotices(root: string, folder: string): Promise<void> {
  await mkdir(folder, { recursive: true });
  const rows: string[] = [];
  for (const name of bundled) {
    const home = join(root, 'node_modules', name);
    const { version, license, repository } = description(
      JSON.parse(await readFile(join(home, 'package.json'), 'utf8')),
    );
    const entries = await readdir(home, { withFileTypes: true });
    const files = entries.filter((entry) => entry.isFile() && TEXTS.test(entry.name)).map((entry) => entry.name);
    const texts = await Promise.all(files.sort().map((file) => readFile(join(home, file), 'utf8')));
    const copy = `${name.replace('/', '-').replace('@', '')}.txt`;
    if (texts.length > 0) await writeFile(join(folder, copy), texts.join('\n'));
    rows.push(`${name} ${version}: ${license}${texts.length === 0 ? '' : `, see ${copy}`}; source: ${repository}`);
  }
  await writeFile(join(folder, 'trap-and-emulate.txt'), await readFile(join(root, 'LICENSE')));
  await writeFile(join(folder, 'README.txt'), `${introduction}\n${rows.join('\n')}\n`);
}

const introduction = `Trap & Emulate is under the MIT licence, see trap-and-emulate.txt. This site contains code of the packages below.
The guests (Linux, BusyBox) are separate programs under their own licences: see ../guests/LICENSES, and
../guests/manifest.json for the versions and how to obtain their sources.
`;

function description(value: unknown): { version: string; license: string; repository: string } {
  const field = (of: unknown, key: string): unknown =>
    typeof of === 'object' && of !== null ? Reflect.get(of, key) : undefined;
  const repository = field(value, 'repository');
  return {
    version: String(field(value, 'version')),
    license: String(field(value, 'license')),
    repository: String(field(repository, 'url') ?? repository),
  };
}
