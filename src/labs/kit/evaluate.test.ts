import { describe, expect, test } from 'vitest';
import { descriptorReads } from '../../engine/machine/statistics.ts';
import { build } from './build.ts';
import { evaluate } from './evaluate.ts';
import { observe } from './observe.ts';
import { parametersOf } from './parameters.ts';
import type { Check } from './query.ts';
import { coreModule, missing, plainLab } from './testing.ts';

const start = '        .global _start\n_start:\n';
const run = (code: string, changes = {}, files = {}): ReturnType<typeof evaluate> =>
  evaluate(coreModule(), plainLab(start + code, changes), files, 0);
const asking = (check: Check): { checkpoints: ReturnType<typeof plainLab>['checkpoints'] } => ({
  checkpoints: [
    {
      id: 'only',
      points: 1,
      hints: ['a.1', 'a.2', 'a.3'],
      requires: [{ check, otherwise: [{ code: 'lab.plain.no' }] }],
    },
  ],
});
/** A vector table whose slots all hold `code`. */
const table = (code: string): string =>
  `        .balign 2048\nvectors:\n        .rept 16\n        .balign 128\n        ${code}\n        .endr\n`;
const setVbar = '        adr x9, vectors\n        msr vbar_el2, x9\n';

describe.skipIf(missing !== '')(`a run ends${missing && `: needs ${missing}`}`, () => {
  test('parked at a branch to itself, and then its state is looked at', () => {
    const { verdicts, ended } = run('mov x0, #42\n b .\n');
    expect(ended?.reason).toBe('parked');
    expect(verdicts).toMatchObject([{ passed: true, points: 1, code: 'lab.passed' }]);
  });

  test('waiting when nothing will wake the core', () => {
    expect(run('mov x0, #42\n wfi\n').ended?.reason).toBe('waiting');
  });

  test('with the core off after PSCI CPU_OFF, which is no waiting', () => {
    expect(run('ldr x0, =0x84000002\n smc #0\n').ended).toMatchObject({
      reason: 'core-off',
      message: { code: 'lab.ended.core-off' },
    });
  });

  test('powered off by PSCI SYSTEM_OFF', () => {
    expect(run('ldr x0, =0x84000008\n smc #0\n').ended?.reason).toBe('powered-off');
  });

  test('with the budget when it loops, and the verdict says where', () => {
    const { ended, verdicts, instructions } = run('1: add x1, x1, #1\n b 1b\n');
    expect(ended?.reason).toBe('budget');
    expect(instructions).toBe(3000);
    expect(verdicts[0]).toMatchObject({ passed: false, code: 'lab.ended.budget', params: { file: 'a.s' } });
  });

  test('at an exception to a vector outside RAM, and the verdict names the level', () => {
    const { verdicts } = run('mov x0, #1\n svc #0\n b .\n');
    expect(verdicts[0]).toMatchObject({
      code: 'lab.ended.vector-outside-memory',
      params: { to: 2, target: '0x200', line: 4 },
    });
  });

  test('at an exception to a vector that is in RAM but not mapped, and the verdict does not blame VBAR_EL2', () => {
    const { verdicts } = run(`${setVbar} ldr x0, =0x30c51835\n msr sctlr_el2, x0\n isb\n b .\n${table('b .')}`);
    expect(verdicts[0]).toMatchObject({ code: 'lab.ended.vector-not-mapped', params: { to: 2, ec: '0x21' } });
  });

  test('when the first instruction of a handler faults again and again', () => {
    expect(run(`${setVbar} svc #0\n b .\n${table('.inst 0')}`).ended?.reason).toBe('fault-in-handler');
  });

  test('when a handler faults after some instructions, without ever returning', () => {
    expect(run(`${setVbar} svc #0\n b .\n${table('nop\n nop\n ldr x1, [x2, #1]\n str x1, [x3]')}`).ended?.reason).toBe(
      'fault-in-handler',
    );
  });

  test('when a handler returns to what faulted without a change', () => {
    const drop =
      'ldr x0, =0x80000000\n msr hcr_el2, x0\n mov x0, #0x3c5\n msr spsr_el2, x0\n adr x0, el1\n msr elr_el2, x0\n eret\n';
    const trapping = drop.replace('0x80000000', '0x80080000');
    expect(run(`${setVbar}${trapping}el1: smc #1\n b .\n${table('eret')}`).ended?.reason).toBe('same-fault');
  });

  test('not because the same call comes again and again from a loop', () => {
    const drop =
      'ldr x0, =0x80000000\n msr hcr_el2, x0\n mov x0, #0x3c5\n msr spsr_el2, x0\n adr x0, el1\n msr elr_el2, x0\n mov x5, #20\n eret\n';
    const { ended } = run(`${setVbar}${drop}el1: hvc #0\n sub x5, x5, #1\n cbnz x5, el1\n b .\n${table('eret')}`);
    expect(ended?.reason).toBe('parked');
  });

  test('when it makes more events than any lab needs', () => {
    const { ended } = run('ldr x1, =0x09000000\n1: strb w0, [x1]\n b 1b\n', {
      machine: { ...plainLab('').machine, budget: 40_000 },
    });
    expect(ended?.reason).toBe('too-many-events');
  });
});

