/** Host side of the mailbox: does on an El2 what code inside asks for. What it is given are numbers, and they are checked. */
import { EngineError } from '../error.ts';
import { COST, type Bytes, type DiskChannel, type El2 } from '../hypervisor/el2.ts';
import { ENTRIES } from '../hypervisor/memory/guest-page-table.ts';
import { AT, NAME, OP, PIECE, STATUS, TEXT } from './mailbox.ts';

export interface Mailbox {
  readonly view: DataView;
  readonly bytes: Uint8Array;
}

/** What an access of many bytes may move: more would be refused by El2 as well. */
const MOST = COST.LIMIT * 64;

/** Names that came last, each in the place of its hash: most are asked for again. */
const SLOTS = 256;

function isAt(bytes: Uint8Array, name: string): boolean {
  for (let i = 0; i < name.length; i++) if (name.charCodeAt(i) !== bytes[AT.BYTES + i]) return false;
  return true;
}

export class El2Server {
  readonly #mailbox: Mailbox;
  /** The El2 of the call in progress. */
  el2: El2 | undefined;
  /** Pieces from inside that an operation will use. */
  #sent: Uint8Array[] = [];
  #sentBytes = 0;
  /** What an operation read and code inside has not fetched yet. */
  #left: Uint8Array = new Uint8Array(0);
  readonly #names: string[] = [];

  constructor(mailbox: Mailbox) {
    this.#mailbox = mailbox;
  }

  /** Before each call: nothing of an earlier one is left. */
  begin(el2: El2 | undefined): void {
    this.el2 = el2;
    this.#sent = [];
    this.#sentBytes = 0;
    this.#left = new Uint8Array(0);
  }

  /** What was sent so far, as UTF-16 text. */
  takeText(): string {
    const bytes = this.#takeSent();
    const units = new Uint16Array(bytes.slice(0, bytes.length & ~1).buffer);
    let text = '';
    for (let i = 0; i < units.length; i += 8192) text += String.fromCharCode(...units.subarray(i, i + 8192));
    return text;
  }

  /** Lets code inside fetch bytes with `MORE`. */
  offer(bytes: Uint8Array): void {
    this.#left = bytes;
  }

  /** @throws EngineError sandbox.argument, sandbox.outside-call, and what El2 throws */
  serve(): void {
    const operation = this.#number(AT.OP);
    if (operation === OP.PIECE) return this.#answer(this.#piece());
    if (operation === OP.MORE) return this.#answer(this.#more());
    const { el2 } = this;
    if (el2 === undefined) throw new EngineError('sandbox.outside-call');
    this.#answer(this.#el2Operation(operation, el2));
  }

