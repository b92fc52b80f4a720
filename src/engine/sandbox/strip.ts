/**
 * Types out of a reader's TypeScript, in place: every line and column of what is left stays where it was. What has a
 * meaning of its own at run time (enum, namespace, parameter properties, decorators) is refused at its line.
 */
import type { Shift } from './faults.ts';
import { THROWN } from './mailbox.ts';
import { blankSourceFile } from 'ts-blank-space';
import ts from 'typescript';

export interface StripProblem {
  readonly code: string;
  readonly params: Readonly<Record<string, string | number>>;
  /** 1-based. */
  readonly line: number;
  readonly column: number;
}

/** JavaScript, and where it is longer than what the reader wrote. */
export interface StrippedCode {
  readonly code: string;
  readonly shifts: readonly Shift[];
}
export type Stripped = StrippedCode | { readonly problems: readonly StripProblem[] };

const MEANINGFUL: Readonly<Partial<Record<ts.SyntaxKind, string>>> = {
  [ts.SyntaxKind.EnumDeclaration]: 'enum',
  [ts.SyntaxKind.ModuleDeclaration]: 'namespace',
  [ts.SyntaxKind.Decorator]: 'decorator',
  [ts.SyntaxKind.ImportEqualsDeclaration]: 'import =',
  [ts.SyntaxKind.ExportAssignment]: 'export =',
  [ts.SyntaxKind.Parameter]: 'parameter property',
  [ts.SyntaxKind.TypeAssertionExpression]: '<T>value',
};

/** TypeScript's own sentences, by their keys, in another language than English; undefined: English. Said once for the whole module. */
export function speak(messages: Readonly<Record<string, string>> | undefined): void {
  const { setLocalizedDiagnosticMessages } = ts as { setLocalizedDiagnosticMessages?: (all: unknown) => void };
  setLocalizedDiagnosticMessages?.(messages);
}

/** @param file name for the messages, `mmio.ts` */
export function strip(file: string, source: string): Stripped {
  try {
    return stripped(file, source);
  } catch (error) {
    // The parser recurses, and a source can nest deeper than any stack.
    if (!(error instanceof RangeError)) throw error;
    return { problems: [{ code: 'sandbox.nested', params: {}, line: 1, column: 1 }] };
  }
}

function stripped(file: string, source: string): Stripped {
  const tree = ts.createSourceFile(file, source, { languageVersion: ts.ScriptTarget.ES2022 }, true, ts.ScriptKind.TS);
  const problems: StripProblem[] = [];
  const insertions: Insertion[] = [];
  const say = (at: number, code: string, params: StripProblem['params']): void => {
    const { line, character } = tree.getLineAndCharacterOfPosition(at);
    problems.push({ code, params, line: line + 1, column: character + 1 });
  };
  // The parser goes on behind its own errors; the stripper must not.
  const { parseDiagnostics = [] } = tree as { parseDiagnostics?: readonly ts.Diagnostic[] };
  for (const { start = 0, messageText } of parseDiagnostics.slice(0, 20))
    say(start, 'sandbox.syntax', {
      error: ts
        .flattenDiagnosticMessageText(messageText, ' ')
        .replace(/[.。]$/, '')
        .slice(0, 300),
    });
  if (problems.length > 0) return { problems };
  const refused = (node: ts.Node): void =>
    say(node.getStart(tree), 'sandbox.typescript', { construct: MEANINGFUL[node.kind] ?? ts.SyntaxKind[node.kind] });
  const visit = (node: ts.Node): void => {
    if (ts.isDecorator(node)) refused(node);
    else if (ts.isCallExpression(node) && node.expression.kind === ts.SyntaxKind.ImportKeyword)
      say(node.getStart(tree), 'sandbox.dynamic-import', {});
    else if (ts.isIterationStatement(node, false)) insertions.push(...markerOf(node, tree));
    else if (ts.isThrowStatement(node))
      // First, so that it closes before a loop that ends with it.
      insertions.unshift(
        { at: node.expression.getStart(tree), text: `${THROWN}((` },
        { at: node.expression.end, text: '))' },
      );
    ts.forEachChild(node, visit);
  };
  visit(tree);
  const code = blankSourceFile(tree, refused);
  return problems.length > 0 ? { problems } : inserted(code, insertions, tree);
}

interface Insertion {
  readonly at: number;
  readonly text: string;
}

/** Reads nothing, but QuickJS notes its place. */
const MARKER = '0..x;';

/**
 * A loop that is interrupted is reported at what precedes its beginning, and only some operations have a place: without a
 * marker the message would name the statement before the loop.
 */
function markerOf(loop: ts.Node, tree: ts.SourceFile): Insertion[] {
  let statement = loop;
  while (ts.isLabeledStatement(statement.parent)) statement = statement.parent;
  const { parent } = statement;
  const start = statement.getStart(tree);
  if (ts.isSourceFile(parent) || ts.isBlock(parent) || ts.isCaseOrDefaultClause(parent))
    return [{ at: start, text: MARKER }];
  return [
    { at: start, text: `{${MARKER}` },
    { at: statement.end, text: '}' },
  ];
}

function inserted(code: string, insertions: readonly Insertion[], tree: ts.SourceFile): StrippedCode {
  const ordered = [...insertions].sort((a, b) => a.at - b.at);
  let text = '';
  let copied = 0;
  for (const { at, text: more } of ordered) {
    text += code.slice(copied, at) + more;
    copied = at;
  }
  const shifts = ordered.map(({ at, text: { length } }) => {
    const { line, character } = tree.getLineAndCharacterOfPosition(at);
    return { line: line + 1, column: character + 1, by: length };
  });
  return { code: text + code.slice(copied), shifts };
}
