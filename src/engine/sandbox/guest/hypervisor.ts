/**
 * Inside: the module `hypervisor`, everything that a reader's file may import, and the functions that the host calls.
 * bin/build-sandbox.ts makes one script of it.
 */
import './integers.ts';
import './lockdown.ts';
import type { SystemPlan } from '../../hypervisor/memory/configuration.ts';
import type { Outcome, Reason } from '../../hypervisor/el2.ts';
import { Program } from '../../hypervisor/program.ts';
import { AT, ENTRY } from '../mailbox.ts';
import { number, sendText, view } from './channel.ts';
import { el2Of } from './el2.ts';
import { changed, withhold } from './handlers.ts';
import { publish } from './publish.ts';
import { replacements } from './results.ts';

export * from './library.ts';

const OUTCOMES: readonly Outcome[] = ['resume', 'park', 'panic'];

/** Plain data, with integers of any size as `{"n":"…"}`. */
const plain = (state: unknown): string =>
  JSON.stringify(state, (_, value: unknown) => (typeof value === 'bigint' ? { n: String(value) } : value));

/**
 * For the host's first module only.
 * @param withheld built-in handlers that files may not call
 */
export function start(
  plan: SystemPlan,
  files: readonly (readonly [file: string, exports: object])[],
  withheld: readonly string[],
): void {
  withhold(withheld);
  const program = new Program(plan, files.length === 0 ? {} : { ...changed(), ...replacements(files) });
  publish({
    [ENTRY.ENTER]() {
      const [reason, core, frame] = [number(AT.OP) as Reason, number(AT.A), number(AT.B)];
      const outcome = program.call(reason, el2Of(core, frame));
      view.setFloat64(AT.STATUS, OUTCOMES.indexOf(outcome), true);
    },
    [ENTRY.STATE]: () => sendText(plain(program.state)),
  });
}