  #answer(yes: boolean): void {
    this.#mailbox.view.setFloat64(AT.STATUS, yes ? STATUS.YES : STATUS.NO, true);
  }
  #number(at: number): number {
    return this.#mailbox.view.getFloat64(at, true);
  }

  #el2Operation(operation: number, el2: El2): boolean {
    switch (operation) {
      case OP.MRS:
        return this.#give(el2.mrs(this.#name()));
      case OP.MSR:
        el2.msr(this.#name(), this.#value());
        return true;
      case OP.READ:
        return this.#give(el2.read(this.#index('read', AT.A), this.#size('read')));
      case OP.WRITE:
        return el2.write(this.#index('write', AT.A), this.#size('write'), this.#value());
      case OP.WRITE_RUN:
        return this.#writeRun(el2);
      case OP.READ_BYTES:
        return this.#lend(el2.readBytes(this.#index('readBytes', AT.A), this.#index('readBytes', AT.B, MOST)));
      case OP.WRITE_BYTES:
        return el2.writeBytes(this.#index('writeBytes', AT.A), this.#takeSent());
      case OP.TLBI:
        el2.tlbi(this.#name(), this.#value());
        return true;
      case OP.CYCLES:
        this.#mailbox.view.setFloat64(AT.A, el2.cycles, true);
        return true;
      default:
        return this.#channelOperation(operation, el2);
    }
  }

  #writeRun(el2: El2): boolean {
    const [address, count] = [this.#index('write', AT.A), this.#index('write', AT.B, ENTRIES)];
    const [first, step] = [this.#value(), BigInt(this.#index('write', AT.LENGTH))];
    let all = true;
    for (let n = 0; n < count; n++)
      if (!el2.write(address + 8 * n, 8, BigInt.asUintN(64, first + BigInt(n) * step))) all = false;
    return all;
  }

  #channelOperation(operation: number, el2: El2): boolean {
    const { view } = this.#mailbox;
    const disk = (n: number): DiskChannel | undefined => el2.disk(n);
    switch (operation) {
      case OP.CONSOLE:
        return el2.console(this.#index('console', AT.A)) !== undefined;
      case OP.CONSOLE_WRITE:
        el2.console(this.#index('console', AT.A))?.write(this.#index('console', AT.B) & 0xff);
        return true;
      case OP.CONSOLE_READ: {
        const byte = el2.console(this.#index('console', AT.A))?.read();
        view.setFloat64(AT.A, byte ?? 0, true);
        return byte !== undefined;
      }
      case OP.DISK: {
        const found = disk(this.#index('disk', AT.A));
        view.setFloat64(AT.A, found?.size ?? 0, true);
        view.setFloat64(AT.B, found?.readOnly === true ? 1 : 0, true);
        return found !== undefined;
      }
      case OP.DISK_READ:
        return this.#lend(
          disk(Number(this.#value()))?.read(this.#index('disk', AT.A), this.#index('disk', AT.B, MOST)),
        );
      case OP.DISK_WRITE:
        return disk(Number(this.#value()))?.write(this.#index('disk', AT.A), this.#takeSent()) ?? false;
      case OP.DISK_FLUSH:
        return disk(this.#index('disk', AT.A))?.flush() ?? false;
      default:
        throw new EngineError('sandbox.argument', { operation: 'doorbell', found: String(operation) });
    }
  }

  #value(): bigint {
    return this.#mailbox.view.getBigUint64(AT.VALUE, true);
  }
  #give(value: bigint | undefined): boolean {
    this.#mailbox.view.setBigUint64(AT.VALUE, BigInt.asUintN(64, value ?? 0n), true);
    return value !== undefined;
  }
  #lend(bytes: Uint8Array | undefined): boolean {
    this.#left = bytes ?? new Uint8Array(0);
    return bytes !== undefined;
  }

  /** An address, a length or a number of something: an integer that a double holds exactly. */
  #index(operation: string, at: number, most = Number.MAX_SAFE_INTEGER): number {
    const found = this.#number(at);
    if (!Number.isInteger(found) || found < 0 || found > most)
      throw new EngineError('sandbox.argument', { operation, found: String(found) });
    return found;
  }
  #size(operation: string): Bytes {
    const found = this.#number(AT.B);
    if (found !== 1 && found !== 2 && found !== 4 && found !== 8)
      throw new EngineError('sandbox.argument', { operation, found: String(found) });
    return found;
  }
  #name(): string {
    const { bytes } = this.#mailbox;
    const length = Math.min(Math.max(0, Math.trunc(this.#number(AT.LENGTH)) || 0), NAME);
    let hash = length;
    for (let i = 0; i < length; i++) hash = (Math.imul(hash, 31) + (bytes[AT.BYTES + i] ?? 0)) | 0;
    const slot = (hash ^ (hash >>> 8)) & (SLOTS - 1);
    const last = this.#names[slot] ?? '';
    if (last.length === length && isAt(bytes, last)) return last;
    return (this.#names[slot] = String.fromCharCode(...bytes.subarray(AT.BYTES, AT.BYTES + length)));
  }

  #piece(): boolean {
    const length = this.#index('piece', AT.LENGTH, PIECE);
    this.#sentBytes += length;
    if (this.#sentBytes > TEXT)
      throw new EngineError('sandbox.argument', { operation: 'piece', found: this.#sentBytes });
    this.#sent.push(this.#mailbox.bytes.slice(AT.BYTES, AT.BYTES + length));
    return true;
  }
  #takeSent(): Uint8Array {
    const all = new Uint8Array(this.#sentBytes);
    let at = 0;
    for (const piece of this.#sent) {
      all.set(piece, at);
      at += piece.length;
    }
    this.#sent = [];
    this.#sentBytes = 0;
    return all;
  }

  #more(): boolean {
    const piece = this.#left.subarray(0, PIECE);
    this.#left = this.#left.subarray(piece.length);
    this.#mailbox.bytes.set(piece, AT.BYTES);
    this.#mailbox.view.setFloat64(AT.LENGTH, piece.length, true);
    return piece.length > 0;
  }
}
