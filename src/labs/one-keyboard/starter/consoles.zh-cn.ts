import type { Bytes, Call, VM } from 'hypervisor';

// 两台客户机共用一副键盘、一块屏幕：宿主的通道 1。
const CHANNEL = 1;
// 切换键，后面跟着要显示的客户机的编号。连按两次：
// 就是这个键本身。
const KEY = {{key}};
// 没有显示的客户机，最后这么多个字符要留着。
const KEEP = {{keep:d}};

// 客户机还没有读的，以及它没有显示时打印的。
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

// 1. 有键按下。
function typed(call: Call, byte: number): void {
  consoles[shown]?.typed.push(byte);
}

// 2. 从现在起显示另一台客户机。
function show(call: Call, n: number): void {
  shown = n;
}

// 3. 客户机打印了一个字符。
function printed(call: Call, n: number, byte: number): void {
  write(call, byte);
}

// 宿主那里来了东西：全部取走。
export function uartInput(call: Call): void {
  const channel = call.el2.console(CHANNEL);
  for (let byte = channel?.read(); byte !== undefined; byte = channel?.read())
    typed(call, byte);
}

// 这些客户机用得着的那部分 PL011：UARTDR 和 UARTFR。打印
// 总有地方。
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
