/**
 * Types out of a reader's TypeScript, in place: every line and column of what is left stays where it was. What has a
 * meaning of its own at run time (enum, namespace, parameter properties, decorators) is refused at its line.
 */
import { blankSourceFile } from 'ts-blank-space';
import ts from 'typescript';

export interface StripProblem {
  readonly code: string;
  readonly params: Readonly<Record<string, string | number>>;
  /** 1-based. */
  readonly line: number;
  readonly column: number;
}

export type Stripped = { readonly code: string } | { readonly problems: readonly StripProblem[] };

const MEANINGFUL: Readonly<Partial<Record<ts.SyntaxKind, string>>> = {
  [ts.SyntaxKind.EnumDeclaration]: 'enum',
  [ts.SyntaxKind.ModuleDeclaration]: 'namespace',
  [ts.SyntaxKind.Decorator]: 'decorator',
  [ts.SyntaxKind.ImportEqualsDeclaration]: 'import =',
  [ts.SyntaxKind.ExportAssignment]: 'export =',
  [ts.SyntaxKind.Parameter]: 'parameter property',
  [ts.SyntaxKind.TypeAssertionExpression]: '<T>value',
};

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
  const say = (at: number, code: string, params: StripProblem['params']): void => {
    const { line, character } = tree.getLineAndCharacterOfPosition(at);
    problems.push({ code, params, line: line + 1, column: character + 1 });
  };
  // The parser goes on behind its own errors; the stripper must not.
  const { parseDiagnostics = [] } = tree as { parseDiagnostics?: readonly ts.Diagnostic[] };
  for (const { start = 0, messageText } of parseDiagnostics.slice(0, 20))
    say(start, 'sandbox.syntax', { error: ts.flattenDiagnosticMessageText(messageText, ' ').slice(0, 300) });
  if (problems.length > 0) return { problems };
  const refused = (node: ts.Node): void =>
    say(node.getStart(tree), 'sandbox.typescript', { construct: MEANINGFUL[node.kind] ?? ts.SyntaxKind[node.kind] });
  const visit = (node: ts.Node): void => {
    if (ts.isDecorator(node)) refused(node);
    else if (ts.isCallExpression(node) && node.expression.kind === ts.SyntaxKind.ImportKeyword)
      say(node.getStart(tree), 'sandbox.dynamic-import', {});
    ts.forEachChild(node, visit);
  };
  visit(tree);
  const code = blankSourceFile(tree, refused);
  return problems.length > 0 ? { problems } : { code };
}
