/** What stands where: words and instructions in memory, fields in registers. */
import { disassemble } from '../../engine/isa/disassemble.ts';
import { fieldsOf } from '../../engine/isa/sysregs.ts';
import type { Exhibit } from './exhibit.ts';

/** The word at a physical address. */
export function wordAt({ run }: Exhibit, address: bigint): bigint {
  const bytes = run.machine.cores.read(Number(address), 4);
  if (bytes === undefined) throw new Error('no memory there');
  return BigInt(new DataView(bytes.buffer, bytes.byteOffset).getUint32(0, true));
}

/** What the instruction at a physical address is called. */
export function mnemonicAt(of: Exhibit, address: bigint): string {
  return disassemble(Number(wordAt(of, address)), address).mnemonic;
}

/** A register's field. @throws Error when the table has no such field */
export function fieldOf(register: string, name: string): { readonly msb: number; readonly lsb: number } {
  const found = fieldsOf(register).find((one) => one.name === name);
  if (found === undefined) throw new Error(`${register} has no field ${name}`);
  return found;
}
/** Its lowest bit. */
export const bitOf = (register: string, name: string): number => fieldOf(register, name).lsb;
/** How many bits it has. */
export const widthOf = ({ msb, lsb }: { readonly msb: number; readonly lsb: number }): number => msb - lsb + 1;
