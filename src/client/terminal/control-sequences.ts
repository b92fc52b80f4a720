/**
 * What a guest writes on its way to the terminal. xterm does what a control sequence says as often as its parameter
 * says, so `ESC [ 999999999 Z` would hold the page for minutes: parameters are brought down to what a screen can show,
 * and a sequence without end is not kept for ever. Everything else passes as it is.
 */

/** Columns, rows and repetitions: a screen has fewer, so that the effect is the same. */
const MOST = 999;
/** Modes of terminals (`ESC [ ? 2026 h`) are numbers of another kind, which nothing counts up to. */
const MOST_PRIVATE = 65_535;
/** Characters of one sequence that are kept; SGR with many colours has a hundred. */
const LONGEST = 1024;

const ESC = 0x1b;
const CSI = 0x5b;
/** The second byte, in UTF-8, of U+009B, which is CSI as well, and its first. */
const C1_CSI = 0x9b;
const C1_LEAD = 0xc2;
const CAN = 0x18;
const SUB = 0x1a;
const DEL = 0x7f;

type State = 'text' | 'escape' | 'lead' | 'csi';

export class ControlSequences {
  private state: State = 'text';
  private parameters = '';
  private tooLong = false;

  /** Of these bytes what may go to the terminal now; the beginning of a sequence waits for its end. */
  pass(bytes: Uint8Array): Uint8Array {
    // Nearly all of a console's output is text.
    if (this.state === 'text' && !bytes.includes(ESC) && !bytes.includes(C1_LEAD)) return bytes;
    const out: number[] = [];
    for (const byte of bytes) this.take(byte, out);
    return Uint8Array.from(out);
  }
  reset(): void {
    this.state = 'text';
    this.parameters = '';
    this.tooLong = false;
  }

  private take(byte: number, out: number[]): void {
    if (this.state === 'csi') return this.inSequence(byte, out);
    if ((this.state === 'escape' && byte === CSI) || (this.state === 'lead' && byte === C1_CSI)) {
      this.reset();
      this.state = 'csi';
      return;
    }
    if (this.state === 'escape') out.push(ESC);
    if (this.state === 'lead') out.push(C1_LEAD);
    this.state = byte === ESC ? 'escape' : byte === C1_LEAD ? 'lead' : 'text';
    if (this.state === 'text') out.push(byte);
  }

  /** Between `ESC [` and the final byte (ECMA-48 §5.4). */
  private inSequence(byte: number, out: number[]): void {
    if (byte >= 0x40 && byte < DEL) {
      if (!this.tooLong) for (const c of `\x1b[${clamped(this.parameters)}`) out.push(c.charCodeAt(0));
      if (!this.tooLong) out.push(byte);
      this.reset();
    } else if (byte >= 0x20 && byte < DEL) {
      if (this.parameters.length < LONGEST) this.parameters += String.fromCharCode(byte);
      else this.tooLong = true;
    } else if (byte === ESC || byte === CAN || byte === SUB || byte > DEL) {
      // Given up by its writer: nothing of it is shown, and what ends it counts.
      this.reset();
      this.take(byte, out);
    } else if (byte !== DEL) {
      // Line feeds and their like take effect inside a sequence.
      out.push(byte);
    }
  }
}

function clamped(parameters: string): string {
  const most = /^[<=>?]/.test(parameters) ? MOST_PRIVATE : MOST;
  return parameters.replace(/\d+/g, (digits) => (Number(digits) > most ? String(most) : digits));
}
