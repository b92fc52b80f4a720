/** Labs whose reader writes handlers of the hypervisor in TypeScript. */
import { describe, expect, test } from 'vitest';
import { evaluate } from './evaluate.ts';
import type { Evaluation, Lab } from './lab.ts';
import type { Check } from './query.ts';
import { checkLab } from './schema-lab.ts';
import { coreModule, labTools, missing as missingCore, missingSandbox, plainLab } from './testing.ts';

const missing = missingCore || missingSandbox;

/** Reads a device that only the reader's handler emulates, stores what it got, and powers its VM off. */
const guest = `
_start: ldr x1, =0x0b000010
 mov w0, #5
 str w0, [x1]
load: ldr w2, [x1]
 ldr x3, =answer
 str x2, [x3]
 ldr x0, =0x84000008
 hvc #0
1: wfi
 b 1b
 .balign 8
answer: .quad 0
`;

const handler = `import { HANDLERS, type Handlers } from 'hypervisor';

let stored: bigint = 0n;

export const mmio: Handlers['mmio'] = (call, vcpu, access, value) => {
  if (access.ipa !== 0x0b00_0010) return HANDLERS.mmio(call, vcpu, access, value);
  if (value === undefined) return stored + call.el2.mrs('MIDR_EL1') * 0n;
  stored = value * 2n;
  return 0n;
};
`;

const lab = (check: Check, changes: Partial<Lab> = {}): Lab =>
  plainLab(guest, {
    machine: {
      cpus: 1,
      memory: 2048,
      virtualization: true,
      images: [{ file: 'a.s', origin: '0x40080000' }],
      entry: '_start',
      budget: 400_000,
      hypervisor: { vms: [{ name: 'guest', cores: [0], image: 'a.s' }] },
    },
    files: [
      { path: 'a.s', language: 'a64', starter: guest },
      { path: 'device.ts', language: 'typescript', starter: handler },
    ],
    checkpoints: [
      {
        id: 'only',
        points: 1,
        hints: ['lab.a', 'lab.b', 'lab.c'],
        requires: [{ check, otherwise: [{ code: 'lab.a' }] }],
      },
    ],
    solution: { 'device.ts': handler },
    ...changes,
  });

const run = (check: Check, files: Record<string, string> = {}): Evaluation =>
  evaluate(coreModule(), lab(check), files, 0, labTools());
/** Where the VM's RAM is: 0x40080000 as its guest sees it. */
const answer = {
  memory: { op: 'sub', args: [{ op: 'add', args: [{ symbol: 'answer' }, '0x70200000'] }, '0x40080000'] },
  size: 8,
} as const;

