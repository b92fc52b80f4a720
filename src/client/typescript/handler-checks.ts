/**
 * Exported handlers against their declared signatures: a file beside the reader's that says so in TypeScript, and the way
 * from its errors back to the exports.
 */
import ts from 'typescript';

export const CHECKS = '/reader-checks.ts';
const MARK = /\/\* (\S+) (\w+) \*\//;

/** Exports by name, found without types: more than there are does no harm. */
function exportedNames(path: string, text: string): string[] {
  const tree = ts.createSourceFile(path, text, ts.ScriptTarget.ES2022, false, ts.ScriptKind.TS);
  return tree.statements.flatMap((statement) => {
    const exported = ts.canHaveModifiers(statement) && ts.getModifiers(statement)?.some(({ kind }) => kind === ts.SyntaxKind.ExportKeyword); // prettier-ignore
    if (exported === true && ts.isFunctionDeclaration(statement)) return statement.name === undefined ? [] : [statement.name.text]; // prettier-ignore
    if (exported === true && ts.isVariableStatement(statement))
      return statement.declarationList.declarations.flatMap(({ name }) => (ts.isIdentifier(name) ? [name.text] : []));
    if (ts.isExportDeclaration(statement) && statement.exportClause && ts.isNamedExports(statement.exportClause))
      return statement.exportClause.elements.filter(({ isTypeOnly }) => !isTypeOnly).map(({ name }) => name.text);
    return [];
  });
}

/** One line an export whose name is a handler's. Names that are none check against `unknown`, which everything is. */
export function checksOf(files: readonly (readonly [path: string, text: string])[]): string {
  const lines = [
    `import type { Handlers } from 'hypervisor';`,
    `type Wanted<Name> = Name extends keyof Handlers ? Handlers[Name] : unknown;`,
  ];
  files.forEach(([path, text], n) => {
    lines.push(`import * as file${n} from '${path}';`);
    for (const name of exportedNames(path, text))
      if (/^\w+$/.test(name)) lines.push(`file${n}.${name} satisfies Wanted<'${name}'>; /* ${path} ${name} */`);
  });
  return `${lines.join('\n')}\n`;
}

export interface ExportPlace {
  readonly path: string;
  readonly start: number;
  readonly length: number;
}

/** Where the export stands that an error at `start` of the checks is about. */
export function placeOfExport(checks: string, start: number, program: ts.Program | undefined): ExportPlace | undefined {
  const end = checks.indexOf('\n', start);
  const line = checks.slice(checks.lastIndexOf('\n', start) + 1, end < 0 ? undefined : end);
  const [, path = '', name = ''] = MARK.exec(line) ?? [];
  const source = program?.getSourceFile(path);
  const checker = program?.getTypeChecker();
  const module = source && checker?.getSymbolAtLocation(source);
  const found = module && checker?.getExportsOfModule(module).find((symbol) => symbol.name === name);
  const declaration = found?.declarations?.[0];
  if (source === undefined || declaration === undefined) return undefined;
  const at = ts.getNameOfDeclaration(declaration) ?? declaration;
  return { path, start: at.getStart(source), length: name.length };
}
