/** The chapters that are written, as their pages say. */
import { readdirSync, readFileSync } from 'node:fs';

const folder = new URL('../../src/content/docs/chapters/', import.meta.url);

export const written: readonly { readonly slug: string; readonly order: number }[] = readdirSync(folder)
  .map((file) => ({
    slug: file.replace(/\.mdx$/, ''),
    order: Number(/^ {2}order: (\d+)$/m.exec(readFileSync(new URL(file, folder), 'utf8'))?.[1]),
  }))
  .sort((a, b) => a.order - b.order);
