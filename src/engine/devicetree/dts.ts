import { DtsCursor, fail, type BytesResolver, type IncludeResolver } from './dts-cursor.ts';
import { parseInteger } from './dts-expression.ts';
import { Draft } from './dts-merge.ts';
import { expectSemicolon, parseBody } from './dts-nodes.ts';
import { resolveReferences } from './dts-references.ts';
import { acceptLabels, acceptReference, type Label, type Reference } from './dts-value.ts';
import { writeDtb } from './dtb-writer.ts';
import { getProperty } from './edit.ts';
import type { DeviceTree, DeviceTreeNode, Reservation } from './tree.ts';

export interface CompileOptions {
  /** Opens `/include/`d files; without it an include is an error. */
  readonly include?: IncludeResolver;
  /** Opens `/incbin/`d files; without it one is an error. */
  readonly incbin?: BytesResolver;
}

/**
 * Compiles device tree source, version 1 (Devicetree Specification v0.4 §6), to a tree. With /plugin/ it is an overlay, as
 * dtc writes it. The C preprocessor is refused; its line markers are skipped.
 *
 * Throws the first error as EngineError `dts.…` with `line`, `column` (from 1) and, in included text, `file`.
 */
export function compileDts(source: string, options: CompileOptions = {}): DeviceTree {
  const cursor = new DtsCursor(source, options.include, options.incbin);
  const { reservations, overlay } = parseHead(cursor);
  const draft = new Draft(overlay);
  const begins = cursor.sees('/') ? !cursor.sees('/delete-node/') : overlay && cursor.sees('&');
  if (!begins) cursor.failExpected('/ {', 'dts.no-root');
  while (!cursor.atEnd()) parseTopLevel(cursor, draft);
  const root = resolveReferences(draft);
  return { root, reservations, bootCpu: bootCpu(root) };
}

/** Compiles device tree source to a blob. Errors: those of `compileDts` and `writeDtb`. */
export function compileDtsToBlob(source: string, options: CompileOptions = {}): Uint8Array {
  return writeDtb(compileDts(source, options));
}

function parseHead(cursor: DtsCursor): { readonly reservations: Reservation[]; readonly overlay: boolean } {
  const start = cursor.place();
  if (!cursor.accept('/dts-v1/')) fail('dts.no-version', start);
  expectSemicolon(cursor);
  let overlay = false;
  const reservations: Reservation[] = [];
  for (;;) {
    acceptLabels(cursor, []);
    const place = cursor.place();
    if (cursor.accept('/plugin/')) {
      overlay = true;
    } else if (cursor.accept('/memreserve/')) {
      const address = parseInteger(cursor);
      const size = parseInteger(cursor);
      // §5.3.2: an entry of two zeros ends the block.
      if (address === 0n && size === 0n) fail('dts.empty-reservation', place);
      reservations.push({ address, size });
    } else if (!cursor.accept('/dts-v1/')) {
      return { reservations, overlay };
    }
    expectSemicolon(cursor);
  }
}

function parseTopLevel(cursor: DtsCursor, draft: Draft): void {
  const labels: Label[] = [];
  acceptLabels(cursor, labels);
  const place = cursor.place();
  if (cursor.accept('/delete-node/')) {
    draft.delete(expectReference(cursor));
    expectSemicolon(cursor);
  } else if (cursor.accept('/omit-if-no-ref/')) {
    draft.resolve(expectReference(cursor)).omitIfNoReference = true;
    expectSemicolon(cursor);
  } else if (cursor.accept('/memreserve/')) {
    fail('dts.late-reservation', place);
  } else if (cursor.accept('/')) {
    draft.defineRoot(parseBody(cursor, 1));
  } else {
    const reference = acceptReference(cursor);
    if (!reference) return cursor.failExpected('/ &', 'dts.expected-statement');
    draft.extend(reference, parseBody(cursor, 1), labels);
  }
}

function expectReference(cursor: DtsCursor): Reference {
  return acceptReference(cursor) ?? cursor.failExpected('&label', 'dts.expected');
}

/** The blob's boot CPU: `reg` of the first node in /cpus, as dtc has it; 0 when that is no single cell. */
function bootCpu(root: DeviceTreeNode): number {
  const first = root.children.find((node) => node.name === 'cpus')?.children[0];
  const reg = first && getProperty(first, 'reg');
  return reg?.length === 4 ? new DataView(reg.buffer, reg.byteOffset).getUint32(0) : 0;
}
