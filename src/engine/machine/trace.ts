/**
 * The lines of `-d`: `int` and `in_asm` as QEMU writes them, `trap` and `mmio` of our own, one line each. A tracer is the
 * machine's listener; it reads the cores inside their calls and changes nothing.
 */
import { disassemble } from '../isa/disassemble.ts';
import { EXCEPTION_CLASSES, qemuException } from './exception-names.ts';
import type { Machine, MachineListener } from './machine.ts';
import type { TraceItem } from './qemu-arguments.ts';
import type { Symbols } from './symbols.ts';

type ExceptionEvent = Parameters<NonNullable<MachineListener['exception']>>[0];
type ReturnEvent = Parameters<NonNullable<MachineListener['exceptionReturn']>>[0];
type CallEvent = Parameters<NonNullable<MachineListener['firmware']>>[0];
type MmioEvent = Parameters<NonNullable<MachineListener['mmio']>>[0];

const hex = (value: bigint | number): string => `0x${value.toString(16)}`;
const hex64 = (value: bigint): string => `0x${value.toString(16).padStart(16, '0')}`;
const ABORTS = new Set([0x20, 0x21, 0x22, 0x24, 0x25, 0x34, 0x35]);

/** Devices whose registers have names. */
interface Named {
  registerName(offset: number): string | undefined;
}
const isNamed = (device: object | undefined): device is Named =>
  device !== undefined && 'registerName' in device && typeof device.registerName === 'function';

const PSTATE_IL = 1 << 20;

const KINDS: Readonly<Record<number, string>> = { 0x80: 'IRQ', 0x100: 'FIQ', 0x180: 'SError' };

export class Tracer {
  readonly #machine: () => Machine;
  readonly #items: ReadonlySet<TraceItem>;
  readonly #write: (text: string) => void;
  readonly #symbols: Symbols | undefined;
  /** Where the block of `in_asm` goes on; undefined: there is none. */
  #next: bigint | undefined;

  /**
   * @param machine the machine, once there is one: it is made with this tracer's listener
   * @param write takes whole lines, each with its line feed
   */
  constructor(machine: () => Machine, items: readonly TraceItem[], write: (text: string) => void, symbols?: Symbols) {
    this.#machine = machine;
    this.#items = new Set(items);
    this.#write = write;
    this.#symbols = symbols;
  }

