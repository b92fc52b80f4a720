/** One core's registers, each by field. */
import { decodeRegister } from '../../engine/isa/sysregs/decode.ts';
import type { DecodedField } from '../../engine/isa/sysregs/syndrome.ts';
import { sysregByName } from '../../engine/isa/sysregs.ts';
import type { Machine } from '../../engine/machine/machine.ts';
import { SHOWN_REGISTERS } from '../inspect.ts';

export interface RegisterView {
  readonly name: string;
  readonly value: bigint;
  /** Most significant first; empty for a register that is one value. */
  readonly fields: readonly DecodedField[];
}

export interface RegistersView {
  readonly core: number;
  readonly el: number;
  readonly poweredOn: boolean;
  /** x0 to x30, sp, pc. */
  readonly general: readonly RegisterView[];
  /** PSTATE in the format of SPSR_ELx (Arm ARM C5.2.19). */
  readonly pstate: RegisterView;
  readonly system: readonly RegisterView[];
}

/** @param names system registers to show; unknown ones are left out. Those that the machine page shows when absent. */
export function registersView(
  machine: Machine,
  core: number,
  names: readonly string[] = SHOWN_REGISTERS,
): RegistersView {
  const { cores } = machine;
  const plain = (name: string, value: bigint): RegisterView => ({ name, value, fields: [] });
  const pstate = BigInt(cores.pstate(core));
  return {
    core,
    el: cores.el(core),
    poweredOn: cores.isPowered(core),
    general: [
      ...Array.from({ length: 31 }, (_, n) => plain(`x${n}`, cores.x(core, n))),
      plain('sp', cores.sp(core)),
      plain('pc', cores.pc(core)),
    ],
    pstate: { name: 'PSTATE', value: pstate, fields: decodeRegister('SPSR_EL1', pstate) },
    system: names
      .filter((name) => sysregByName(name) >= 0)
      .map((name) => {
        const value = cores.sysreg(core, name);
        return { name, value, fields: decodeRegister(name, value) };
      }),
  };
}
