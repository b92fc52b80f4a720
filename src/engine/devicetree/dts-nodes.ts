import { fail, type DtsCursor, type SourcePlace } from './dts-cursor.ts';
import { acceptLabels, parseValue, type Label, type Piece } from './dts-value.ts';
import { isSourceNodeName, isSourcePropertyName } from './names.ts';
import { limits } from './tree.ts';

/** What stands between the braces of a node, statement by statement. */
export interface NodeBody {
  readonly properties: PropertyStatement[];
  readonly nodes: NodeStatement[];
}

export interface PropertyStatement {
  readonly name: string;
  readonly place: SourcePlace;
  /** Undefined for /delete-property/. */
  readonly value: readonly Piece[] | undefined;
  readonly labels: readonly Label[];
}

export interface NodeStatement {
  readonly name: string;
  readonly place: SourcePlace;
  /** Undefined for /delete-node/. */
  readonly body: NodeBody | undefined;
  readonly labels: readonly Label[];
  readonly omitIfNoReference: boolean;
}

const name = /\\?([\w,.+*#?@-]+)/y;

/**
 * Parses `{ … };`: properties first, then nodes (Devicetree Specification v0.4 §6.3). `depth` is that of the node itself,
 * the root's being 1.
 */
export function parseBody(cursor: DtsCursor, depth: number): NodeBody {
  if (depth > limits.depth) fail('dts.too-deep', cursor.place(), { limit: limits.depth });
  const body: NodeBody = { properties: [], nodes: [] };
  cursor.expect('{');
  while (!cursor.accept('}')) parseStatement(cursor, body, depth);
  expectSemicolon(cursor);
  return body;
}

/** Errors: dts.missing-semicolon, placed where it belongs rather than where the next token stands. */
export function expectSemicolon(cursor: DtsCursor): void {
  const place = cursor.lastEnd();
  if (!cursor.accept(';')) fail('dts.missing-semicolon', place);
}

function parseStatement(cursor: DtsCursor, body: NodeBody, depth: number): void {
  const labels: Label[] = [];
  acceptLabels(cursor, labels);
  const omitIfNoReference = cursor.accept('/omit-if-no-ref/');
  acceptLabels(cursor, labels);
  const place = cursor.place();
  if (cursor.accept('/delete-property/')) {
    const deleted = parseName(cursor);
    expectSemicolon(cursor);
    addProperty(body, { name: deleted, place, value: undefined, labels });
  } else if (cursor.accept('/delete-node/')) {
    const deleted = parseName(cursor);
    expectSemicolon(cursor);
    body.nodes.push({ name: deleted, place, body: undefined, labels, omitIfNoReference });
  } else {
    const read = parseName(cursor);
    if (cursor.sees('{')) {
      if (!isSourceNodeName(read)) fail('dts.bad-node-name', place, { name: read.slice(0, 40) });
      checkLength(read, place);
      body.nodes.push({ name: read, place, body: parseBody(cursor, depth + 1), labels, omitIfNoReference });
    } else {
      addProperty(body, parseProperty(cursor, read, place, labels));
    }
  }
}

function parseProperty(cursor: DtsCursor, read: string, place: SourcePlace, labels: Label[]): PropertyStatement {
  const value = cursor.accept('=') ? parseValue(cursor, labels) : [];
  expectSemicolon(cursor);
  if (!isSourcePropertyName(read)) fail('dts.bad-property-name', place, { name: read.slice(0, 40) });
  checkLength(read, place);
  return { name: read, place, value, labels };
}

function addProperty(body: NodeBody, property: PropertyStatement): void {
  if (body.nodes.length > 0) fail('dts.property-after-node', property.place, { name: property.name.slice(0, 40) });
  body.properties.push(property);
}

function parseName(cursor: DtsCursor): string {
  const found = cursor.match(name)?.[1];
  return found ?? cursor.failExpected('…', 'dts.expected-name');
}

function checkLength(read: string, place: SourcePlace): void {
  if (read.length > limits.nameBytes) fail('dts.name-too-long', place, { limit: limits.nameBytes });
}
