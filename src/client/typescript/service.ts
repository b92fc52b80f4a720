/**
 * TypeScript's own checker over a reader's files and the declarations of what they may import. For a worker: it is the whole
 * compiler, and a check takes a good part of a second.
 */
import ts from 'typescript';
import { checksOf, placeOfExport, CHECKS } from './handler-checks.ts';

/** What bin/sandbox/declarations.ts made. */
export interface Declarations {
  readonly files: Readonly<Record<string, string>>;
  readonly modules: Readonly<Record<string, string>>;
  readonly library: string;
}

/** 1-based; columns count UTF-16 units, as editors do. */
export interface TypeProblem {
  readonly file: string;
  readonly line: number;
  readonly column: number;
  /** Characters that it is about. */
  readonly length: number;
  /** TypeScript's number: 2322 for TS2322. */
  readonly code: number;
  /** TypeScript's own words, in the language that it was given. */
  readonly text: string;
  readonly severity: 'error' | 'warning' | 'hint';
}

export interface Completion {
  readonly name: string;
  /** TypeScript's word for what it is: `method`, `property`, `const` … */
  readonly kind: string;
  /** Its type and its comment, of the first few. */
  readonly detail?: string;
}

export interface Completions {
  /** Offset at which the word begins that a completion replaces. */
  readonly from: number;
  readonly all: readonly Completion[];
}

const OPTIONS: ts.CompilerOptions = {
  target: ts.ScriptTarget.ES2022,
  module: ts.ModuleKind.ESNext,
  moduleResolution: ts.ModuleResolutionKind.Bundler,
  allowImportingTsExtensions: true,
  noEmit: true,
  strict: true,
  // What the sandbox refuses, said while it is typed.
  erasableSyntaxOnly: true,
  verbatimModuleSyntax: true,
  skipLibCheck: true,
  noLib: true,
  types: [],
};
const FOLDER = '/reader/';
const MOST = 200;
const DETAILED = 40;
const SEVERITIES: readonly TypeProblem['severity'][] = ['warning', 'error', 'hint', 'hint'];

export class TypeScriptService {
  readonly #declarations: Declarations;
  readonly #service: ts.LanguageService;
  #files: ReadonlyMap<string, { readonly text: string; readonly version: number }> = new Map();
  #version = 0;

  /** @param messages TypeScript's sentences in another language, by their keys */
  constructor(declarations: Declarations, messages?: Readonly<Record<string, string>>) {
    this.#declarations = declarations;
    const { setLocalizedDiagnosticMessages } = ts as { setLocalizedDiagnosticMessages?: (all: unknown) => void };
    setLocalizedDiagnosticMessages?.(messages);
    this.#service = ts.createLanguageService(this.#host());
  }

  #text(path: string): string | undefined {
    const { files } = this.#declarations;
    return this.#files.get(path)?.text ?? (Object.hasOwn(files, path) ? files[path] : undefined);
  }

  #host(): ts.LanguageServiceHost {
    const { library, modules } = this.#declarations;
    const paths = Object.fromEntries(Object.entries(modules).map(([name, path]) => [name, [path]]));
    const fileExists = (path: string): boolean => this.#text(path) !== undefined;
    return {
      getCompilationSettings: () => ({ ...OPTIONS, paths }),
      getScriptFileNames: () => [library, ...this.#files.keys()],
      getScriptVersion: (path) => String(this.#files.get(path)?.version ?? 0),
      getScriptSnapshot: (path) => {
        const text = this.#text(path);
        return text === undefined ? undefined : ts.ScriptSnapshot.fromString(text);
      },
      getCurrentDirectory: () => '/',
      getDefaultLibFileName: () => library,
      fileExists,
      readFile: (path) => this.#text(path),
      directoryExists: () => true,
      getDirectories: () => [],
    };
  }

  #take(files: Readonly<Record<string, string>>): void {
    const own = Object.entries(files).map(([name, text]) => [FOLDER + name, text] as const);
    const all = new Map([...own, [CHECKS, checksOf(own)] as const]);
    this.#files = new Map(
      [...all].map(([path, text]) => {
        const before = this.#files.get(path);
        return [path, before?.text === text ? before : { text, version: ++this.#version }];
      }),
    );
  }

  /** What is wrong with the files, in the order of their lines; handlers are held to their declared signatures. */
  diagnose(files: Readonly<Record<string, string>>): readonly TypeProblem[] {
    this.#take(files);
    const problems: TypeProblem[] = [];
    for (const name of Object.keys(files)) {
      const path = FOLDER + name;
      const found = [...this.#service.getSyntacticDiagnostics(path), ...this.#service.getSemanticDiagnostics(path)];
      for (const { start = 0, length = 1, ...rest } of found) problems.push(this.#problem(name, start, length, rest));
    }
    for (const { start = 0, ...rest } of this.#service.getSemanticDiagnostics(CHECKS)) {
      const place = placeOfExport(this.#files.get(CHECKS)?.text ?? '', start, this.#service.getProgram());
      if (place !== undefined)
        problems.push(this.#problem(place.path.slice(FOLDER.length), place.start, place.length, rest));
    }
    return problems
      .slice(0, MOST)
      .sort((a, b) => (a.file === b.file ? a.line - b.line || a.column - b.column : a.file < b.file ? -1 : 1));
  }

  #problem(
    file: string,
    start: number,
    length: number,
    { code, messageText, category }: Pick<ts.Diagnostic, 'code' | 'messageText' | 'category'>,
  ): TypeProblem {
    const lines = (this.#text(FOLDER + file) ?? '').slice(0, start).split('\n');
    return {
      file,
      line: lines.length,
      column: (lines.at(-1)?.length ?? 0) + 1,
      length: Math.max(1, length),
      code,
      text: ts.flattenDiagnosticMessageText(messageText, '\n'),
      severity: SEVERITIES[category] ?? 'error',
    };
  }

  /** What can be written at an offset of a file. */
  complete(files: Readonly<Record<string, string>>, file: string, offset: number): Completions {
    this.#take(files);
    const path = FOLDER + file;
    const text = files[file] ?? '';
    const at = Math.min(Math.max(0, Math.trunc(offset) || 0), text.length);
    const from = at - (/[\w$]*$/.exec(text.slice(0, at))?.[0].length ?? 0);
    if (!Object.hasOwn(files, file)) return { from, all: [] };
    const found = this.#service.getCompletionsAtPosition(path, at, { includeCompletionsWithInsertText: false });
    const word = text.slice(from, at).toLowerCase();
    const all = (found?.entries ?? [])
      .filter(({ name }) => name.toLowerCase().startsWith(word))
      .sort((a, b) => (a.sortText < b.sortText ? -1 : a.sortText > b.sortText ? 1 : a.name < b.name ? -1 : 1))
      .slice(0, MOST);
    return { from, all: all.map(({ name, kind }, n) => this.#completion(path, at, name, kind, n < DETAILED)) };
  }

  #completion(path: string, at: number, name: string, kind: string, detailed: boolean): Completion {
    const details = detailed
      ? this.#service.getCompletionEntryDetails(path, at, name, undefined, undefined, undefined, undefined)
      : undefined;
    if (details === undefined) return { name, kind };
    const comment = ts.displayPartsToString(details.documentation);
    const type = ts.displayPartsToString(details.displayParts);
    return { name, kind, detail: comment === '' ? type : `${type}\n${comment}` };
  }
}
