import type { El2Operation } from '../../engine/machine/core-el2.ts';
import type { Translate } from '../../messages/index.ts';

const hex = (value: bigint | number): string => `0x${value.toString(16)}`;

/** An operation of El2 in a line: `mrs ESR_EL2 → 0x93c08007`. */
export function operationText(t: Translate, operation: El2Operation): string {
  switch (operation.op) {
    case 'mrs':
      return `mrs ${operation.name} → ${hex(operation.value)}`;
    case 'msr':
      return `msr ${operation.name} ← ${hex(operation.value)}`;
    case 'tlbi':
      return `tlbi ${operation.name}`;
    case 'read':
      return `read${operation.size * 8} ${hex(operation.address)} → ${operation.value === undefined ? t('trap.abort') : hex(operation.value)}`;
    case 'write':
      return `write${operation.size * 8} ${hex(operation.address)} ← ${operation.value === undefined ? '…' : hex(operation.value)}`;
  }
}
