/**
 * The function symbols of a kernel from its System.map (the output of `nm -n`), for naming addresses in traces: one
 * `hexaddr name` a line, virtual addresses, ascending, names of one address in alphabetical order.
 * @throws Error when there are none.
 */
export function functionSymbols(systemMap: string): string {
  const symbols: { address: bigint; name: string }[] = [];
  for (const line of systemMap.split('\n')) {
    const match = /^([0-9a-f]{16}) ([tTwW]) (\S+)$/.exec(line);
    if (match === null) continue;
    const [, address, , name] = match;
    // $x and $d mark code and data for the disassembler, .L labels are the compiler's.
    if (address === undefined || name === undefined || /^(\$|\.L)/.test(name)) continue;
    symbols.push({ address: BigInt(`0x${address}`), name });
  }
  if (symbols.length === 0) throw new Error('no function symbols in this System.map');
  symbols.sort((a, b) => (a.address === b.address ? order(a.name, b.name) : a.address < b.address ? -1 : 1));
  return symbols.map(({ address, name }) => `${address.toString(16)} ${name}\n`).join('');
}

function order(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