  /** What to give to the machine. After it was made, `start` must be called. */
  listener(): MachineListener {
    const has = (item: TraceItem): boolean => this.#items.has(item);
    return {
      ...(has('int') || has('trap') ? { exception: (event: ExceptionEvent) => this.#exception(event) } : {}),
      ...(has('int')
        ? {
            exceptionReturn: (event: ReturnEvent) => this.#return(event),
            firmware: (event: CallEvent) => this.#call(event),
          }
        : {}),
      ...(has('mmio') ? { mmio: (event: MmioEvent) => this.#mmio(event) } : {}),
      ...(has('in_asm') ? { decoded: (word: number, pc: bigint) => this.#decoded(word, pc) } : {}),
    };
  }

  start(): void {
    if (this.#items.has('int') || this.#items.has('trap')) this.#machine().cores.setTracing(true);
  }

  /** ` <name+0x10>`, or nothing. */
  #name(address: bigint): string {
    const name = this.#symbols?.at(address);
    return name === undefined ? '' : ` <${name}>`;
  }

  #exception({ core, kind, from, to, vector }: ExceptionEvent): void {
    this.#endBlock();
    const { cores } = this.#machine();
    const of = (register: string): bigint => cores.sysreg(core, `${register}_EL${to}`);
    const esr = of('ESR');
    const ec = Number(esr >> 26n) & 63;
    const elr = of('ELR');
    const target = (of('VBAR') & ~0x7ffn) + BigInt(vector);
    const isAbort = kind === 0 && ABORTS.has(ec);
    if (this.#items.has('int')) {
      // QEMU clears the flags on the way in; the architecture, and so this core, leaves them (AArch64.TakeException).
      const pstate = cores.pstate(core) & 0x0fff_ffff;
      const { number, name } = qemuException(kind, ec, to);
      this.#write(
        `Taking exception ${number} [${name}] on CPU ${core}\n...from EL${from} to EL${to}\n...with ESR ${hex(ec)}/${hex(esr)}\n` +
          (isAbort ? `...with FAR ${hex(of('FAR'))}\n` : '') +
          `...with ELR ${hex(elr)}\n...to EL${to} PC ${hex(target)} PSTATE ${hex(pstate)}\n`,
      );
    }
    if (this.#items.has('trap')) {
      const what =
        kind === 0 ? `${EXCEPTION_CLASSES[ec] ?? 'reserved class'} ESR_EL${to}=${hex(esr)}` : (KINDS[kind] ?? '');
      const where = isAbort ? ` FAR_EL${to}=${hex(of('FAR'))}` : '';
      this.#write(
        `trap core${core} EL${from}->EL${to} ${what}${where} at ${hex(elr)}${this.#name(elr)} to ${hex(target)}${this.#name(target)}\n`,
      );
    }
  }

  #return({ core, from, to }: ReturnEvent): void {
    this.#endBlock();
    const { cores } = this.#machine();
    // QEMU has another line, in another category, for an illegal one.
    if ((cores.pstate(core) & PSTATE_IL) !== 0) return;
    const pc = hex(cores.pc(core));
    this.#write(`Exception return from AArch64 EL${from} to AArch64 EL${to} PC ${pc}\n`);
  }

  /** In QEMU the firmware begins as an exception to the level that it stands for. */
  #call({ core, smc, pc }: CallEvent): void {
    this.#endBlock();
    const { cores } = this.#machine();
    const from = cores.el(core);
    const at = cores.translate(core, pc, from, 2);
    const word = at === undefined ? undefined : cores.read(at, 4);
    const immediate = word === undefined ? 0 : (new DataView(word.buffer).getUint32(0, true) >>> 5) & 0xffff;
    const [number, name, to, ec] = smc ? [13, 'Secure Monitor Call', 3, 0x17] : [11, 'Hypervisor Call', 2, 0x16];
    const esr = ec * 2 ** 26 + 2 ** 25 + immediate;
    this.#write(
      `Taking exception ${number} [${name}] on CPU ${core}\n...from EL${from} to EL${to}\n` +
        `...with ESR ${hex(ec)}/${hex(esr)}\n...handled as PSCI call\n`,
    );
  }

  #mmio({ core, write, address, size, value, device }: MmioEvent): void {
    const { bus } = this.#machine();
    const block = bus.at(address);
    const offset = address - (block?.base ?? 0);
    const register = (isNamed(block?.device) ? block.device.registerName(offset) : undefined) ?? `+${hex(offset)}`;
    const what = device === undefined ? 'nothing' : `${device} ${register}`;
    const data = value === undefined ? 'external abort' : hex(value);
    this.#write(
      `mmio core${core} ${write ? 'write' : 'read'}${size * 8} ${hex(address)} ${what} ${write ? '<-' : '->'} ${data}\n`,
    );
  }

  /**
   * QEMU prints what it translates, blocks of instructions that follow each other, each with a blank line behind it; we do
   * so when one is first decoded.
   */
  #decoded(word: number, pc: bigint): void {
    if (pc !== this.#next) {
      this.#endBlock();
      this.#write(`----------------\nIN: ${this.#symbols?.at(pc) ?? ''}\n`);
    }
    const { mnemonic, operands } = disassemble(word, pc);
    const address = hex64(pc).replace(/^0x0{8}/, '0x');
    this.#write(`${address}:  ${word.toString(16).padStart(8, '0')}  ${mnemonic.padEnd(8)} ${operands}\n`);
    this.#next = pc + 4n;
  }

  #endBlock(): void {
    if (this.#next !== undefined) this.#write('\n');
    this.#next = undefined;
  }
}
