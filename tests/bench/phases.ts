import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { program } from './machines.ts';
import { guest, root } from './paths.ts';
import { median } from './statistics.ts';
import { watch } from './watch.ts';

const node = (script: string): ReturnType<typeof program> => ({
  command: process.execPath,
  args: ['--input-type=module', '-e', `${script}; console.log('@there')`],
});
const bundle = join(root, 'build/machine.mjs');
const wasm = join(root, 'src/engine/core/wasm/core.wasm');
const cache = join(root, 'build/cache');
const modules = `import { enableCompileCache } from 'node:module'; enableCompileCache(${JSON.stringify(cache)}); await import(${JSON.stringify(bundle)})`;
const compile = `import { readFileSync } from 'node:fs'; new WebAssembly.Module(readFileSync(${JSON.stringify(wasm)}))`;

/** Each step holds the ones before it; its own cost is the difference. */
const steps = (): readonly {
  readonly name: string;
  readonly run: ReturnType<typeof program>;
  readonly end: RegExp;
}[] => {
  const linux = [
    '-m',
    '256M',
    '-kernel',
    guest('Image'),
    '-initrd',
    guest('initramfs.cpio'),
    '-append',
    'console=ttyAMA0',
  ];
  return [
    { name: 'node', run: node(''), end: /@there/ },
    { name: 'modules', run: node(modules), end: /@there/ },
    { name: 'WebAssembly compiled', run: node(`${modules}; ${compile}`), end: /@there/ },
    { name: 'first line of the console', run: program('ours', linux), end: /\n/ },
    { name: 'prompt', run: program('ours', linux), end: /guest# / },
  ];
};

/** What the steps of a boot of our process cost, as a table of medians. */
export async function startPhases(rounds: number): Promise<string> {
  if (!existsSync(bundle)) return 'Start of our process: not available (build/machine.mjs is not built)';
  const all = steps();
  const samples = all.map((): { wall: number; cpu: number }[] => []);
  for (let round = 0; round < rounds; round++)
    for (const [i, { run, end }] of all.entries()) {
      const { moments } = await watch(run, [end]);
      const [moment] = moments;
      if (moment !== undefined) samples[i]?.push(moment);
    }
  const line = (name: string, wall: number, cpu: number): string =>
    `${name.padEnd(26)} ${wall.toFixed(3)} s  ${cpu.toFixed(3)} s`;
  const lines = all.map(({ name }, i) => {
    const of = (clock: 'wall' | 'cpu'): number => median((samples[i] ?? []).map((moment) => moment[clock]));
    return line(name, of('wall'), of('cpu'));
  });
  return ['Start of our process, each step from the beginning:', `${''.padEnd(26)} wall     CPU`, ...lines].join('\n');
}
