/** What this build of the site contains. The file is always there, so that asking costs no failed request. */
export interface Inventory {
  readonly engine: boolean;
  readonly guests: boolean;
}

/** Asks the site below `base` (a path). A host that cannot answer is treated as complete: booting will say what fails. */
export async function fetchInventory(base: string): Promise<Inventory> {
  try {
    const response = await fetch(`${base.replace(/\/*$/, '/')}inventory.json`);
    const value: unknown = await response.json();
    return { engine: has(value, 'engine'), guests: has(value, 'guests') };
  } catch {
    return { engine: true, guests: true };
  }
}

const has = (value: unknown, key: string): boolean =>
  typeof value === 'object' && value !== null && Reflect.get(value, key) === true;
