import { EngineError } from '../error.ts';
import { pathOf, type DraftNode } from './dts-merge.ts';
import { limits, type DeviceTreeNode } from './tree.ts';
import { cells, concat, strings } from './values.ts';

/** Offsets of the cells of a node's properties that name nodes of the overlay, in the shape of the tree. */
interface Local {
  readonly offsets: Map<string, Uint8Array[]>;
  readonly children: Map<string, Local>;
}
const nothing = (): Local => ({ offsets: new Map(), children: new Map() });

function append<T>(lists: Map<string, T[]>, name: string, item: T): void {
  const known = lists.get(name);
  if (known === undefined) lists.set(name, [item]);
  else known.push(item);
}

/** What whoever applies an overlay must mend in it: cells that hold phandles, by where they stand. */
export class Fixups {
  /** Of each label of the other tree, `path:property:offset`. */
  readonly #foreign = new Map<string, Uint8Array[]>();
  readonly #local = nothing();
  #bytes = 0;

  /** @param label of the other tree; undefined when the cell names a node of this one */
  add(node: DraftNode, property: string, offset: number, label: string | undefined): void {
    const path = pathOf(node);
    // A cell has four bytes, its place may have kilobytes.
    this.#bytes += label === undefined ? 4 : path.length;
    if (this.#bytes > limits.blobBytes)
      throw new EngineError('dtb.too-large', { size: this.#bytes, limit: limits.blobBytes });
    if (label !== undefined) return append(this.#foreign, label, strings(`${path}:${property}:${offset}`));
    let at = this.#local;
    for (const name of path.split('/').filter(Boolean)) {
      const next = at.children.get(name) ?? nothing();
      at.children.set(name, next);
      at = next;
    }
    append(at.offsets, property, cells(offset));
  }

  /** `__fixups__` and `__local_fixups__`, where there is something in them. */
  nodes(): DeviceTreeNode[] {
    const properties = [...this.#foreign].map(([name, places]) => ({ name, value: concat(places) }));
    const foreign = { name: '__fixups__', properties, children: [] };
    return [foreign, asNode('__local_fixups__', this.#local)].filter(
      (n) => n.properties.length + n.children.length > 0,
    );
  }
}

/** As deep as the tree, which the parser bounds. */
const asNode = (name: string, { offsets, children }: Local): DeviceTreeNode => ({
  name,
  properties: [...offsets].map(([property, each]) => ({ name: property, value: concat(each) })),
  children: [...children].map(([child, local]) => asNode(child, local)),
});
