import type { RegistersView, RegisterView } from '../../client/views/registers.ts';

/** Values by name of all registers of a view; of another core's there is nothing to compare with. */
export function valuesOf(view: RegistersView | undefined, core: number): ReadonlyMap<string, bigint> {
  if (view?.core !== core) return new Map();
  return new Map([...view.general, view.pstate, ...view.system].map(({ name, value }) => [name, value]));
}

/** Names of registers whose value is another one than before; the program counter always is and is not news. */
export function changedNames(view: RegistersView, before: ReadonlyMap<string, bigint>): readonly string[] {
  const differs = ({ name, value }: RegisterView): boolean => before.has(name) && before.get(name) !== value;
  return [...view.general, view.pstate, ...view.system]
    .filter((register) => register.name !== 'pc' && differs(register))
    .map(({ name }) => name);
}
