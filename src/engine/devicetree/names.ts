import { EngineError } from '../error.ts';
import { limits } from './tree.ts';

/** Node names as source text can hold them (Devicetree Specification v0.4 §2.2.1): one unit address at most. */
export function isSourceNodeName(name: string): boolean {
  return /^[0-9a-zA-Z,._+-]+(@[0-9a-zA-Z,._+-]*)?$/.test(name);
}

/** Property names as source text can hold them (§2.2.4.1), and `*`, which trees of the 1990s use. */
export function isSourcePropertyName(name: string): boolean {
  return /^[0-9a-zA-Z,._+*#?-]+$/.test(name);
}

/**
 * Refuses names that a blob cannot carry unambiguously. A blob may hold more than source text can, as libfdt allows it.
 * Errors: dtb.bad-name, dtb.name-too-long.
 */
export function checkBlobName(name: string, kind: 'node' | 'property', offset?: number): void {
  const where = offset === undefined ? {} : { offset };
  if (name.length > limits.nameBytes) throw new EngineError('dtb.name-too-long', { limit: limits.nameBytes, ...where });
  const legal = kind === 'node' ? /^[\x21-\x2e\x30-\x7e]+$/ : /^[\x21-\x7e]+$/;
  if (!legal.test(name)) throw new EngineError('dtb.bad-name', { name: printable(name), ...where });
}

/** A name that can stand in a message: bounded, and without control characters. */
export function printable(text: string): string {
  return text.slice(0, 40).replace(/[^\x20-\x7e]/g, '?');
}
