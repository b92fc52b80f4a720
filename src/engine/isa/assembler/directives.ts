/** All directives by name. Each takes its arguments' text from `at` on. */
import type { Directive } from './call.ts';
import { dataDirectives } from './directives-data.ts';
import { placeDirectives } from './directives-place.ts';
import { symbolDirectives } from './directives-symbols.ts';
import { defineMacro, repeat, repeatOver } from './macros.ts';
import { AssemblyError } from '../syntax/cursor.ts';
import type { Assembly } from './assembly.ts';
import { readString } from './lexer.ts';
import { isRegisterName } from './expressions.ts';

const ignore: Directive = () => undefined;
const message =
  (code: 'asm.user-error' | 'asm.user-warning'): Directive =>
  (a, { text, at, column }) => {
    const from = at + (/^\s*/.exec(text.slice(at))?.[0].length ?? 0);
    const said =
      text[from] === '"'
        ? new TextDecoder().decode(Uint8Array.from(readString(text, from).bytes))
        : text.slice(from).trim();
    const error = new AssemblyError(code, column, { message: said });
    if (code === 'asm.user-error') throw error;
    a.report(error, a.source, a.warnings);
  };

const flow: Readonly<Record<string, Directive>> = {
  '.macro': (a, { text, at, column }) => defineMacro(a, text, at, column),
  '.rept': (a, { text, at, column }) => repeat(a, text, at, column),
  '.rep': (a, { text, at, column }) => repeat(a, text, at, column),
  '.irp': (a, { text, at, column }) => repeatOver(a, false, text, at, column),
  '.irpc': (a, { text, at, column }) => repeatOver(a, true, text, at, column),
  '.altmacro': (a) => void (a.alternate = true),
  '.noaltmacro': (a) => void (a.alternate = false),
  '.exitm': (a, { column }) => {
    const conditionals = a.input.exitMacro();
    if (conditionals === undefined) throw new AssemblyError('asm.outside-macro', column);
    a.conditionals.length = conditionals;
  },
  '.purgem': (a, { text, at, column }) => {
    const name = text.slice(at).trim();
    if (!a.macros.delete(name.toLowerCase())) throw new AssemblyError('asm.macro-unknown', column, { name });
  },
  '.include': (a, { text, at, column }) => {
    const from = at + (/^\s*/.exec(text.slice(at))?.[0].length ?? 0);
    if (text[from] !== '"') throw new AssemblyError('asm.string-expected', from + 1);
    const path = new TextDecoder().decode(Uint8Array.from(readString(text, from).bytes));
    if (a.include === undefined) throw new AssemblyError('asm.include-refused', column, { path });
    const found = a.include(path);
    if (found === undefined) throw new AssemblyError('asm.include-not-found', from + 1, { path });
    a.input.pushFile(
      found,
      path,
      [...a.source.via, { ...a.source.place, name: '.include' }],
      a.conditionals.length,
      a.source.top,
    );
  },
  '.end': (a) => a.input.end(),
  '.error': message('asm.user-error'),
  '.err': (_, { column }) => {
    throw new AssemblyError('asm.user-error', column, { message: '.err' });
  },
  '.warning': message('asm.user-warning'),
  '.unreq': (a, { text, at }) => void a.aliases.delete(text.slice(at).trim().toLowerCase()),
};
for (const end of ['.endm', '.endmacro', '.endr', '.endrept'])
  Object.assign(flow, {
    [end]: ((_, { column }) => {
      throw new AssemblyError('asm.block-end', column, { directive: end });
    }) satisfies Directive,
  });

/** Without effect on the bytes of a flat image: for the linker, the debugger and the choice of architecture. */
const ignored = [
  '.arch',
  '.cpu',
  '.arch_extension',
  '.file',
  '.ident',
  '.loc',
  '.size',
  '.type',
  '.weak',
  '.hidden',
  '.protected',
  '.internal',
  '.title',
  '.sbttl',
  '.list',
  '.nolist',
  '.eject',
  '.psize',
  '.print',
  '.extern',
  '.addrsig',
  '.addrsig_sym',
  '.cg_profile',
  '.symver',
  '.func',
  '.endfunc',
  '.ln',
  '.line',
  '.stabs',
  '.stabn',
  '.stabd',
  '.gnu_attribute',
  '.variant_pcs',
  '.version',
];

const all: Readonly<Record<string, Directive>> = {
  ...dataDirectives,
  ...placeDirectives,
  ...symbolDirectives,
  ...flow,
  ...Object.fromEntries(ignored.map((name) => [name, ignore])),
};

/** Whether a directive only writes data. */
export const isData = (name: string): boolean => Object.hasOwn(dataDirectives, name);
export const directiveNames = (): string[] => Object.keys(all);

/** The directive of a name in lower case; `.cfi_…` ones describe stack frames and have no bytes here. */
export function directive(name: string): Directive | undefined {
  if (name.startsWith('.cfi_')) return ignore;
  return Object.hasOwn(all, name) ? all[name] : undefined;
}

/** `name .req x0` */
export function nameRegister(a: Assembly, name: string, text: string, at: number): void {
  const register = text.slice(at).trim();
  const real = a.aliases.get(register.toLowerCase()) ?? register;
  if (!isRegisterName(real)) throw new AssemblyError('asm.register-expected', at + 1, { found: register });
  a.aliases.set(name.toLowerCase(), real);
}
