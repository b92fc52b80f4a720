import type { Bytes, Call, VM } from 'hypervisor';

// One keyboard and one screen for two guests: channel 1 of the host.
const CHANNEL = 1;
// The key, and behind it the number of the guest that is to be shown. Twice:
// the key itself.
const KEY = {{key}};
// So many of the last characters of a guest that is not shown are kept.
const KEEP = {{keep:d}};

// What a guest has not read yet, and what it printed while it was not shown.
interface Console {
  readonly typed: number[];
  readonly kept: number[];
}
const consoles: readonly Console[] = [
  { typed: [], kept: [] },
  { typed: [], kept: [] },
];
let shown = 0;
let isKey = false;

const write = (call: Call, byte: number): void =>
  call.el2.console(CHANNEL)?.write(byte);

// 1. A key was pressed.
function typed(call: Call, byte: number): void {
  consoles[shown]?.typed.push(byte);
}

// 2. Another guest is shown from now on.
function show(call: Call, n: number): void {
  shown = n;
}

// 3. A guest has printed a character.
function printed(call: Call, n: number, byte: number): void {
  write(call, byte);
}

// The host has something: all of it is taken.
export function uartInput(call: Call): void {
  const channel = call.el2.console(CHANNEL);
  for (let byte = channel?.read(); byte !== undefined; byte = channel?.read())
    typed(call, byte);
}

// As much of a PL011 as these guests need: UARTDR and UARTFR. There is always
// room to print.
export function uart(
  call: Call,
  vm: VM,
  offset: number,
  _size: Bytes,
  value: bigint | undefined,
): bigint {
  const n = vm.plan.index;
  const waiting = consoles[n]?.typed ?? [];
  if (offset === 0 && value !== undefined)
    printed(call, n, Number(value & 0xffn));
  if (value !== undefined) return 0n;
  if (offset === 0) return BigInt(waiting.shift() ?? 0);
  return offset === 0x18 ? (waiting.length === 0 ? 0x90n : 0x80n) : 0n;
}
