/**
 * What labs with TypeScript need, for a worker: QuickJS, the hypervisor's bundle and the type stripper, together about a
 * megabyte compressed. Loaded when the first such lab is opened, and kept.
 */
import type { LabTools } from '../labs/kit/tools.ts';

// A glob, because the files are only there once the sandbox has been built, and the site must build without them.
const files = import.meta.glob<string>('../engine/sandbox/wasm/{quickjs.wasm,hypervisor.js}', {
  query: '?url',
  import: 'default',
  eager: true,
});

const urlOf = (name: string): string | undefined => files[`../engine/sandbox/wasm/${name}`];

let loading: Promise<LabTools | undefined> | undefined;

/** Undefined when the site was built without the sandbox. Throws what fetching and compiling throw. */
export function loadLabTools(): Promise<LabTools | undefined> {
  loading ??= load().catch((error: unknown) => {
    loading = undefined;
    throw error;
  });
  return loading;
}

async function load(): Promise<LabTools | undefined> {
  const [quickjs, hypervisor] = [urlOf('quickjs.wasm'), urlOf('hypervisor.js')];
  if (quickjs === undefined || hypervisor === undefined) return undefined;
  const [module, bundle, { strip }] = await Promise.all([
    fetch(quickjs).then(async (response) => WebAssembly.compile(await response.arrayBuffer())),
    fetch(hypervisor).then((response) => response.text()),
    import('../engine/sandbox/strip.ts'),
  ]);
  return { sandbox: { module, bundle }, strip };
}
