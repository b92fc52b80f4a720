/** Inside: the mailbox as functions. It takes the two globals of the host away before anybody else's code runs. */
import { AT, NAME, OP, PIECE, STATUS } from '../mailbox.ts';

const all = globalThis as { mailbox?: ArrayBuffer; doorbell?: () => void };

const buffer = all.mailbox ?? new ArrayBuffer(0);
const doorbell = all.doorbell ?? ((): void => undefined);
delete all.mailbox;
delete all.doorbell;

export const view = new DataView(buffer);
const bytes = new Uint8Array(buffer);
// An element of an array of numbers is one bytecode here, a method of DataView forty. WebAssembly is little-endian everywhere.
const numbers = new Float64Array(buffer);
const integers = new BigUint64Array(buffer);
const [A, B, OPERATION, ANSWER, LENGTH] = [AT.A / 8, AT.B / 8, AT.OP / 8, AT.STATUS / 8, AT.LENGTH / 8];
const VALUE = AT.VALUE / 8;
const { YES } = STATUS;

/** True: done, or there. */
export function ring(operation: number, a = 0, b = 0): boolean {
  numbers[A] = a;
  numbers[B] = b;
  numbers[OPERATION] = operation;
  doorbell();
  return numbers[ANSWER] === YES;
}

export const number = (at: number): number => numbers[at / 8] ?? 0;
export const value = (): bigint => integers[VALUE] ?? 0n;
export const setValue = (of: bigint): void => {
  integers[VALUE] = of;
};

/** Names as bytes: there are few, and they are asked for in every call. No Map, whose methods a reader's file could replace. */
const names = Object.create(null) as Record<string, Uint8Array>;
let room = 256;

export const setLength = (length: number): void => {
  numbers[LENGTH] = length;
};

/** A name is ASCII; what is too long is nobody's name. */
function encoded(name: string): Uint8Array {
  const code = new Uint8Array(Math.min(name.length, NAME));
  for (let i = 0; i < code.length; i++) code[i] = name.charCodeAt(i) & 0x7f;
  if (room-- > 0) names[name] = code;
  return code;
}

export function setName(name: string): void {
  const text = String(name);
  const code = names[text] ?? encoded(text);
  bytes.set(code, AT.BYTES);
  setLength(code.length);
}

/** Hands bytes over before the operation that uses them. */
export function send(all: Uint8Array): void {
  for (let done = 0; done < all.length; done += PIECE) {
    const piece = all.subarray(done, done + PIECE);
    bytes.set(piece, AT.BYTES);
    setLength(piece.length);
    ring(OP.PIECE);
  }
}

/** What an operation left to be fetched. */
export function receive(length: number): Uint8Array {
  const all = new Uint8Array(length);
  for (let done = 0; done < length;) {
    if (!ring(OP.MORE)) break;
    const size = number(AT.LENGTH);
    all.set(bytes.subarray(AT.BYTES, AT.BYTES + size), done);
    done += size;
  }
  return all;
}

/** UTF-16 to the host: two bytes a unit, so that no text is malformed. */
export function sendText(text: string): void {
  const units = new Uint16Array(text.length);
  for (let i = 0; i < text.length; i++) units[i] = text.charCodeAt(i);
  send(new Uint8Array(units.buffer));
}
