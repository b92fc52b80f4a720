/** What a handler may call, as bin/build-sandbox.ts reads it from the engine's own interfaces. */
import type { Locale } from '../../messages/index.ts';

export interface ApiEntry {
  /** What a handler has it from: `el2`, `frame` …; empty: the module's own. */
  readonly group: string;
  readonly name: string;
  /** `(name: string): bigint`, or `: bigint` of a property. */
  readonly type: string;
  /** In English. */
  readonly text: string;
}

export const nameOf = ({ group, name }: Pick<ApiEntry, 'group' | 'name'>): string =>
  group === '' ? name : `${group}.${name}`;

// A glob, because the file is only there once the sandbox has been built, and the site must build without it.
const files = import.meta.glob<readonly ApiEntry[]>('../../engine/sandbox/wasm/api.json', { import: 'default' });

/** In the language of a page; none when the site was built without the sandbox. */
export async function handlerApi(locale: Locale): Promise<readonly ApiEntry[]> {
  const [load] = Object.values(files);
  const entries = (await load?.()) ?? [];
  if (locale === 'en') return entries;
  const { handlerApiZhCn } = await import('../../messages/handler-api.zh-cn.ts');
  return entries.map((entry) => ({ ...entry, text: handlerApiZhCn[nameOf(entry)] ?? entry.text }));
}

/** Names of the API that a text uses: `el2.mrs`, `call.frame`, `HANDLERS.trap`, `decodeAccess`. */
export function usedIn(text: string): readonly string[] {
  const dotted = [...text.matchAll(/\b(call|cpu|el2|frame|vcpu|access|vgic|lists|HANDLERS)\.(\w+)/g)].map(
    ([whole]) => whole,
  );
  const taken = [...text.matchAll(/\{([^{}]*)\} = (call|cpu|vcpu|access)\b/g)].flatMap(([, names = '', group = '']) =>
    (names.match(/\w+/g) ?? []).map((name) => `${group}.${name}`),
  );
  const called = [...text.matchAll(/(?<![.\w])(\w+)\(/g)].map(([, name = '']) => name);
  return [...new Set([...dotted, ...taken, ...called])];
}
