/**
 * Inside: the module `hypervisor`, everything that a reader's file may import, and the functions that the host calls.
 * bin/build-sandbox.ts makes one script of it.
 */
import './integers.ts';
import './lockdown.ts';
import type { SystemPlan } from '../../hypervisor/memory/configuration.ts';
import type { Outcome, Reason } from '../../hypervisor/el2.ts';
import { HANDLER_NAMES, PART_IDS, partOfHandler } from '../../hypervisor/parts.ts';
import { Program } from '../../hypervisor/program.ts';
import type { Handlers } from '../../hypervisor/traps/call.ts';
import { AT, ENTRY, POWERS } from '../mailbox.ts';
import { number, sendText, view } from './channel.ts';
import { el2Of } from './el2.ts';
import { publish } from './publish.ts';
import { replacements } from './results.ts';
import { withheld } from './withheld.ts';

export * from './library.ts';
/** For the host, before it imports a reader's file. */
export { withhold } from './withheld.ts';

const OUTCOMES: readonly Outcome[] = ['resume', 'park', 'panic'];

/** Plain data, with integers of any size as `{"n":"…"}`. */
const plain = (state: unknown): string =>
  JSON.stringify(state, (_, value: unknown) => (typeof value === 'bigint' ? { n: String(value) } : value));

/** The bit of a handler's part; 0 for the dispatch of devices, which is nobody's. */
const bitOf = (handler: keyof Handlers): number => {
  const part = partOfHandler(handler);
  return part === undefined ? 0 : 1 << PART_IDS.indexOf(part);
};
const BITS = Object.fromEntries(HANDLER_NAMES.map((name) => [name, bitOf(name)])) as Record<keyof Handlers, number>;

/** For the host's first module only. */
export function start(
  plan: SystemPlan,
  files: readonly (readonly [file: string, exports: object])[],
  names?: readonly (keyof Handlers)[],
): void {
  /** Parts that were called in this call, as bits, and in how many calls each was. */
  let own = 0;
  const calls = PART_IDS.map(() => 0);
  const called = (handler: keyof Handlers): void => {
    own |= BITS[handler];
    view.setUint32(AT.OWN, own, true);
  };
  const program = new Program(plan, {
    ...withheld(names),
    ...(files.length === 0 ? {} : replacements(files, names, called)),
  });
  publish({
    [ENTRY.ENTER]() {
      const [reason, core, frame] = [number(AT.OP) as Reason, number(AT.A), number(AT.B)];
      own = 0;
      view.setUint32(AT.OWN, 0, true);
      const outcome = program.call(reason, el2Of(core, frame));
      for (let part = 0, left = own; left !== 0; part++, left >>>= 1) calls[part] = (calls[part] ?? 0) + (left & 1);
      program.state.cpus.forEach(({ current }, n) => {
        view.setUint16(AT.CURRENT + 4 * n, current === null ? 0 : current.vm + 1, true);
        view.setUint16(AT.CURRENT + 4 * n + 2, current?.vcpu ?? 0, true);
      });
      program.state.vms.forEach(({ power, starts }, n) => {
        view.setUint16(AT.POWER + 4 * n, POWERS.indexOf(power), true);
        view.setUint16(AT.POWER + 4 * n + 2, Math.min(starts, 0xffff), true);
      });
      view.setFloat64(AT.STATUS, OUTCOMES.indexOf(outcome), true);
    },
    [ENTRY.STATE]: () => sendText(plain({ state: program.state, calls })),
  });
}
