import { EngineError } from '../error.ts';
import { fail } from './dts-cursor.ts';
import { Fixups } from './dts-fixups.ts';
import { pathOf, type Draft, type DraftNode, type DraftProperty } from './dts-merge.ts';
import type { Piece } from './dts-value.ts';
import { baseName, limits, type DeviceTreeNode } from './tree.ts';
import { cells, concat, strings } from './values.ts';

const phandleNames: ReadonlySet<string> = new Set(['phandle', 'linux,phandle']);

/**
 * Turns a draft into a tree: gives each node that a cell refers to a phandle (the lowest free one from 1, in the order of
 * the references, as dtc does), fills in cells and paths, and leaves out what was deleted or marked /omit-if-no-ref/ and
 * never referred to. In an overlay, cells that name labels of the other tree hold 0xffffffff and are listed in
 * `__fixups__`; those that name nodes of its own in `__local_fixups__`, since phandles are renumbered when it is applied.
 *
 * Errors: dts.unknown-label, dts.unknown-path, dts.duplicate-label, dts.bad-phandle, dts.duplicate-phandle, dtb.too-large.
 */
export function resolveReferences(draft: Draft): DeviceTreeNode {
  return new Resolver(draft).run();
}

class Resolver {
  readonly #draft: Draft;
  readonly #phandles = new Map<DraftNode, number>();
  readonly #taken = new Set<number>();
  readonly #referenced = new Set<DraftNode>();
  /** Nodes that said nothing of a phandle and got one. */
  readonly #assigned = new Set<DraftNode>();
  readonly #fixups = new Fixups();
  #next = 1;
  #bytes = 0;

  constructor(draft: Draft) {
    this.#draft = draft;
  }

  run(): DeviceTreeNode {
    const labels = new Map<string, DraftProperty>();
    visit(this.#draft.root, (node) => {
      this.#readPhandle(node);
      for (const property of live(node.properties)) {
        for (const { name, place } of property.labels) {
          if ((labels.get(name) ?? property) !== property || this.#draft.isNodeLabel(name)) {
            fail('dts.duplicate-label', place, { label: name });
          }
          labels.set(name, property);
        }
      }
    });
    const values = new Map<DraftProperty, Uint8Array>();
    visit(this.#draft.root, (node) => {
      for (const property of live(node.properties)) values.set(property, this.#value(node, property));
    });
    const root = this.#build(this.#draft.root, values);
    root.children.push(...this.#fixups.nodes());
    return root;
  }

  /** A phandle that the source states. `phandle = <&itself>` leaves the number to us. */
  #readPhandle(node: DraftNode): void {
    for (const { name, value, place } of live(node.properties)) {
      if (!phandleNames.has(name)) continue;
      const [piece, ...rest] = value;
      if (piece?.kind === 'phandle' && rest.length === 0 && this.#draft.resolve(piece.reference) === node) continue;
      const bytes = concat(value.map((each) => (each.kind === 'bytes' ? each.bytes : new Uint8Array(0))));
      const phandle = bytes.length === 4 ? new DataView(bytes.buffer).getUint32(0) : 0;
      if (value.some((each) => each.kind !== 'bytes') || phandle === 0 || phandle === 0xffffffff) {
        fail('dts.bad-phandle', place, { name });
      }
      const known = this.#phandles.get(node);
      if (known === phandle) continue;
      if (known !== undefined || this.#taken.has(phandle)) fail('dts.duplicate-phandle', place, { phandle });
      this.#taken.add(phandle);
      this.#phandles.set(node, phandle);
    }
  }

  #value(node: DraftNode, { name, value: pieces }: DraftProperty): Uint8Array {
    let offset = 0;
    return concat(
      pieces.map((piece) => {
        const bytes = this.#bytesOf(piece);
        if (this.#draft.overlay && piece.kind === 'phandle') {
          const label = this.#draft.find(piece.reference) === undefined ? piece.reference.target : undefined;
          this.#fixups.add(node, name, offset, label);
        }
        offset += bytes.length;
        // Four characters of source can ask for a path of kilobytes.
        this.#bytes += bytes.length;
        if (this.#bytes > limits.blobBytes) {
          throw new EngineError('dtb.too-large', { size: this.#bytes, limit: limits.blobBytes });
        }
        return bytes;
      }),
    );
  }

  #bytesOf(piece: Piece): Uint8Array {
    if (piece.kind === 'bytes') return piece.bytes;
    const { target } = piece.reference;
    const elsewhere = this.#draft.overlay && piece.kind === 'phandle' && !target.startsWith('/');
    if (elsewhere && this.#draft.find(piece.reference) === undefined) return cells(0xffffffff);
    const node = this.#draft.resolve(piece.reference);
    this.#referenced.add(node);
    return piece.kind === 'path' ? strings(pathOf(node)) : cells(this.#phandleOf(node));
  }

  #phandleOf(node: DraftNode): number {
    const known = this.#phandles.get(node);
    if (known !== undefined) return known;
    while (this.#taken.has(this.#next)) this.#next++;
    const phandle = this.#next++;
    this.#phandles.set(node, phandle);
    if (![...phandleNames].some((name) => node.properties.get(name)?.deleted === false)) this.#assigned.add(node);
    return phandle;
  }

  #build(node: DraftNode, values: ReadonlyMap<DraftProperty, Uint8Array>): DeviceTreeNode {
    const properties = live(node.properties)
      .filter((property) => !isName(node, property, values))
      .map((property) => ({
        name: property.name,
        value: values.get(property) ?? new Uint8Array(0),
      }));
    if (this.#assigned.has(node)) {
      const value = cells(this.#phandleOf(node));
      properties.push({ name: 'phandle', value });
    }
    const children = live(node.children)
      .filter((child) => !child.omitIfNoReference || this.#referenced.has(child))
      .map((child) => this.#build(child, values));
    return { name: node.name, properties, children };
  }
}

/** A node's `name` as trees from Open Firmware have it: it says what the node is called anyway (§2.3.11), and goes. */
function isName(
  node: DraftNode,
  { name, place }: DraftProperty,
  values: ReadonlyMap<DraftProperty, Uint8Array>,
): boolean {
  if (name !== 'name') return false;
  const property = node.properties.get(name);
  const value = property && values.get(property);
  const expected = strings(baseName(node.name));
  if (value?.length !== expected.length || value.some((byte, i) => byte !== expected[i]))
    fail('dts.name-differs', place, { name: baseName(node.name) });
  return true;
}

function live<T extends { deleted: boolean }>(items: ReadonlyMap<string, T>): T[] {
  return [...items.values()].filter((item) => !item.deleted);
}

/** Recursion is bounded: the parser lets no node be deeper than `limits.depth`. */
function visit(node: DraftNode, action: (node: DraftNode) => void): void {
  action(node);
  for (const child of live(node.children)) visit(child, action);
}
