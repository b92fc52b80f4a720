/**
 * Inside: the module `hypervisor`, everything that a reader's file may import, and the functions that the host calls.
 * bin/build-sandbox.ts makes one script of it.
 */
import './integers.ts';
import './lockdown.ts';
import type { SystemPlan } from '../../hypervisor/memory/configuration.ts';
import type { Outcome, Reason } from '../../hypervisor/el2.ts';
import { Program } from '../../hypervisor/program.ts';
import type { Handlers } from '../../hypervisor/traps/call.ts';
import { AT, ENTRY } from '../mailbox.ts';
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

/** For the host's first module only. */
export function start(
  plan: SystemPlan,
  files: readonly (readonly [file: string, exports: object])[],
  names?: readonly (keyof Handlers)[],
): void {
  const program = new Program(plan, { ...withheld(), ...(files.length === 0 ? {} : replacements(files, names)) });
  publish({
    [ENTRY.ENTER]() {
      const [reason, core, frame] = [number(AT.OP) as Reason, number(AT.A), number(AT.B)];
      const outcome = program.call(reason, el2Of(core, frame));
      view.setFloat64(AT.STATUS, OUTCOMES.indexOf(outcome), true);
    },
    [ENTRY.STATE]: () => sendText(plain(program.state)),
  });
}
