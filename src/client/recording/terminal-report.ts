/** What terminals answer when they are asked: cursor position and status (ECMA-48 8.3.14, 8.3.35), attributes (8.3.24). */
const ESCAPE = String.fromCharCode(0x1b);
const REPORT = /^\[(\d+;\d+R|0n|[?>]?[\d;]*c)$/;

/** Whether these bytes are such an answer, which nobody typed. */
export function isTerminalReport(bytes: Uint8Array): boolean {
  const text = String.fromCharCode(...bytes.subarray(0, 64));
  return bytes.length <= 64 && text.startsWith(ESCAPE) && REPORT.test(text.slice(1));
}
