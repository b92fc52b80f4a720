import { EngineError } from '../error.ts';
import { fail } from './dts-cursor.ts';
import type { Draft, DraftNode, DraftProperty } from './dts-merge.ts';
import type { Piece } from './dts-value.ts';
import { limits, type DeviceTreeNode } from './tree.ts';
import { cells, concat, strings } from './values.ts';

const phandleNames: ReadonlySet<string> = new Set(['phandle', 'linux,phandle']);

/**
 * Turns a draft into a tree: gives each node that a cell refers to a phandle (the lowest free one from 1, in the order of
 * the references, as dtc does), fills in cells and paths, and leaves out what was deleted or marked /omit-if-no-ref/ and
 * never referred to.
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
      for (const property of live(node.properties)) values.set(property, this.#value(property.value));
    });
    return this.#build(this.#draft.root, values);
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

  #value(pieces: readonly Piece[]): Uint8Array {
    return concat(
      pieces.map((piece) => {
        const bytes = this.#bytesOf(piece);
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
    const properties = live(node.properties).map((property) => ({
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

function live<T extends { deleted: boolean }>(items: ReadonlyMap<string, T>): T[] {
  return [...items.values()].filter((item) => !item.deleted);
}

/** Recursion is bounded: the parser lets no node be deeper than `limits.depth`. */
function visit(node: DraftNode, action: (node: DraftNode) => void): void {
  action(node);
  for (const child of live(node.children)) visit(child, action);
}

function pathOf(node: DraftNode): string {
  const names: string[] = [];
  for (let at: DraftNode | undefined = node; at?.parent; at = at.parent) names.unshift(at.name);
  return `/${names.join('/')}`;
}
