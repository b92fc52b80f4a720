/** Inside: the mailbox as functions. It takes the two globals of the host away before anybody else's code runs. */
import { AT, NAME, OP, PIECE, STATUS } from '../mailbox.ts';

const all = globalThis as { mailbox?: ArrayBuffer; doorbell?: () => void };

const buffer = all.mailbox ?? new ArrayBuffer(0);
const doorbell = all.doorbell ?? ((): void => undefined);
delete all.mailbox;
delete all.doorbell;

export const view = new DataView(buffer);
const bytes = new Uint8Array(buffer);

/** True: done, or there. */
export function ring(operation: number, a = 0, b = 0): boolean {
  view.setFloat64(AT.A, a, true);
  view.setFloat64(AT.B, b, true);
  view.setFloat64(AT.OP, operation, true);
  doorbell();
  return view.getFloat64(AT.STATUS, true) === STATUS.YES;
}

export const number = (at: number): number => view.getFloat64(at, true);
export const value = (): bigint => view.getBigUint64(AT.VALUE, true);
export const setValue = (of: bigint): void => view.setBigUint64(AT.VALUE, of, true);

export const setLength = (length: number): void => view.setFloat64(AT.LENGTH, length, true);

/** A name is ASCII; what is too long is nobody's name. */
export function setName(name: string): void {
  const text = String(name);
  const length = Math.min(text.length, NAME);
  for (let i = 0; i < length; i++) bytes[AT.BYTES + i] = text.charCodeAt(i) & 0x7f;
  view.setFloat64(AT.LENGTH, length, true);
}

/** Hands bytes over before the operation that uses them. */
export function send(all: Uint8Array): void {
  for (let done = 0; done < all.length; done += PIECE) {
    const piece = all.subarray(done, done + PIECE);
    bytes.set(piece, AT.BYTES);
    view.setFloat64(AT.LENGTH, piece.length, true);
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
