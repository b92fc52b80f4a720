/** What figures show, by the name that a page writes: programs, descriptors and tables of all chapters. */
import { gather, type Exhibits, type Shown, type Tree } from './kit/parts.ts';

const chapters = import.meta.glob<Exhibits>('./*/exhibits.ts', { eager: true });

export const programs = gather(chapters, (chapter) => chapter.programs);
const descriptors = gather(chapters, (chapter) => chapter.descriptors);
const trees = gather(chapters, (chapter) => chapter.trees);

function found<Value>(all: Readonly<Record<string, Value>>, name: string): Value {
  const value = Object.hasOwn(all, name) ? all[name] : undefined;
  if (value === undefined) throw new Error(`no exhibit “${name}”; add it to the exhibits.ts of its chapter`);
  return value;
}
/** @throws Error for a name that no chapter gives */
export const programOf = (name: string): string => found(programs, name);
/** @throws Error for a name that no chapter gives */
export const descriptorOf = (name: string): Shown => found(descriptors, name)();
/** @throws Error for a name that no chapter gives */
export const treeNamed = (name: string): Tree => found(trees, name)();
