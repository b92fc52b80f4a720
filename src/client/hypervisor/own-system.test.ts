import { describe, expect, test } from 'vitest';
import { coreModule, missing } from '../../../tests/machine/testing.ts';
import { EngineError } from '../../engine/error.ts';
import { assemble } from '../../engine/isa/assembler/index.ts';
import { labTools, missingSandbox } from '../../labs/kit/testing.ts';
import { ownHypervisor, problemsOfMaking, type OwnText } from './own-build.ts';
import { GuestSystem } from './system.ts';

/** PSCI_VERSION again and again, as NimbOS could ask for it. */
const GUEST = assemble('mov w0, #0x84000000\nhvc #0\nb . - 8', { origin: 0x4008_0000n }).bytes;

const trap = (body: string): OwnText => ({
  part: 'trap',
  text: `import { HANDLERS, type Handlers } from 'hypervisor';
let n = 0;
export const trap: Handlers['trap'] = (call, vcpu, esr) => {
  n++;
  ${body}
  HANDLERS.trap(call, vcpu, esr);
};
`,
});

function systemOf(...texts: OwnText[]): GuestSystem {
  const own = ownHypervisor(labTools(), texts);
  if ('problems' in own) throw new Error(JSON.stringify(own.problems));
  return new GuestSystem(coreModule(), 'nimbos', { 'nimbos.bin': GUEST, disks: [] }, { make: own.make, texts });
}

/** Runs until a call fails, or for some slices. */
function run(system: GuestSystem, slices = 50): GuestSystem {
  for (let n = 0; n < slices && system.run(20_000).outcome !== 'fault'; n++);
  return system;
}

describe.skipIf(missing !== '' || missingSandbox !== '')('a machine with parts of a reader’s', () => {
  test('counts the traps that their code handles, and its log shows them by part', () => {
    const system = run(systemOf(trap('')), 5);
    const own = system.system().own ?? {};
    const hvc = system.system().counts[0]?.hvc ?? 0;
    expect(hvc).toBeGreaterThan(10);
    expect(own).toMatchObject({ trap: hvc, psci: 0, uart: 0 });
    expect(system.traps({ part: 'trap' })[0]).toMatchObject({ cause: 'hvc', own: ['trap'] });
    expect(system.traps({ part: 'psci' })).toEqual([]);
  });

  test('goes back with what it has counted', () => {
    const system = run(systemOf(trap('')), 5);
    const before = system.system().own?.trap ?? 0;
    const { here } = system.recording(0, true);
    system.run(20_000);
    expect(system.system().own?.trap).toBeGreaterThan(before);
    system.move({ type: 'seek', core: 0, cycles: here });
    expect(system.system().own?.trap).toBe(before);
  });

  test('that fails in its tenth trap says whose part, where, of which guest, and what was done last', () => {
    const { fault } = run(systemOf(trap("if (n === 10) { call.el2.mrs('FAR_EL2'); throw new Error('tenth'); }")));
    expect(fault).toMatchObject({
      code: 'sandbox.threw',
      params: { file: 'trap.ts', line: 5, error: 'Error: tenth' },
      part: 'trap',
      trap: { vm: 'nimbos', cause: 'hvc' },
      own: ['trap'],
    });
    expect(fault?.operations.at(-1)).toMatchObject({ op: 'mrs', name: 'FAR_EL2' });
  });

  test('stands before the trap one step back, and fails again from there', () => {
    const system = run(systemOf(trap("if (n === 10) throw new Error('tenth');")));
    const { fault } = system;
    const at = system.recording(0, true).here;
    system.move({ type: 'back', core: 0 });
    expect(system.fault).toBeUndefined();
    expect(system.recording(0, true).here).toBeLessThan(at);
    expect(system.system().own?.trap).toBe(9);
    expect(system.run(20_000).outcome).toBe('fault');
    expect(system.fault).toEqual(fault);
    // Whoever wants to go on from a call that failed comes no farther.
    expect(system.run(20_000).outcome).toBe('fault');
    expect(system.system().vms[0]?.name).toBe('nimbos');
  });

  test('that never ends is stopped, and its loop is named', () => {
    const { fault } = run(systemOf(trap('while (n > 4) n++;')));
    expect(fault).toMatchObject({ code: 'sandbox.endless', part: 'trap', params: { file: 'trap.ts', line: 5 } });
  });

  test('runs a vectors.s of theirs beside our handlers, and says what is wrong with one', () => {
    const own = ownHypervisor(undefined, [{ part: 'vectors', text: 'vectors:\n  nope x0\n' }]);
    if (!('make' in own)) throw new Error('nothing is made yet');
    const images = { 'nimbos.bin': GUEST, disks: [] };
    let thrown: unknown;
    try {
      new GuestSystem(coreModule(), 'nimbos', images, { make: own.make, texts: [] });
    } catch (error) {
      thrown = error;
    }
    expect(problemsOfMaking(thrown, [])?.[0]).toMatchObject({ file: 'vectors.s', line: 2 });
    expect(problemsOfMaking(new EngineError('core.memory'), [])?.[0]?.file).toBe('');
  });

  test('is not made of what is no TypeScript, or exports no handler of its part', () => {
    expect(ownHypervisor(labTools(), [{ part: 'uart', text: 'export const trap = ;' }])).toMatchObject({
      problems: [{ file: 'uart.ts', line: 1, code: 'sandbox.syntax' }],
    });
    const make = (): unknown => systemOf({ part: 'uart', text: 'export const trap = () => undefined;' });
    expect(make).toThrow('sandbox.no-handler');
  });
});
