/** Directives that say where things stand: alignment, origin, sections. */
import { AssemblyError } from '../syntax/cursor.ts';
import type { Assembly } from './assembly.ts';
import { argumentsOf, count, number, tree, type Call, type Directive } from './call.ts';
import { flagsOf, MAX_OUTPUT, type SectionFlags } from './section.ts';

const MAX_ALIGNMENT = 1 << 20;
const MAX_SUBSECTION = 8192;

const align =
  (power: boolean, patternSize: number): Directive =>
  (a, call) => {
    const [amount, fill, most] = argumentsOf(call, 0, 3, true);
    const value = number(a, call, amount, 0n);
    const alignment = power && value >= 0n && value < 32n ? 1 << Number(value) : Number(value === 0n ? 1n : value);
    if (value < 0n || (power && value > 20n) || alignment > MAX_ALIGNMENT || alignment <= 0)
      throw new AssemblyError('asm.alignment-range', (amount?.at ?? 0) + 1, {
        value: String(value),
        max: power ? 20 : MAX_ALIGNMENT,
      });
    if ((alignment & (alignment - 1)) !== 0)
      throw new AssemblyError('asm.alignment-power', (amount?.at ?? 0) + 1, { value: String(value) });
    const pattern =
      fill === undefined || fill.text === '' ? undefined : { value: number(a, call, fill, 0n), size: patternSize };
    const limit = number(a, call, most, 0n);
    a.align(alignment, pattern, limit > 0n ? Number(limit) : alignment, call.column);
  };

/** `.org offset, fill`: offsets count from the start of the section and never go back. */
const org: Directive = (a, call) => {
  const [target, fill] = argumentsOf(call, 1, 2);
  if (target === undefined) return;
  const expression = tree(call, target);
  const value = a.evaluate(expression);
  if (value.base !== undefined && value.base !== a.section)
    throw new AssemblyError('asm.org-section', target.at + 1, { section: a.section.name });
  const { size } = a.section;
  if (value.number < BigInt(size))
    throw new AssemblyError('asm.org-back', target.at + 1, {
      offset: `0x${size.toString(16)}`,
      target: `0x${value.number.toString(16)}`,
    });
  if (value.number > BigInt(MAX_OUTPUT))
    throw new AssemblyError('asm.org-far', target.at + 1, {
      target: `0x${value.number.toString(16)}`,
      limit: MAX_OUTPUT,
    });
  a.fill(Number(value.number) - size, 1, number(a, call, fill, 0n), call.column);
};

function enterNamed(a: Assembly, call: Call, remember: boolean): void {
  const found =
    /^\s*(?:"([^"]+)"|([^\s,"]+))\s*(?:,\s*(?:"([^"]*)"|(\d+))\s*)?(?:,\s*[@%]?(\w+)\s*)?(?:,[\s\S]*)?$/.exec(
      call.text.slice(call.at),
    );
  if (found === null) throw new AssemblyError('asm.section-name', call.column);
  const [, quoted, plain, letters, , type] = found;
  const name = quoted ?? plain ?? '';
  if (letters !== undefined && !/^[awxMSGTRoe?\d]*$/.test(letters))
    throw new AssemblyError('asm.section-letters', call.at + 1, { letters });
  const known = /^\.(?:text|rodata|data|bss)(?:\.|$)/.test(name);
  const flags: SectionFlags | undefined =
    letters === undefined || (letters === '' && known)
      ? undefined
      : flagsOf(letters, type?.toLowerCase() === 'nobits' || /^\.bss(?:\.|$)/.test(name));
  const section = a.sectionNamed(name, flags, call.at + 1);
  if (remember) a.sectionStack.push({ section: a.section, previous: a.previous });
  if (a.sectionStack.length > 1000) throw new AssemblyError('asm.nesting', call.column, { limit: 1000 });
  a.enter(section);
}
/** The number of a subsection, 0 without one. */
function subsectionOf(a: Assembly, call: Call): number {
  const [part] = argumentsOf(call, 0, 1);
  const value = count(a, call, part);
  if (value > MAX_SUBSECTION) throw new AssemblyError('asm.subsection', (part?.at ?? 0) + 1, { most: MAX_SUBSECTION });
  return value;
}
const to =
  (name: string): Directive =>
  (a, call) => {
    a.enter(a.sectionNamed(name, undefined, 1, subsectionOf(a, call)));
  };

/** `.struct offset`: what follows lays out fields, whose names are offsets. */
const structure: Directive = (a, call) => {
  const [offset] = argumentsOf(call, 0, 1);
  a.enterStructure(count(a, call, offset));
};

export const placeDirectives: Readonly<Record<string, Directive>> = {
  '.even': (a, { column }) => a.align(2, undefined, 2, column),
  '.align': align(true, 1),
  '.p2align': align(true, 1),
  '.p2alignw': align(true, 2),
  '.p2alignl': align(true, 4),
  '.balign': align(false, 1),
  '.balignw': align(false, 2),
  '.balignl': align(false, 4),
  '.org': org,
  '.text': to('.text'),
  '.data': to('.data'),
  '.bss': to('.bss'),
  '.rodata': to('.rodata'),
  '.section': (a, call) => enterNamed(a, call, false),
  '.pushsection': (a, call) => enterNamed(a, call, true),
  '.popsection': (a, call) => {
    const outer = a.sectionStack.pop();
    if (outer === undefined) throw new AssemblyError('asm.popsection', call.column);
    a.section = outer.section;
    a.previous = outer.previous;
  },
  '.subsection': (a, call) => {
    a.enter(a.sectionNamed(a.section.name, a.section.flags, 1, subsectionOf(a, call)));
  },
  '.previous': (a) => a.enter(a.previous),
  '.struct': structure,
  '.offset': structure,
  '.ltorg': (a, call) => a.placeLiterals(call.column),
  '.pool': (a, call) => a.placeLiterals(call.column),
};
