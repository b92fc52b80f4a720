/**
 * What the device tree page keeps in this browser: the draft, for as long as the reader wants, and the blob on its way to
 * the machine page. Web storage, because it is written at once: a draft in a database could lose the last words when
 * the page closes.
 */

const draftKey = 'trap-and-emulate device tree draft';
const handedKey = 'trap-and-emulate device tree for the machine';

/** The text that was being written, if any. */
export function loadDraft(storage: Storage): string | undefined {
  return attempt(() => storage.getItem(draftKey) ?? undefined);
}

/** Whether the text is kept; browsers may refuse storage, and limit it to about five million characters. */
export function keepDraft(storage: Storage, text: string): boolean {
  return attempt(() => (storage.setItem(draftKey, text), true)) ?? false;
}

export function forgetDraft(storage: Storage): void {
  attempt(() => storage.removeItem(draftKey));
}

/** Leaves a blob for the machine page that opens next in this tab; false when the browser refuses to hold it. */
export function handOver(storage: Storage, blob: Uint8Array): boolean {
  let text = '';
  // In pieces, because the arguments of a call go onto the stack.
  for (let at = 0; at < blob.length; at += 0x1000) text += String.fromCharCode(...blob.subarray(at, at + 0x1000));
  return attempt(() => (storage.setItem(handedKey, text), true)) ?? false;
}

/** Takes the blob that was left, once. */
export function takeHandedOver(storage: Storage): Uint8Array<ArrayBuffer> | undefined {
  const text = attempt(() => storage.getItem(handedKey));
  if (text === undefined || text === null) return undefined;
  attempt(() => storage.removeItem(handedKey));
  return Uint8Array.from(text, (character) => character.charCodeAt(0));
}

/** Storage throws when it is full or forbidden. */
function attempt<Result>(action: () => Result): Result | undefined {
  try {
    return action();
  } catch {
    return undefined;
  }
}