describe.skipIf(missing !== '')('what a reader hands in', () => {
  test('errors become verdicts with the place of the first one', () => {
    const { verdicts, problems } = run('', {}, { 'a.s': `${start}   mov x0, #42\n   mow x1, #1\n   b nowhere\n` });
    expect(problems).toMatchObject([
      { file: 'a.s', line: 4, code: 'asm.mnemonic-nearest' },
      { file: 'a.s', line: 5 },
    ]);
    expect(verdicts).toMatchObject([
      { passed: false, code: 'lab.does-not-build', params: { file: 'a.s', line: 4, errors: 2 } },
    ]);
  });

  test('a label of the reader’s does not take the place of one in the lab’s own file', () => {
    const lab = plainLab('', {
      machine: {
        ...plainLab('').machine,
        images: [
          { file: 'own.s', origin: '0x40200000' },
          { file: 'a.s', origin: '0x40080000' },
        ],
      },
      files: [
        { path: 'a.s', language: 'a64', starter: '' },
        { path: 'own.s', language: 'a64', readonly: true, starter: '.global answer\nanswer: .quad 7\n' },
      ],
      ...asking({ value: { memory: { symbol: 'answer' }, size: 8 }, is: 42 }),
    });
    const cheat = `${start} ldr x0, answer\n b .\n .balign 8\nanswer: .quad 42\n`;
    const { verdicts, ended } = evaluate(coreModule(), lab, { 'a.s': cheat }, 0);
    expect(ended?.reason).toBe('parked');
    expect(verdicts[0]?.passed).toBe(false);
  });

  test('a number known by heart is told from code that something else keeps from going on', () => {
    const asks = (id: string, check: Check): ReturnType<typeof plainLab>['checkpoints'][number] => ({
      id,
      points: 1,
      hints: ['a.1', 'a.2', 'a.3'],
      requires: [{ check, otherwise: [{ code: 'lab.plain.no' }] }],
    });
    const known = asks('known', { value: { register: 'x0' }, is: { param: 'n' } });
    const change = { parameters: [{ name: 'n', from: 1, to: 1000 }], hidden: ['n'] };
    const code = (...checkpoints: ReturnType<typeof plainLab>['checkpoints']): string | undefined => {
      const lab = plainLab('', { ...change, checkpoints });
      const files = { 'a.s': `${start} mov x0, #${parametersOf(lab, 0).get('n')}\n b .\n` };
      return evaluate(coreModule(), lab, files, 0).verdicts[0]?.code;
    };
    expect(code(known)).toBe('lab.only-these-numbers');
    expect(code(known, asks('other', { value: { register: 'x1' }, is: 1 }))).toBe('lab.not-every-variant');
  });

  test('a file without the entry symbol is refused, not run', () => {
    expect(run('', {}, { 'a.s': 'nop\n' }).problems).toMatchObject([
      { code: 'lab.no-entry', params: { symbol: '_start' } },
    ]);
  });

  test('files that are not the reader’s are the lab’s, whatever was handed in', () => {
    const source = `${start}mov x0, #42\n b .\n`;
    const files = [{ path: 'a.s', language: 'a64', readonly: true, starter: source }];
    expect(run('', { files }, { 'a.s': `${start}b .\n` }).verdicts[0]?.passed).toBe(true);
  });

  test('a file of more than 256 KiB is refused before it is looked at', () => {
    expect(run('', {}, { 'a.s': ' '.repeat(300_000) }).problems).toMatchObject([{ code: 'lab.file-too-long' }]);
  });

  test('a program that fills all memory and more is refused', () => {
    expect(run('', {}, { 'a.s': `${start} b .\n .skip 0x2000000\n` }).problems.length).toBeGreaterThan(0);
  });

  test('the same files and seed give the same evaluation', () => {
    const code = 'ldr x1, =0x09000000\n mov w0, #72\n strb w0, [x1]\n svc #0\n';
    expect(run(code)).toEqual(run(code));
  });
});

