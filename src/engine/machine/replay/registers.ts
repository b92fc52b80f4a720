/** Registers by name, as a person changes them between two instructions. */
import { sysregByName } from '../../isa/sysregs.ts';
import type { Cores } from '../../core/core.ts';

const generalNumber = (name: string): number => {
  const n = /^x(\d|[12]\d|30)$/.exec(name)?.[1];
  return n === undefined ? -1 : Number(n);
};

/** x0 to x30, sp, pc, pstate, or a system register's name. */
export const isRegister = (name: string): boolean =>
  generalNumber(name) >= 0 || ['sp', 'pc', 'pstate'].includes(name) || (name.length <= 32 && sysregByName(name) >= 0);

/** Writes a register without checks of access. @throws EngineError core.no-register */
export function writeRegister(cores: Cores, core: number, name: string, value: bigint): void {
  const general = generalNumber(name);
  if (general >= 0) cores.setX(core, general, value);
  else if (name === 'sp') cores.setSp(core, value);
  else if (name === 'pc') cores.setPc(core, value);
  else if (name === 'pstate') cores.setPstate(core, Number(BigInt.asUintN(32, value)));
  else cores.setSysreg(core, name, value);
}
