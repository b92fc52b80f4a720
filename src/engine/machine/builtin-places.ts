/** The built-in hypervisor's name on a command line, and where it looks for what a VM is made of. */
export const BUILTIN = 'builtin:hypervisor';

/** What the document loads for a VM, relative to its base. */
export const BASES = [0x7000_0000, 0x5000_0000] as const;
export const KERNEL = 0x20_0000;
/** Bytes of RAM without a word from a device tree, as in hypervisor/memory/configuration.ts: what may be loaded into it. */
export const RAM = 0xc00_0000;