describe.skipIf(missing !== '')('queries', () => {
  const passes = (code: string, check: Check): boolean | undefined => run(code, asking(check)).verdicts[0]?.passed;

  test('never: what happened once, anywhere in the run, fails', () => {
    const write: Check = { never: { event: 'mmio', where: { write: 1, address: 0x0900_0000 } } };
    expect(passes('ldr x1, =0x09000000\n strb w0, [x1]\n b .\n', write)).toBe(false);
    expect(passes('b .\n', write)).toBe(true);
  });

  test('after: only what follows counts', () => {
    const order: Check = {
      happened: { event: 'console', where: { byte: 66 }, after: { event: 'console', where: { byte: 65 } } },
    };
    const say = (...bytes: number[]): string =>
      `ldr x1, =0x09000000\n${bytes.map((b) => `mov w0, #${b}\n strb w0, [x1]\n`).join('')} b .\n`;
    expect(passes(say(65, 66), order)).toBe(true);
    expect(passes(say(66, 65), order)).toBe(false);
  });

  test('nothing is equal to nothing: an event that did not happen meets no condition', () => {
    const nothing = { of: { event: 'exception' }, field: 'ec' } as const;
    expect(passes('b .\n', { value: nothing, is: nothing })).toBe(false);
    expect(passes('b .\n', { value: nothing, not: 5 })).toBe(false);
    expect(passes('b .\n', { no: { value: nothing, atLeast: 0 } })).toBe(true);
  });

  test('memory outside RAM and registers that do not exist are nothing', () => {
    expect(passes('b .\n', { value: { memory: '0xfffffffffffffff8', size: 8 }, atLeast: 0 })).toBe(false);
    expect(passes('b .\n', { value: { sysreg: 'NONE_EL9' }, atLeast: 0 })).toBe(false);
  });

  test('walk: a translation that is cached is not read again, and looking at it from outside reads nothing', () => {
    const code = `ldr x0, =level1
 msr ttbr0_el2, x0
 mov x0, #0xff
 msr mair_el2, x0
 ldr x0, =0x80823519
 msr tcr_el2, x0
 isb
 ldr x0, =0x30c51835
 msr sctlr_el2, x0
 isb
 ldr x1, =0x40f00000
first: ldr x2, [x1]
second: ldr x2, [x1, #8]
 b .
 .balign 4096
level1: .quad 0, 0x40000701
`;
    const reads = (symbol: string): Check => ({
      value: { of: { event: 'walk', where: { pc: { symbol } } }, field: 'descriptors' },
      is: 1,
    });
    expect(passes(code, reads('first'))).toBe(true);
    expect(passes(code, reads('second'))).toBe(false);
    const lab = plainLab(start + code);
    const built = build(lab, {}, 0);
    if (!('config' in built)) throw new Error('does not build');
    const { machine, events } = observe(coreModule(), lab, built);
    // The first fetch, the literal behind the table, and `first`.
    const walks = events.filter(({ kind }) => kind === 'walk');
    expect(walks.map(({ fields }) => fields['descriptors'])).toEqual([1n, 1n, 1n]);
    expect(machine.cores.translate(0, 0x40e0_0000n, 2, 0)).toBe(0x40e0_0000);
    expect(descriptorReads(machine)).toBe(3);
  });

  test('executed: an instruction that was jumped over was not', () => {
    const code = 'b 1f\nover: nop\n1: nop\nunder: b .\n';
    expect(passes(code, { executed: { symbol: 'over' } })).toBe(false);
    expect(passes(code, { executed: { symbol: 'under' }, el: 2 })).toBe(true);
    expect(passes(code, { executed: { symbol: 'under' }, el: 1 })).toBe(false);
  });
});
