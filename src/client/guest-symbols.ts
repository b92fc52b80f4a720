import type { SymbolNames } from '../engine/isa/disassemble.ts';
import { parseSymbols } from '../engine/machine/symbols.ts';
import { fetchGuest, fetchManifest } from './guests.ts';

/** Where the loader puts an Image with text_offset 0, as that of our Linux is. */
const bareAddress = 0x4020_0000n;

/**
 * Names for a kernel's code: by the addresses of its list, and by those that the Image was loaded to, where it runs
 * until it has switched its MMU on. Undefined below the kernel, user programs included.
 * @param loadAddress of the first byte of the Image
 */
export function symbolNames(list: string, loadAddress = bareAddress): SymbolNames {
  const symbols = parseSymbols(list);
  const first = /^([\da-f]{1,16}) (?:_text|_start)$/m.exec(list)?.[1];
  const text = first === undefined ? undefined : BigInt(`0x${first}`);
  return (address) => {
    const name = symbols.at(address);
    if (name !== undefined || text === undefined || address < loadAddress) return name;
    return symbols.at(address - loadAddress + text);
  };
}

/** Fetches a list of symbols from public/guests. Undefined when the site has none: code is only harder to read then. */
export async function fetchSymbols(base: string, name: string, loadAddress?: bigint): Promise<SymbolNames | undefined> {
  try {
    const file = (await fetchManifest(base)).get(name);
    return file && symbolNames(new TextDecoder().decode(await fetchGuest(base, file, () => {})), loadAddress);
  } catch {
    return undefined;
  }
}