describe.skipIf(missing !== '')(`a lab with TypeScript${missing && `: needs ${missing}`}`, { timeout: 120_000 }, () => {
  test('has the form of a lab', () => {
    expect(checkLab(JSON.parse(JSON.stringify(lab({ value: answer, is: 10 }))), 'lab.ts')).toEqual([]);
  });

  test('runs the reader’s handler for the guest’s accesses', () => {
    const { verdicts, problems, ended } = run({ value: answer, is: 10 });
    expect(problems).toEqual([]);
    expect(verdicts[0]?.passed).toBe(true);
    expect(ended?.reason).toBe('waiting');
  });

  test('knows calls, and operations of the reader’s handler at their lines', () => {
    const mrs: Check = { happened: { event: 'el2', where: { op: 0, line: 7 } } };
    expect(run(mrs).verdicts[0]?.passed).toBe(true);
    const aborts: Check = { value: { count: { event: 'call', where: { reason: 1, ec: 0x24, outcome: 0 } } }, is: 2 };
    expect(run(aborts).verdicts[0]?.passed).toBe(true);
  });

  test.each([
    ['a global', 'globalThis.Error = class { stack = ""; } as never;'],
    ['a method of strings', 'String.prototype.charCodeAt = () => 32;'],
    ['a view', 'DataView.prototype.setFloat64 = () => undefined;'],
    ['how stacks are written', '(Error as unknown as Record<string, unknown>).prepareStackTrace = () => "";'],
    ['how data is written', '(Object.prototype as Record<string, unknown>).toJSON = () => "{}";'],
    ['the limit of a stack', 'Error.stackTraceLimit = 0;'],
  ])('hears of each operation although the handler replaces %s', (_, change) => {
    const { verdicts } = run(
      { happened: { event: 'el2', where: { op: 0 } } },
      {
        'device.ts': `declare const globalThis: Record<string, unknown>;\ntry { ${change} } catch { /* locked */ }\n${handler}`,
      },
    );
    expect(verdicts[0]?.passed).toBe(true);
  });

  test('hears of an operation that a function of the reader’s makes from inside the hypervisor’s own code', () => {
    const hidden = handler.replace(
      'let stored',
      "const own = HANDLERS.schedule;\n(HANDLERS as { schedule: typeof own }).schedule = (call) => {\n  call.el2.mrs('MIDR_EL1');\n  return own(call);\n};\nlet stored",
    );
    const check: Check = { happened: { event: 'el2', where: { op: 0, line: { below: 7 } } } };
    expect(run(check, { 'device.ts': hidden }).verdicts[0]?.passed).toBe(true);
  });

  test('hears of an operation although a NUL is in the name of the function that asks for it', () => {
    const named = handler.replace(
      'let stored',
      "const own = { ['a\\0b'](of: { mrs(name: string): bigint }) { return of.mrs('MIDR_EL1'); } };\nlet stored",
    );
    const asking = named.replace('stored = value * 2n', "own['a\\0b'](call.el2); stored = value * 2n");
    const check: Check = { happened: { event: 'el2', where: { op: 0, line: { below: 7 } } } };
    expect(run(check, { 'device.ts': asking }).verdicts[0]?.passed).toBe(true);
    expect(run(check, { 'device.ts': named }).verdicts[0]?.passed).toBe(false);
  });

  test('names the line of a handler that fails while the guest runs', () => {
    const { ended, verdicts } = run(
      { value: answer, is: 10 },
      { 'device.ts': handler.replace('stored = value * 2n', 'for (;;) stored += value') },
    );
    expect(ended).toMatchObject({
      reason: 'handler-failed',
      message: { code: 'sandbox.endless', params: { file: 'device.ts', line: 8 } },
    });
    expect(verdicts[0]).toMatchObject({ passed: false, code: 'sandbox.endless' });
  });

  test.each([
    ['calls what is not there', 'call.el2.mrx();', 'TypeError: call.el2.mrx is not a function', 9, 15],
    ['throws in a function that it calls', 'fail(value);', 'Error: not mine', 3, 68],
    ['throws a text', "throw 'no device';", 'no device', 9, 9],
    ['throws nothing', 'throw undefined;', 'undefined', 9, 9],
    ['throws behind types', 'const n = 1 as number; throw [n] as unknown;', '1', 9, 32],
    ['throws in a loop without braces', 'if (value !== 0n) for (;;) throw value', '5', 9, 36],
  ])('names file, line and column of a handler that %s', (_, body, error, line, column) => {
    const source = handler
      .replace(
        'let stored',
        'const fail = (v: bigint | undefined): void => { const e = new Error("not mine"); throw e; };\nlet stored',
      )
      .replace('stored = value * 2n', body);
    const { ended, verdicts } = run({ value: answer, is: 10 }, { 'device.ts': source });
    expect(ended?.message).toEqual({ code: 'sandbox.threw', params: { file: 'device.ts', line, column, error } });
    expect(verdicts[0]).toMatchObject({ passed: false, code: 'sandbox.threw', params: { line, column } });
  });

  test.each([
    ['enum A { B }', 'sandbox.typescript', 1],
    ['export const mmio = 3;', 'sandbox.not-a-function', 1],
    ['export const helper = 3;', 'sandbox.no-handler', 1],
    ['\nlet x = ;', 'sandbox.syntax', 2],
    ['\n\nnull.x;\nexport function mmio() {}', 'sandbox.threw', 3],
    ["\nexport function mmio() {}\n\nthrow 'at once';", 'sandbox.threw', 4],
    ['export function mmio() {\n  const a = 1;\n  a b;\n}', 'sandbox.syntax', 3],
    ['import fs from "node:fs";', 'sandbox.import', 1],
  ])('does not build %j', (source, code, line) => {
    const { problems } = run({ value: answer, is: 10 }, { 'device.ts': source });
    expect(problems[0]).toMatchObject({ file: 'device.ts', code, line });
  });
});
