import { fail, type SourcePlace } from './dts-cursor.ts';
import type { NodeBody, NodeStatement } from './dts-nodes.ts';
import type { Label, Piece, Reference } from './dts-value.ts';
import { limits } from './tree.ts';
import { strings } from './values.ts';

/**
 * A node while source text is read. What was deleted stays as a mark: when it is defined again it comes back to its old
 * place, as in dtc.
 */
export interface DraftNode {
  readonly name: string;
  readonly parent: DraftNode | undefined;
  /** The root's is 1. */
  readonly depth: number;
  readonly properties: Map<string, DraftProperty>;
  readonly children: Map<string, DraftNode>;
  /** Those of them that are not deleted: deleting a node again and again costs no more than what was defined since. */
  readonly live: { readonly properties: Set<DraftProperty>; readonly children: Set<DraftNode> };
  labels: Label[];
  deleted: boolean;
  omitIfNoReference: boolean;
}

export interface DraftProperty {
  readonly name: string;
  value: readonly Piece[];
  place: SourcePlace;
  /** Of every definition: overriding a value does not take a label away. */
  readonly labels: Label[];
  deleted: boolean;
}

/** Builds one tree from the node definitions, extensions and deletions of a source, in their order. */
export class Draft {
  readonly root: DraftNode = makeNode('', undefined);
  /** Made to be laid over another tree, which has the labels that are missing here. */
  readonly overlay: boolean;
  #defined = false;
  #fragments = 0;
  readonly #labelled = new Map<string, DraftNode>();

  constructor(overlay = false) {
    this.overlay = overlay;
  }

  /** `/ { … };` The second and later ones extend the root. */
  defineRoot(body: NodeBody): void {
    this.#apply(this.root, body, !this.#defined);
    this.#defined = true;
  }

  /** `label: &reference { … };` */
  extend(reference: Reference, body: NodeBody, labels: readonly Label[]): void {
    const known = this.overlay ? this.find(reference) : this.resolve(reference);
    const node = known ?? this.#fragment(reference);
    this.#label(node, labels);
    this.#apply(node, body, false);
  }

  /** `/delete-node/ &reference;` */
  delete(reference: Reference): void {
    const node = this.resolve(reference);
    if (node === this.root) fail('dts.delete-root', reference.place);
    this.#delete(node);
  }

  /** What is laid over a node of the other tree: as dtc does it, a fragment with its target and `__overlay__`. */
  #fragment({ target, place }: Reference): DraftNode {
    while (this.root.children.has(`fragment@${this.#fragments}`)) this.#fragments++;
    const number = this.#fragments++;
    const value: Piece = target.startsWith('/')
      ? { kind: 'bytes', bytes: strings(target) }
      : { kind: 'phandle', reference: { target, place } };
    const name = value.kind === 'bytes' ? 'target-path' : 'target';
    const body = { properties: [], nodes: [] };
    const rest = { place, labels: [], omitIfNoReference: false };
    this.#applyChild(this.root, {
      ...rest,
      name: `fragment@${number}`,
      body: {
        properties: [{ name, place, value: [value], labels: [] }],
        nodes: [{ ...rest, name: '__overlay__', body }],
      },
    });
    return this.resolve({ target: `/fragment@${number}/__overlay__`, place });
  }

  /** Finds a node by label or path. Errors: dts.unknown-label, dts.unknown-path. */
  resolve(reference: Reference): DraftNode {
    const { target, place } = reference;
    return (
      this.find(reference) ??
      (target.startsWith('/')
        ? fail('dts.unknown-path', place, { path: target.slice(0, 200) })
        : fail('dts.unknown-label', place, { label: target }))
    );
  }

  find({ target }: Reference): DraftNode | undefined {
    if (!target.startsWith('/')) return this.#labelled.get(target);
    let node: DraftNode | undefined = this.root;
    for (const name of target.split('/').filter(Boolean)) {
      node = node?.children.get(name);
      if (node?.deleted) node = undefined;
    }
    return node;
  }

  /** The labels of nodes; those of properties and values are the final check's business. */
  isNodeLabel(name: string): boolean {
    return this.#labelled.has(name);
  }

  /** `isNew`: this body is the node's first, so a name may occur in it but once. */
  #apply(node: DraftNode, body: NodeBody, isNew: boolean): void {
    const seen = new Set<string>();
    for (const { name, value, place, labels } of body.properties) {
      const existing = node.properties.get(name);
      if (value === undefined) {
        if (existing) {
          existing.deleted = true;
          node.live.properties.delete(existing);
        }
        continue;
      }
      if (isNew && seen.has(name)) fail('dts.duplicate-property', place, { name });
      seen.add(name);
      if (existing) {
        Object.assign(existing, { value, place, deleted: false });
        node.live.properties.add(existing);
        for (const label of labels) existing.labels.push(label);
      } else {
        const property = { name, value, place, labels: [...labels], deleted: false };
        node.properties.set(name, property);
        node.live.properties.add(property);
      }
    }
    seen.clear();
    for (const statement of body.nodes) {
      if (statement.body && isNew && seen.has(statement.name)) {
        fail('dts.duplicate-node', statement.place, { name: statement.name });
      }
      seen.add(statement.name);
      this.#applyChild(node, statement);
    }
  }

  #applyChild(parent: DraftNode, { name, place, body, labels, omitIfNoReference }: NodeStatement): void {
    let child = parent.children.get(name);
    if (!body) {
      if (child) this.#delete(child);
      return;
    }
    const isNew = !child;
    if (!child) {
      // The parser bounds one definition; a chain of extensions could go deeper.
      if (parent.depth >= limits.depth) fail('dts.too-deep', place, { limit: limits.depth });
      child = makeNode(name, parent);
      parent.children.set(name, child);
    }
    child.deleted = false;
    parent.live.children.add(child);
    child.omitIfNoReference ||= omitIfNoReference;
    this.#label(child, labels);
    this.#apply(child, body, isNew);
  }

  #label(node: DraftNode, labels: readonly Label[]): void {
    for (const label of labels) {
      const other = this.#labelled.get(label.name);
      if (other === node) continue;
      if (other) fail('dts.duplicate-label', label.place, { label: label.name });
      this.#labelled.set(label.name, node);
      node.labels.push(label);
    }
  }

  #delete(node: DraftNode): void {
    if (node.deleted) return;
    node.deleted = true;
    node.omitIfNoReference = false;
    node.parent?.live.children.delete(node);
    for (const property of node.live.properties) property.deleted = true;
    node.live.properties.clear();
    for (const { name } of node.labels) this.#labelled.delete(name);
    node.labels = [];
    for (const child of node.live.children) this.#delete(child);
  }
}

function makeNode(name: string, parent: DraftNode | undefined): DraftNode {
  const maps = { properties: new Map<string, DraftProperty>(), children: new Map<string, DraftNode>() };
  const depth = (parent?.depth ?? 0) + 1;
  const live = { properties: new Set<DraftProperty>(), children: new Set<DraftNode>() };
  return { name, parent, depth, ...maps, live, labels: [], deleted: false, omitIfNoReference: false };
}

export function pathOf(node: DraftNode): string {
  const names: string[] = [];
  for (let at: DraftNode | undefined = node; at?.parent; at = at.parent) names.unshift(at.name);
  return `/${names.join('/')}`;
}
