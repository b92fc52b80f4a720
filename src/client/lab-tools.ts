/**
 * What labs with TypeScript need, for a worker: QuickJS, the hypervisor's bundle and the type stripper, together about a
 * megabyte compressed. Loaded when the first such lab is opened, and kept; TypeScript's sentences come in the page's language.
 */
import type { GuestFile } from '../labs/kit/lab.ts';
import type { LabTools } from '../labs/kit/tools.ts';
import type { Locale } from '../messages/index.ts';
import { guestFetcher } from './guests.ts';
import { sentencesIn } from './typescript/sentences.ts';

// A glob, because the files are only there once the sandbox has been built, and the site must build without them.
const files = import.meta.glob<string>('../engine/sandbox/wasm/{quickjs.wasm,hypervisor.js,predicates.js}', {
  query: '?url',
  import: 'default',
  eager: true,
});

const urlOf = (name: string): string | undefined => files[`../engine/sandbox/wasm/${name}`];

let loading: Promise<LabTools | undefined> | undefined;

/** Guest systems that were fetched, for all labs of a worker. */
const guests = new Map<GuestFile, Uint8Array>();
const fetchNamed = guestFetcher(import.meta.env.BASE_URL.replace(/\/*$/, '/'), () => undefined);

/**
 * @param files guest systems that are wanted too
 * @returns undefined when the site was built without the sandbox
 * Throws what fetching and compiling throw.
 */
export async function loadLabTools(locale: Locale, files: readonly GuestFile[] = []): Promise<LabTools | undefined> {
  const missing = files.filter((name) => !guests.has(name));
  const fetched = missing.map(async (name) => guests.set(name, await fetchNamed(name)));
  const [tools] = await Promise.all([loadSandbox(locale), ...fetched]);
  return tools === undefined ? undefined : { ...tools, guest: (name) => guests.get(name) };
}

function loadSandbox(locale: Locale): Promise<LabTools | undefined> {
  loading ??= load(locale).catch((error: unknown) => {
    loading = undefined;
    throw error;
  });
  return loading;
}

async function load(locale: Locale): Promise<LabTools | undefined> {
  const [quickjs, ...scripts] = ['quickjs.wasm', 'hypervisor.js', 'predicates.js'].map(urlOf);
  if (quickjs === undefined) return undefined;
  const text = async (url = ''): Promise<string> => (await fetch(url)).text();
  const [module, bundle, predicates, { strip, speak }, sentences] = await Promise.all([
    fetch(quickjs).then(async (response) => WebAssembly.compile(await response.arrayBuffer())),
    text(scripts[0]),
    text(scripts[1]),
    import('../engine/sandbox/strip.ts'),
    // Where they cannot be fetched, TypeScript's errors are in English, and the lab works.
    sentencesIn(locale).catch(() => undefined),
  ]);
  speak(sentences);
  return { sandbox: { module, bundle, predicates }, strip };
}
