/**
 * Predicates in TypeScript, for labs whose checks cannot be said as data. Their authors may be anybody, so they run in the
 * sandbox, and all that they can do is ask: a question is a value, a check or a pattern of query.ts, an answer is data.
 */
import { EngineError } from '../../engine/error.ts';
import type { El2Server } from '../../engine/sandbox/el2-server.ts';
import { AT, OP } from '../../engine/sandbox/mailbox.ts';
import type { QuickJs } from '../../engine/sandbox/quickjs.ts';
import { Sandbox } from '../../engine/sandbox/sandbox.ts';
import { holds } from './check.ts';
import type { Problem } from './lab.ts';
import type { Check, EventPattern, Value } from './query.ts';
import { Report, type Form } from './schema.ts';
import { checkForm, patternForm, valueForm } from './schema-query.ts';
import type { LabTools } from './tools.ts';
import { eventsOf, valueOf, type Scene } from './values.ts';

/** Name of the file in messages. */
export const PREDICATES = 'predicates.ts';

const MAX_QUESTION = 8192;
const MAX_EVENTS_ANSWERED = 2000;
/** Events that all questions of a lab together may look at. */
const LOOKS = 5_000_000;
const FUEL = { call: 40e6, total: 400e6 };

/** @returns a function that says whether a predicate holds; it throws EngineError sandbox.… */
export function predicatesOf(tools: LabTools, source: string, scene: Scene): (name: string) => boolean {
  const stripped = tools.strip(PREDICATES, source);
  if ('problems' in stripped) {
    const [first] = stripped.problems;
    const { line = 1, column = 1, params = {} } = first ?? {};
    throw new EngineError(first?.code ?? 'sandbox.syntax', { file: PREDICATES, line, column, ...params });
  }
  const bounded: Scene = { ...scene, looks: { left: LOOKS } };
  const sandbox = new Sandbox({
    module: tools.sandbox.module,
    library: { name: 'lab', code: tools.sandbox.predicates },
    files: [{ name: PREDICATES, ...stripped }],
    main: `import { start } from 'lab';\nimport * as predicates from '${PREDICATES}';\nstart(predicates);\n`,
    serve: (operation, server, mailbox) => operation === OP.QUERY && answer(server, mailbox, bounded),
    limits: FUEL,
  });
  const names = JSON.parse(sandbox.stateText()) as string[];
  return (name) => {
    const index = names.indexOf(name);
    if (index < 0) throw new EngineError('sandbox.not-a-function', { file: PREDICATES, handler: name });
    sandbox.mailbox.view.setFloat64(AT.OP, index, true);
    sandbox.enter(undefined);
    return sandbox.mailbox.view.getFloat64(AT.STATUS, true) === 1;
  };
}

/**
 * One predicate of somebody's file on one run.
 * @returns what it says, or why it says nothing
 */
export function evaluateInSandbox(
  tools: LabTools,
  source: string,
  name: string,
  scene: Scene,
): { readonly passed: boolean } | { readonly problem: Problem } {
  try {
    return { passed: predicatesOf(tools, source, scene)(name) };
  } catch (error) {
    if (!(error instanceof EngineError)) throw error;
    const { code, params } = error;
    const place = (field: string): number => (typeof params[field] === 'number' ? params[field] : 1);
    return { problem: { file: PREDICATES, line: place('line'), column: place('column'), code, params } };
  }
}

const FORMS: Readonly<Record<string, Form>> = { value: valueForm, holds: checkForm, events: patternForm };

function answer(server: El2Server, mailbox: QuickJs, scene: Scene): boolean {
  const text = server.takeText();
  if (text.length > MAX_QUESTION) throw new EngineError('sandbox.argument', { operation: 'run', found: text.length });
  const { kind, of } = (JSON.parse(text) ?? {}) as { readonly kind?: unknown; readonly of?: unknown };
  const json = JSON.stringify(answerTo(String(kind), of, scene) ?? null);
  const bytes = new Uint8Array(json.length * 2);
  for (let i = 0; i < json.length; i++) new DataView(bytes.buffer).setUint16(2 * i, json.charCodeAt(i), true);
  server.offer(bytes);
  mailbox.view.setFloat64(AT.A, bytes.length, true);
  mailbox.view.setFloat64(AT.STATUS, 1, true);
  return true;
}

function answerTo(kind: string, of: unknown, scene: Scene): unknown {
  const form = Object.hasOwn(FORMS, kind) ? FORMS[kind] : undefined;
  if (form !== undefined) {
    const report = new Report(PREDICATES);
    form(of, kind, report, 0);
    const [problem] = report.problems;
    if (problem !== undefined) throw new EngineError(problem.code, { file: PREDICATES, ...problem.params });
  }
  switch (kind) {
    case 'value':
      return valueOf(of as Value, scene)?.toString();
    case 'holds':
      return holds(of as Check, scene);
    case 'events':
      return eventsOf(of as EventPattern, scene)
        .slice(0, MAX_EVENTS_ANSWERED)
        .map(({ fields }) => Object.fromEntries(Object.entries(fields).map(([name, value]) => [name, String(value)])));
    case 'console':
      return scene.run.console;
    case 'ended':
      return scene.run.ended;
    default:
      throw new EngineError('sandbox.argument', { operation: 'run', found: kind.slice(0, 40) });
  }
}
