/** The context frame: what a vector saved of a guest, and what a handler made of it. */
import { decodeRegister } from '../../engine/isa/sysregs/decode.ts';
import type { DecodedField } from '../../engine/isa/sysregs/syndrome.ts';
import type { Machine } from '../../engine/machine/machine.ts';
import { memoryView } from './memory.ts';

export interface FrameSlot {
  readonly name: string;
  readonly offset: number;
  /** Undefined where there is no memory. */
  readonly value: bigint | undefined;
  /** Of SPSR_EL2. */
  readonly fields: readonly DecodedField[];
}

export interface ContextFrameView {
  readonly core: number;
  /** As EL2 sees it. */
  readonly address: bigint;
  readonly slots: readonly FrameSlot[];
}

/** @param address virtual at EL2: the stack pointer after the vector has saved everything */
export function contextFrameView(machine: Machine, core: number, address: bigint): ContextFrameView {
  const space = { core, el: 2 };
  const { structure } = memoryView(machine, address, { space, length: 16, structure: 'context-frame' });
  return {
    core,
    address,
    slots: (structure?.fields ?? []).map(({ name, offset, value }) => ({
      name,
      offset,
      value,
      fields: name === 'SPSR_EL2' && value !== undefined ? decodeRegister(name, value) : [],
    })),
  };
}
