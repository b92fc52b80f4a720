/** Inside: the module `lab`, with which the author of a lab asks about a run. bin/build-sandbox.ts makes one script of it. */
import './integers.ts';
import './lockdown.ts';
import { EngineError } from '../../error.ts';
import { AT, ENTRY, OP } from '../mailbox.ts';
import { number, receive, ring, sendText, view } from './channel.ts';
import { publish } from './publish.ts';

/** As labs/kit/query.ts has them: plain data. */
type Query = unknown;

/** What a predicate is given. */
export interface Run {
  /** A Value of query.ts; undefined where there is none. */
  value(of: Query): bigint | undefined;
  /** Whether a Check of query.ts is so. */
  holds(check: Query): boolean;
  /** The fields of all events that fit an EventPattern of query.ts, in their order. */
  events(pattern: Query): readonly Readonly<Record<string, bigint>>[];
  /** What the UART sent. */
  readonly console: string;
  /** Why the run ended. */
  readonly ended: string;
}
export type Predicate = (run: Run) => boolean;

function ask(kind: string, of?: Query): unknown {
  sendText(JSON.stringify({ kind, of }, (_, value: unknown) => (typeof value === 'bigint' ? String(value) : value)));
  ring(OP.QUERY);
  const bytes = receive(number(AT.A));
  let text = '';
  for (let i = 0; i + 1 < bytes.length; i += 2)
    text += String.fromCharCode((bytes[i] ?? 0) | ((bytes[i + 1] ?? 0) << 8));
  return JSON.parse(text);
}

const run: Run = {
  value(of) {
    const answer = ask('value', of);
    return typeof answer === 'string' ? BigInt(answer) : undefined;
  },
  holds: (check) => ask('holds', check) === true,
  events: (pattern) =>
    (ask('events', pattern) as Record<string, string>[]).map((event) =>
      Object.fromEntries(Object.entries(event).map(([name, value]) => [name, BigInt(value)])),
    ),
  get console() {
    return String(ask('console'));
  },
  get ended() {
    return String(ask('ended'));
  },
};

/** For the host's first module only. */
export function start(exports: Readonly<Record<string, unknown>>): void {
  const names = Object.keys(exports).sort();
  publish({
    [ENTRY.ENTER]() {
      const name = names[number(AT.OP)] ?? '';
      const predicate = exports[name];
      if (typeof predicate !== 'function') throw new EngineError('sandbox.not-a-function', { handler: name });
      const answer: unknown = (predicate as Predicate)(run);
      if (typeof answer !== 'boolean')
        throw new EngineError('sandbox.result', { handler: name, wanted: 'boolean', found: typeof answer });
      view.setFloat64(AT.STATUS, answer ? 1 : 0, true);
    },
    [ENTRY.STATE]: () => sendText(JSON.stringify(names)),
  });
}
