/** Labs from files that somebody else wrote: refused with file, field and remedy, bounded, and nothing of them is obeyed. */
import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, describe, expect, test } from 'vitest';
import { labs } from '../src/labs/index.ts';
import { labFileOf } from '../src/labs/kit/lab-file.ts';

const folder = mkdtempSync(join(tmpdir(), 'labs-'));
afterAll(() => rmSync(folder, { recursive: true }));

interface LabData {
  files: { path: string }[];
  solution: Record<string, string>;
  checkpoints: { requires: unknown[] }[];
  mutants: { file: string }[];
  cheats?: unknown[];
  others?: unknown[];
  messages: { en: Record<string, string> };
  predicates?: string;
}

/** The tour, changed, as a file; `__proto__` is written as JSON has it. */
function file(name: string, change: (lab: LabData) => void): string {
  const tour = labs.find(({ id }) => id === 'tour');
  if (tour === undefined) throw new Error('tour');
  const lab = JSON.parse(labFileOf(tour)) as LabData;
  change(lab);
  const path = join(folder, `${name}.json`);
  writeFileSync(path, JSON.stringify(lab));
  return path;
}

function run(path: string): { code: number | null; text: string } {
  const { status, stdout, stderr } = spawnSync(process.execPath, [fileURLToPath(new URL('labs.ts', import.meta.url)), path], {
    encoding: 'utf8',
    timeout: 200_000,
  }); // prettier-ignore
  return { code: status, text: stdout + stderr };
}

type Nested = Record<string, unknown>;
/** A pattern whose condition looks at every event again, at each of its levels twice. */
function nested(depth: number): Nested {
  const of = { event: 'console', where: { cycle: { atLeast: depth === 0 ? 0 : nested(depth - 1) } } };
  return {
    op: 'sub',
    args: [
      { of, field: 'cycle' },
      { of, field: 'cycle' },
    ],
  };
}

describe('a file of a lab', { timeout: 240_000 }, () => {
  test.each([
    ['a file called __proto__', (lab: LabData) => void (lab.files[0] = { ...lab.files[0], path: '__proto__' }), 'files[0].path'],
    ['a mutant of the file constructor', (lab: LabData) => void ((lab.mutants[0] ?? { file: '' }).file = 'constructor'), 'mutants[0].file'],
  ])('with %s is refused by field', (name, change, field) => {
    const path = file('names', change);
    const { code, text } = run(path);
    expect({ name, code }).toEqual({ name, code: 1 });
    expect(text).toContain(`${path}: ${field}`);
    expect(text).not.toContain('TypeError');
  }); // prettier-ignore

  test('with a predicate that answers null, or queries that multiply, comes to its end and says why', () => {
    const path = file('bombs', (lab) => {
      const [first, second, third] = lab.checkpoints;
      if (first === undefined || second === undefined || third === undefined) throw new Error('tour');
      [lab.mutants, lab.cheats, lab.others] = [[], [], []];
      lab.predicates = "export const p = (run: any) => { (JSON as any).stringify = () => 'null'; return run.value(1) === 1n; }";
      first.requires = [{ check: { predicate: 'p' }, otherwise: [{ code: 'hello.nothing' }] }];
      second.requires = [{ check: { ended: ['powered-off'] }, otherwise: [{ code: 'hello.nothing' }] }];
      third.requires = [{ check: { value: nested(4), is: 1 }, otherwise: [{ code: 'hello.nothing' }] }];
      const endless = '.global _start\n_start: ldr x3, =0x09000000\n1: strb w3, [x3]\n b 1b\n';
      lab.files = lab.files.map((one) => ({ ...one, starter: endless }));
      lab.solution = Object.fromEntries(Object.keys(lab.solution).map((path) => [path, endless]));
    }); // prettier-ignore
    const { code, text } = run(path);
    expect(code).toBe(1);
    expect(text).toContain('lab.too-many-looks');
    expect(text).not.toContain('TypeError');
  });

  test('with escapes in its sentences shows them, and sends none to the terminal', () => {
    const path = file('escapes', (lab) => {
      const [, second] = lab.checkpoints;
      if (second === undefined) throw new Error('tour');
      [lab.mutants, lab.cheats, lab.others] = [[], [], []];
      second.requires = [{ check: { ended: ['powered-off'] }, otherwise: [{ code: 'hello.nothing' }] }];
      lab.messages.en = Object.fromEntries(
        Object.entries(lab.messages.en).map(([code, text]) => [code, `${text}\x1b]0;stolen\x07`]),
      );
    });
    const { code, text } = run(path);
    expect(code).toBe(1);
    expect(text).not.toContain('\x1b');
    expect(text).toContain('\\x1b]0;stolen\\x07');
  });

  test('that is none, or has no end, is refused', () => {
    expect(run('/dev/zero.json').text).toContain('/dev/zero.json cannot be read (ENOENT)');
    const path = join(folder, 'long.json');
    writeFileSync(path, Buffer.alloc(17 * 2 ** 20, '['));
    expect(run(path).text).toContain('larger than 16 MiB');
  });
});
