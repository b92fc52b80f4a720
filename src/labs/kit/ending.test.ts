/** What a run's end is blamed on: the first thing that went wrong, not the last. */
import { describe, expect, test } from 'vitest';
import { labT } from '../../messages/labs.ts';
import { evaluate } from './evaluate.ts';
import { coreModule, missing, plainLab } from './testing.ts';

const t = labT('en');
const start = '        .global _start\n_start:\n';
/** Line 3 is the first of `code`. */
const verdict = (code: string): { readonly code: string; readonly params: object; readonly text: string } => {
  const [found] = evaluate(coreModule(), plainLab(start + code), {}, 0).verdicts;
  const { code: is = '', params = {} } = found ?? {};
  return { code: is, params, text: t(is, params) };
};
const table = (code: string): string => ` .balign 2048\nvectors:\n .rept 16\n .balign 128\n ${code}\n .endr\n`;
const setVbar = 'adr x9, vectors\n msr vbar_el2, x9\n';

describe.skipIf(missing !== '')(`the end of a run${missing && `: needs ${missing}`}`, () => {
  test('far from any code names the branch that led there', () => {
    expect(verdict('nop\n ret\n')).toMatchObject({
      code: 'lab.ended.astray',
      params: { file: 'a.s', line: 4, address: '0' },
    });
    expect(verdict('mov x1, #2\n br x1\n').code).toBe('lab.ended.astray');
  });

  test('behind the last instruction says so, also where its literals stand', () => {
    expect(verdict('nop\n nop\n')).toMatchObject({ code: 'lab.ended.ran-on', params: { line: 4 } });
    expect(verdict('ldr x1, =0x1234567\n nop\n nop\n')).toMatchObject({
      code: 'lab.ended.ran-on',
      params: { line: 5 },
    });
  });

  test('in a handler that faults is the fault that the handler was called for', () => {
    const end = verdict(`${setVbar} mov x1, #24\n ldr x2, [x1, #1]\n b .\n${table('ldr x3, [x1]')}`);
    expect(end).toMatchObject({ code: 'lab.ended.fault-in-handler', params: { line: 6, ec: '0x25', far: '0x19' } });
    expect(end.text).toContain('the access to 0x19 failed: alignment fault');
  });

  test('in a fetch that is tried again and again says that there is nothing to skip', () => {
    // Stage 2 is on and maps nothing: EL1's first instruction cannot be fetched, and EL2 goes back to it.
    const el1 =
      'ldr x9, =0x0b000000\n msr elr_el2, x9\n mov x9, #0x3c5\n msr spsr_el2, x9\n ldr x9, =0x80000001\n msr hcr_el2, x9\n eret\n';
    const end = verdict(`${setVbar} ${el1}${table('eret')}`);
    expect(end).toMatchObject({ code: 'lab.ended.same-fetch', params: { address: '0xb000000', ec: '0x20' } });
    expect(end.text).not.toContain('—');
  });

  test('in a vector that is empty names what was taken there, and not the code that ran before', () => {
    const el1 =
      'adr x9, down\n msr elr_el2, x9\n mov x9, #0x3c5\n msr spsr_el2, x9\n mov x9, #(1 << 31)\n msr hcr_el2, x9\n eret\ndown: nop\n hvc #0\n b .\n';
    const empty = ' .balign 2048\nvectors:\n .skip 2048\n';
    const end = verdict(`${setVbar} ${el1}${empty}`);
    expect(end).toMatchObject({ code: 'lab.ended.vector-empty', params: { file: 'a.s', line: 13, ec: '0x16' } });
    expect(end.text).toContain('there is no instruction yet. Begin with the table of EL2');
    // Of its own level it is the fault that counts.
    expect(verdict(`${setVbar} svc #0\n b .\n${empty}`)).toMatchObject({
      code: 'lab.ended.fault-in-handler',
      params: { line: 5, ec: '0x15' },
    });
  });

  test('is not blamed on a fault that a handler has returned from', () => {
    const skip = 'mrs x8, elr_el2\n add x8, x8, #4\n msr elr_el2, x8\n eret';
    const code = `${setVbar} mov x1, #8\n ldr x2, [x1, #1]\n adr x9, bad\n msr vbar_el2, x9\n svc #0\n b .\n`;
    const end = verdict(`${code}${table(skip)}${table('.inst 0').replace('vectors', 'bad')}`);
    expect(end).toMatchObject({ code: 'lab.ended.fault-in-handler', params: { line: 9, ec: '0x15' } });
  });

  test('in a handler that stays where it is names what it was called for', () => {
    const end = verdict(`${setVbar} msr sp_el2, x0\n b .\n${table('b .')}`);
    expect(end).toMatchObject({ code: 'lab.ended.parked-in-handler', params: { elrFile: 'a.s', elrLine: 5, ec: '0' } });
    expect(end.text).toContain('(a.s, line 5) caused: the instruction has no meaning here');
  });

  test('at a branch to itself is no accident: the checkpoint says what it wants', () => {
    expect(verdict('b .\n').code).toBe('lab.plain.no');
  });
});

test('what a checkpoint looks for by a label that nobody defines is said, not guessed', () => {
  if (missing !== '') return;
  const lab = plainLab(`${start} b .\n`, {
    checkpoints: [
      {
        id: 'only',
        points: 1,
        hints: ['a.1', 'a.2', 'a.3'],
        requires: [
          {
            check: { value: { memory: { symbol: 'answer' }, size: 8 }, is: 42 },
            otherwise: [{ code: 'lab.plain.no', when: { value: 1, is: 1 } }],
          },
        ],
      },
    ],
  });
  expect(evaluate(coreModule(), lab, {}, 0).verdicts[0]).toMatchObject({
    code: 'lab.no-symbol',
    params: { symbol: 'answer' },
  });
});
