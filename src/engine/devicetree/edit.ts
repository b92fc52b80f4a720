import { EngineError } from '../error.ts';
import { baseName, type DeviceTreeNode, type Property } from './tree.ts';

/** Where a new node or property goes among its siblings. Order is part of a tree: Linux probes devices in it. */
export type Place = 'first' | 'last';

/**
 * The node at `path`, from `root`: "/" or "/intc@8000000/v2m@8020000". A component without unit address finds the first
 * node of that base name, as libfdt does: "/memory" finds "memory@40000000".
 */
export function findNode(root: DeviceTreeNode, path: string): DeviceTreeNode | undefined {
  let node: DeviceTreeNode | undefined = root;
  for (const name of path.split('/')) {
    if (name !== '') node = node?.children.find((child) => matches(child, name));
  }
  return node;
}

function matches(node: DeviceTreeNode, name: string): boolean {
  return node.name === name || (!name.includes('@') && baseName(node.name) === name);
}

/** Adds an empty node and returns it. Error: dtb.duplicate-node. */
export function addNode(parent: DeviceTreeNode, name: string, place: Place = 'last'): DeviceTreeNode {
  if (parent.children.some((child) => child.name === name)) throw new EngineError('dtb.duplicate-node', { name });
  const node: DeviceTreeNode = { name, properties: [], children: [] };
  if (place === 'first') parent.children.unshift(node);
  else parent.children.push(node);
  return node;
}

/** Removes the node at `path` (found as `findNode` finds it) with all below it. False: there was none, or it is the root. */
export function removeNode(root: DeviceTreeNode, path: string): boolean {
  const node = findNode(root, path);
  const parent = findNode(root, path.split('/').filter(Boolean).slice(0, -1).join('/'));
  const index = node && parent ? parent.children.indexOf(node) : -1;
  if (index < 0) return false;
  parent?.children.splice(index, 1);
  return true;
}

/** Sets a property's bytes. An existing one keeps its place; a new one goes to `place`. */
export function setProperty(node: DeviceTreeNode, name: string, value: Uint8Array, place: Place = 'last'): void {
  const existing = find(node, name);
  if (existing) existing.value = value;
  else if (place === 'first') node.properties.unshift({ name, value });
  else node.properties.push({ name, value });
}

/** Removes a property; false when there was none. */
export function removeProperty(node: DeviceTreeNode, name: string): boolean {
  const index = node.properties.findIndex((property) => property.name === name);
  if (index >= 0) node.properties.splice(index, 1);
  return index >= 0;
}

/** A property's bytes, or undefined when the node does not have it. */
export function getProperty(node: DeviceTreeNode, name: string): Uint8Array | undefined {
  return find(node, name)?.value;
}

function find(node: DeviceTreeNode, name: string): Property | undefined {
  return node.properties.find((property) => property.name === name);
}

/** A property of one cell. Undefined when absent; error dtb.bad-property when it is not 4 bytes. */
export function getU32(node: DeviceTreeNode, name: string): number | undefined {
  const value = ofLength(node, name, 4);
  return value && view(value).getUint32(0);
}

/** A property of two cells as one number. Undefined when absent; error dtb.bad-property when it is not 8 bytes. */
export function getU64(node: DeviceTreeNode, name: string): bigint | undefined {
  const value = ofLength(node, name, 8);
  return value && view(value).getBigUint64(0);
}

/** A property's 32-bit cells. Undefined when absent; error dtb.bad-property when its length is no multiple of 4. */
export function getCells(node: DeviceTreeNode, name: string): number[] | undefined {
  const value = getProperty(node, name);
  if (!value) return undefined;
  if (value.length % 4) throw badProperty(node, name, value);
  const cells = view(value);
  return Array.from({ length: value.length / 4 }, (_, i) => cells.getUint32(4 * i));
}

/** A property of one string. Undefined when absent; error dtb.bad-property when it is not one NUL-terminated UTF-8 string. */
export function getString(node: DeviceTreeNode, name: string): string | undefined {
  const strings = getStringList(node, name);
  if (strings && strings.length !== 1) throw badProperty(node, name, getProperty(node, name));
  return strings?.[0];
}

/** A property's NUL-terminated UTF-8 strings. Undefined when absent; error dtb.bad-property when it is no such list. */
export function getStringList(node: DeviceTreeNode, name: string): string[] | undefined {
  const value = getProperty(node, name);
  if (!value) return undefined;
  if (value.at(-1) !== 0) throw badProperty(node, name, value);
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(value.subarray(0, -1)).split('\0');
  } catch {
    throw badProperty(node, name, value);
  }
}

function ofLength(node: DeviceTreeNode, name: string, length: number): Uint8Array | undefined {
  const value = getProperty(node, name);
  if (value && value.length !== length) throw badProperty(node, name, value);
  return value;
}

function badProperty(node: DeviceTreeNode, name: string, value: Uint8Array | undefined): EngineError {
  return new EngineError('dtb.bad-property', { node: node.name || '/', name, length: value?.length ?? 0 });
}

function view(bytes: Uint8Array): DataView {
  return new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
}
