/** TypeScript's own sentences, by their keys; undefined: English, which the compiler has. */
import type { Locale } from '../../messages/index.ts';

export async function sentencesIn(locale: Locale): Promise<Readonly<Record<string, string>> | undefined> {
  if (locale === 'en') return undefined;
  const { default: all } = (await import('typescript/lib/zh-cn/diagnosticMessages.generated.json')) as {
    default: Readonly<Record<string, string>>;
  };
  return all;
}
