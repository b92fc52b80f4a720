/** A device tree in memory (Devicetree Specification v0.4 §2): plain data, shared by blob, source text and editors. */

export interface Property {
  readonly name: string;
  /** The raw bytes; numbers in them are big-endian. Empty for a property whose presence is the message. */
  value: Uint8Array;
}

export interface DeviceTreeNode {
  /** With the unit address: "memory@40000000". The root's name is empty. */
  name: string;
  properties: Property[];
  children: DeviceTreeNode[];
}

/** One entry of the memory reservation block (§5.3): bytes from `address` that the operating system must leave alone. */
export interface Reservation {
  address: bigint;
  size: bigint;
}

export interface DeviceTree {
  root: DeviceTreeNode;
  reservations: Reservation[];
  /** The header's boot_cpuid_phys: `reg` of the CPU that boots. */
  bootCpu: number;
}

/**
 * What a tree may measure. Linux takes blobs up to 2 MiB (Documentation/arch/arm64/booting) and 64 levels; the
 * specification allows names of 31 characters, which real trees exceed.
 */
export const limits = { blobBytes: 0x20_0000, depth: 64, nameBytes: 255 } as const;

/** The name before the unit address: "memory" of "memory@40000000". */
export function baseName(name: string): string {
  const at = name.indexOf('@');
  return at < 0 ? name : name.slice(0, at);
}

/** All nodes with their paths, parents before children, in the order of the tree. */
export function* walk(root: DeviceTreeNode): Generator<{ node: DeviceTreeNode; path: string }> {
  const stack = [{ node: root, path: '/' }];
  for (let entry = stack.pop(); entry; entry = stack.pop()) {
    yield entry;
    const prefix = entry.path === '/' ? '/' : `${entry.path}/`;
    for (let i = entry.node.children.length - 1; i >= 0; i--) {
      const node = entry.node.children[i];
      if (node) stack.push({ node, path: prefix + node.name });
    }
  }
}
