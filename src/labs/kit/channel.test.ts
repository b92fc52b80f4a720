/** Consoles of VMs that are channels of the host: what is typed at them, what they show, and whose work it is. */
import { describe, expect, test } from 'vitest';
import { evaluate } from './evaluate.ts';
import type { Evaluation, Lab } from './lab.ts';
import type { Check } from './query.ts';
import { checkLab } from './schema-lab.ts';
import { coreModule, labTools, missing as missingCore, missingSandbox, plainLab } from './testing.ts';

const missing = missingCore || missingSandbox;

/** Echoes two characters; it waits for each. */
const GUEST = `
        .global _start, got
_start: mov     x19, #0x09000000
        mov     x20, #2
wait:   wfi
        ldr     w2, [x19, #0x18]
        tbnz    w2, #4, wait
        ldr     w2, [x19]
got:    str     w2, [x19]
        sub     x20, x20, #1
        cbnz    x20, wait
        ldr     x0, =0x84000008
        hvc     #0
        b       .
`;
const BUILT_IN = `import { HANDLERS, type Handlers } from 'hypervisor';
const before = HANDLERS.uart;
export const uart: Handlers['uart'] = (...access) => before(...access);
`;

function lab(check: Check, changes: Partial<Lab> = {}, source = BUILT_IN): Lab {
  const { machine, checkpoints } = plainLab(GUEST);
  const [only] = checkpoints;
  return plainLab(GUEST, {
    machine: {
      ...machine,
      memory: 2048,
      budget: 100_000,
      hypervisor: { vms: [{ name: 'guest', cores: [0], image: 'a.s', memory: 16, console: { channel: 2 } }] },
      input: [
        { at: 900_000, text: 'o', channel: 2 },
        { at: 950_000, text: 'k', channel: 2 },
      ],
    },
    files: [
      { path: 'uart.ts', language: 'typescript', starter: source },
      { path: 'a.s', language: 'a64', starter: GUEST, readonly: true },
    ],
    solution: { 'uart.ts': source },
    checkpoints: only === undefined ? [] : [{ ...only, requires: [{ check, otherwise: [{ code: 'lab.plain.no', params: { text: { console: { channel: 2 } } } }] }] }],
    ...changes,
  }); // prettier-ignore
}
const run = (of: Lab): Evaluation => evaluate(coreModule(), of, {}, 0, labTools());
const passes = (of: Lab): boolean => run(of).verdicts.every(({ passed }) => passed);

describe.skipIf(missing !== '')(`console channels of labs${missing && `: need ${missing}`}`, () => {
  test('what is typed at a channel reaches its VM, also when every core waits for it, and what it sends is an event', () => {
    expect(passes(lab({ console: { channel: 2, is: 'ok' } }))).toBe(true);
    expect(passes(lab({ console: { channel: 1, is: 'ok' } }))).toBe(false);
    expect(passes(lab({ console: { is: '' } }))).toBe(true);
    const second = { event: 'channel', where: { channel: 2, byte: 0x6b } } as const;
    expect(passes(lab({ value: { of: second, field: 'cycle' }, atLeast: 950_000, below: 1_000_000 }))).toBe(true);
    expect(run(lab({ happened: second })).console).toBe('ok');
  });

  test('what was typed at another channel, or at the UART, does not reach it: the run ends, because nobody does anything', () => {
    for (const channel of [1, undefined]) {
      const other = lab({ console: { channel: 2, is: '' } });
      const typed = { at: 900_000, text: 'ok', ...(channel !== undefined && { channel }) };
      const result = run({ ...other, machine: { ...other.machine, input: [typed] } });
      expect(result.ended?.reason).toBe('waiting');
      expect(result.verdicts.map(({ passed }) => passed)).toEqual([true]);
    }
  });

  test('a verdict can show what a channel got', () => {
    const { verdicts } = run(lab({ console: { channel: 2, is: 'no' } }));
    expect(verdicts[0]?.params).toEqual({ text: 'ok' });
  });

  test('where a lab asks for a part, the built-in handlers of that part cannot be called, kept before or not', () => {
    const id = 'uart-output';
    // What is typed is the first that comes: the built-in handler for it is out of reach as well.
    const typed = (body: string): string =>
      BUILT_IN + `export const uartInput: Handlers['uartInput'] = (call, vm) => { ${body} };\n`;
    const ended = (source: string): Evaluation['ended'] =>
      run(lab({ console: { channel: 2, is: 'ok' } }, { id }, source)).ended;
    const withheld = (handler: string) => ({ code: 'sandbox.withheld', params: { handler } });
    expect(ended(BUILT_IN)).toMatchObject({ reason: 'handler-failed', message: withheld('uartInput') });
    expect(ended(typed('before(call, vm, 0x18, 4, undefined);'))).toMatchObject({ message: withheld('uart') });
    expect(ended(typed('HANDLERS.uart(call, vm, 0x18, 4, undefined);'))).toMatchObject({ message: withheld('uart') });
    const own = typed('while (call.el2.console(2)?.read() !== undefined);').replace('before(...access)', '0n');
    const others = own.replace('export', `export const trap: Handlers['trap'] = (...of) => HANDLERS.trap(...of);\nexport`);
    expect(ended(others)?.reason).not.toBe('handler-failed');
  }); // prettier-ignore

  test('a channel that no machine has is refused', () => {
    const codes = (of: Lab): readonly string[] => checkLab(of, 'x.json').map(({ code }) => code);
    const many = lab({ console: { channel: 4, is: 'ok' } });
    expect(codes(many)).not.toEqual([]);
    const typed = lab({ console: { channel: 2, is: 'ok' } });
    expect(codes({ ...typed, machine: { ...typed.machine, input: [{ at: 1, text: 'x', channel: 9 }] } })).not.toEqual(
      [],
    );
  });
});
