/** The type check of what a lab's author has written, for `npm run labs`. */
import { readFileSync } from 'node:fs';
import { TypeScriptService, type Declarations } from '../src/client/typescript/service.ts';
import type { Lab } from '../src/labs/kit/lab.ts';
import { otherFiles, solutionFiles, starterFiles } from '../src/labs/kit/parameters.ts';

let checker: TypeScriptService | undefined;

/**
 * What the type checker says of what an author hands out as right, `solution: abort.ts:4:3 TS2345: …`. It fails nothing:
 * points are for what the machine did.
 */
export function typeNotes(lab: Lab): readonly string[] {
  const scripts = lab.files.filter(({ language }) => language === 'typescript').map(({ path }) => path);
  if (scripts.length === 0) return [];
  const declarations = new URL('../src/engine/sandbox/wasm/declarations.json', import.meta.url);
  checker ??= new TypeScriptService(JSON.parse(readFileSync(declarations, 'utf8')) as Declarations);
  const types = checker;
  const texts = [
    ['starter', starterFiles(lab, 0), scripts] as const,
    ['solution', solutionFiles(lab, 0), scripts] as const,
    // What another way has from the solution is the solution's.
    ...(lab.others ?? []).map((way) => [way.name, otherFiles(lab, way, 0), Object.keys(way.files)] as const),
  ];
  return texts.flatMap(([what, files, own]) =>
    types
      .diagnose(Object.fromEntries(scripts.map((path) => [path, files[path] ?? ''])))
      .filter(({ file }) => own.includes(file))
      .map(({ file, line, column, code, text }) => `${what}: ${file}:${line}:${column} TS${code}: ${text}`),
  );
}
