/**
 * What the type check of readers' TypeScript knows: the declarations of the modules `hypervisor` and `lab`, taken from the
 * engine's own sources, and ECMAScript's library without what the sandbox does not have.
 */
import { readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import ts from 'typescript';

export interface Declarations {
  /** Absolute path → text. */
  readonly files: Readonly<Record<string, string>>;
  /** Path of each module that files can import by its name. */
  readonly modules: Readonly<Record<string, string>>;
  /** Path of the library. */
  readonly library: string;
}

/** Parts of ECMAScript's library that are left out whole: time, locales, shared memory, what shows garbage collection. */
const PARTS = /(intl|sharedmemory|weakref|date|decorators|atomics)/;
const NAMES = new Set([
  'Date',
  'DateConstructor',
  'Intl',
  'eval',
  'WeakRef',
  'FinalizationRegistry',
  'SharedArrayBuffer',
  'Atomics',
]);

/** The modules that readers' files may import. @param root of this repository */
export function libraryProgram(root: string): ts.Program {
  const guest = join(root, 'src/engine/sandbox/guest');
  const options: ts.CompilerOptions = {
    declaration: true,
    emitDeclarationOnly: true,
    allowImportingTsExtensions: true,
    module: ts.ModuleKind.ESNext,
    moduleResolution: ts.ModuleResolutionKind.Bundler,
    target: ts.ScriptTarget.ES2023,
    lib: ['lib.es2023.d.ts', 'lib.dom.d.ts'],
    skipLibCheck: true,
    strict: true,
    types: [],
    rootDir: join(root, 'src'),
    outDir: '/',
  };
  return ts.createProgram([join(guest, 'library.ts'), join(guest, 'predicates.ts')], options);
}

export function declarations(program: ts.Program): Declarations {
  const files: Record<string, string> = {};
  program.emit(undefined, (path, text) => {
    // A declaration file that names `./a.ts` would look for a source.
    files[path] = text.replaceAll(/(['"]\.{1,2}\/[^'"]+)\.ts(['"])/g, '$1.js$2');
  });
  files['/lib.d.ts'] = library(dirname(ts.getDefaultLibFilePath({})));
  return {
    files,
    modules: { hypervisor: '/engine/sandbox/guest/library.d.ts', lab: '/engine/sandbox/guest/predicates.d.ts' },
    library: '/lib.d.ts',
  };
}

/** ECMAScript 2023 as one file. */
function library(folder: string): string {
  const seen = new Set<string>();
  const texts: string[] = [];
  const add = (name: string): void => {
    if (seen.has(name) || PARTS.test(name)) return;
    seen.add(name);
    const text = readFileSync(join(folder, `lib.${name}.d.ts`), 'utf8');
    const tree = ts.createSourceFile(name, text, ts.ScriptTarget.ES2023, true);
    for (const { fileName } of tree.libReferenceDirectives) add(fileName);
    for (const statement of tree.statements) if (!isLeftOut(statement)) texts.push(statement.getFullText(tree));
  };
  add('es2023');
  return texts.join('');
}

function isLeftOut(statement: ts.Statement): boolean {
  if (ts.isVariableStatement(statement))
    return statement.declarationList.declarations.some(({ name }) => ts.isIdentifier(name) && NAMES.has(name.text));
  const { name } = statement as { name?: ts.Node };
  return name !== undefined && ts.isIdentifier(name) && NAMES.has(name.text);
}
