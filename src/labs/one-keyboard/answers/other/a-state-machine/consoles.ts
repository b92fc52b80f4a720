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
let next: (call: Call, byte: number) => void = plain;

const write = (call: Call, byte: number): void =>
  call.el2.console(CHANNEL)?.write(byte);

// 1. A key was pressed.
const give = (byte: number): unknown => consoles[shown]?.typed.push(byte);
function plain(_call: Call, byte: number): void {
  if (byte === KEY) next = commanded;
  else give(byte);
}
function commanded(call: Call, byte: number): void {
  next = plain;
  if (byte === KEY) give(byte);
  if (byte === 0x30 || byte === 0x31) show(call, byte - 0x30);
}
const typed = (call: Call, byte: number): void => next(call, byte);

// 2. Another guest is shown from now on.
function show(call: Call, n: number): void {
  shown = n;
  for (const byte of consoles[n]?.kept.splice(0) ?? []) write(call, byte);
}

// 3. A guest has printed a character.
function printed(call: Call, n: number, byte: number): void {
  if (n === shown) return write(call, byte);
  const kept = consoles[n]?.kept ?? [];
  kept.push(byte);
  if (kept.length > KEEP) kept.shift();
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
