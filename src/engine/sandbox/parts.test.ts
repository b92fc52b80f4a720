/** A part of a reader's hypervisor is written by the reader: the built-in handler is not to be had in its file. */
import { describe, expect, test } from 'vitest';
import { EngineError } from '../error.ts';
import { REASON } from '../hypervisor/el2.ts';
import { recordedEl2, twoVms } from '../hypervisor/testing.ts';
import { createSandboxedHypervisor } from './hypervisor.ts';
import { strip } from './strip.ts';
import { image, missing } from './testing.ts';

/** Loads a file of this name, and has its handler of interrupts called; the code of what went wrong, and of what. */
function ends(name: string, source: string): readonly unknown[] {
  const file = strip(name, source);
  if ('problems' in file) throw new Error(file.problems[0]?.code);
  try {
    createSandboxedHypervisor(image(), twoVms, [{ name, ...file }]).call(REASON.IRQ, recordedEl2());
  } catch (error) {
    if (!(error instanceof EngineError)) throw error;
    return [error.code, error.params['handler'], error.params['known']];
  }
  return ['nothing'];
}
const schedule = (body: string, imports = 'HANDLERS'): string =>
  `import { ${imports}, type Handlers } from 'hypervisor';\nexport const schedule: Handlers['schedule'] = ${body};\n`;

describe.skipIf(missing !== '')(`a part${missing && `: needs ${missing}`}`, { timeout: 60_000 }, () => {
  test('cannot call the built-in handler that it stands for, under any of its names', () => {
    const own = ['sandbox.own-part', 'schedule', undefined];
    expect(ends('schedule.ts', schedule('(call) => HANDLERS.schedule(call)'))).toEqual(own);
    expect(ends('schedule.ts', schedule('HANDLERS.schedule'))).toEqual(own);
    expect(ends('schedule.ts', schedule('built', 'schedule as built'))).toEqual(own);
    expect(ends('schedule.ts', schedule("(call) => { HANDLERS.interrupts(call); return 'park'; }"))).toEqual([
      'nothing',
    ]);
  });

  test('is only what has its name: another file may hand on', () => {
    expect(ends('reader.ts', schedule('(call) => HANDLERS.schedule(call)'))).toEqual(['nothing']);
  });

  test('has handlers of its own and no others', () => {
    expect(ends('psci.ts', schedule("() => 'park'"))).toEqual(['sandbox.not-of-part', 'schedule', 'psci']);
    expect(ends('vgic.ts', 'export const other = 1;\n')).toEqual([
      'sandbox.no-handler',
      undefined,
      'distributor, interrupts, refill',
    ]);
  });
});
