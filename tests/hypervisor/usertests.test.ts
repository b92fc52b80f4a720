import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';
import { onOurMachine, onQemu, PROMPT, QEMU } from '../../guests/nimbos/testing/boards.ts';
import { Capstone } from '../../src/client/hypervisor/capstone.ts';
import { missing, preset, type, untilShown } from './testing.ts';

const kernel = fileURLToPath(new URL('../../public/guests/nimbos.bin', import.meta.url));
const withoutQemu = spawnSync(QEMU, ['--version']).status === 0 ? '' : `${QEMU} is missing`;

/** From the command to the next prompt; without colours, times, and addresses that are the program's own affair. */
function told(text: string): string {
  const lines = text.replaceAll('\r\n', '\n').replace(/\x1b\[[0-9;]*m/g, '');
  const from = lines.lastIndexOf(`${PROMPT}usertests`);
  return lines
    .slice(from, lines.lastIndexOf(`\n${PROMPT}`))
    .replace(/(Page Fault @ 0x)[0-9a-f]+(, FAR=0xffffffffa)[0-9a-f]+/g, '$1…$2…')
    .replace(/\d+ us/g, '… us');
}

/** What the capstone makes of this console, as that of the second VM. */
function heard(console: string): readonly string[] {
  const capstone = new Capstone([0, 1], ['linux', 'nimbos'], ['trap']);
  let cycles = 0;
  const on = { power: 'on', starts: 1 } as const;
  capstone.see([on, on]);
  const bytes = new TextEncoder().encode(console);
  const prompt = console.indexOf(PROMPT) + PROMPT.length;
  bytes.forEach((byte, n) => {
    if (n === prompt) capstone.typed(1, new TextEncoder().encode('usertests\r'), ++cycles);
    capstone.sent(1, byte, ++cycles);
  });
  return capstone.view.reached;
}

describe.skipIf(missing !== '')(`usertests${missing && `: needs ${missing}`}`, { timeout: 600_000 }, () => {
  test('prints the same under the hypervisor and bare, and passes', async () => {
    const under = preset('nimbos');
    expect(untilShown(under, { 0: />> $/ })).toBe(true);
    type(under, 0, 'usertests\r');
    expect(untilShown(under, { 0: /usertests passed![^]*>> $/ }, { cycles: 8e9 })).toBe(true);
    const text = told(under.consoles[0] ?? '');
    expect(text).toContain('usertests passed!');
    expect(text.split('\n').length).toBeGreaterThan(50);
    expect(heard(under.consoles[0] ?? '')).toEqual(['input', 'usertests']);
    expect(told((await onOurMachine(kernel, true, ['usertests'])).text)).toBe(text);
    // On the reference board too, where there is one.
    if (withoutQemu === '') expect(told((await onQemu(kernel, true, ['usertests'])).text)).toBe(text);
  });
});
