/** Checks and checkpoints of a run (query.ts), evaluated. */
import type { Checkpoint, Message, Verdict } from './lab.ts';
import { fill, show } from './parameters.ts';
import type { Check, Diagnosis, Requirement, Shown, Value } from './query.ts';
import { eventOf, eventsOf, meets, valueOf, type Scene } from './values.ts';
import { isAsked, namedIn } from './walk.ts';

export function holds(check: Check, scene: Scene): boolean {
  const { run } = scene;
  if ('value' in check) return meets(valueOf(check.value, scene), check, scene);
  if ('happened' in check) return eventsOf(check.happened, scene).length > 0;
  if ('never' in check) return eventsOf(check.never, scene).length === 0;
  if ('console' in check) {
    const filled = (text: string | undefined): string | undefined => text && fill(text, scene.parameters);
    const [is, startsWith, contains] = (['is', 'startsWith', 'contains'] as const).map((key) =>
      filled(check.console[key]),
    );
    const shows = textOf(scene, check.console.channel);
    return (
      (is === undefined || shows === is) &&
      (startsWith === undefined || shows.startsWith(startsWith)) &&
      (contains === undefined || shows.includes(contains))
    );
  }
  if ('executed' in check) {
    const at = valueOf(check.executed, scene);
    const levels = at === undefined ? 0 : (run.executed.get(at) ?? 0);
    return check.el === undefined ? levels !== 0 : (levels & (1 << check.el)) !== 0;
  }
  if ('ran' in check)
    return [...run.words].some(
      ([word, levels]) =>
        (check.el === undefined || (levels & (1 << check.el)) !== 0) && meets(BigInt(word), check.ran, scene),
    );
  if ('ended' in check) return check.ended.includes(run.ended);
  if ('all' in check) return check.all.every((one) => holds(one, scene));
  if ('any' in check) return check.any.some((one) => holds(one, scene));
  if ('predicate' in check) return scene.predicate?.(check.predicate) ?? false;
  return !holds(check.no, scene);
}

/** What the UART sent, or a channel got. */
const textOf = ({ run }: Scene, channel: number | undefined): string =>
  channel === undefined ? run.console : (run.channels.get(channel) ?? '');

const MISSING = '—';
const MAX_TEXT = 60;

function shown(value: Shown, scene: Scene): string {
  const number = (v: Value, text: (n: bigint) => string): string => {
    const n = valueOf(v, scene);
    return n === undefined ? MISSING : text(n);
  };
  if (typeof value === 'object') {
    if ('console' in value)
      return printable(textOf(scene, value.console === 'all' ? undefined : value.console.channel));
    if ('text' in value) return printable(fill(value.text, scene.parameters));
    if ('decimal' in value) return number(value.decimal, String);
    if ('signed' in value) return number(value.signed, signed);
    if ('vector' in value) return number(value.vector, vectorName);
  }
  return number(value, show);
}

/** Error codes are small negative numbers. */
const signed = (value: bigint): string => (value >> 63n === 0n ? show(value) : `−${show((1n << 64n) - value)}`);
const vectorName = (place: bigint): string => `EL${place >> 12n}+0x${(place & 0xfffn).toString(16).padStart(3, '0')}`;

/** Console text for a sentence: line feeds and other controls as escapes, cut to a line. */
function printable(text: string): string {
  const escaped = text
    .slice(0, MAX_TEXT)
    .replaceAll(/[\u0000-\u001f\u007f-\u009f\\]/g, (c) =>
      c === '\n' ? '\\n' : c === '\\' ? '\\\\' : `\\x${c.charCodeAt(0).toString(16).padStart(2, '0')}`,
    );
  return text.length > MAX_TEXT ? `${escaped}…` : escaped;
}

/** The cycle of the first event that a check or a diagnosis looks at and that happened. */
function evidence(parts: readonly unknown[], scene: Scene): number | undefined {
  for (const part of parts) {
    if (typeof part !== 'object' || part === null) continue;
    if ('event' in part) {
      const event = eventOf(part as Parameters<typeof eventOf>[0], scene);
      if (event !== undefined) return event.cycle;
    }
    const inner = evidence(Object.values(part), scene);
    if (inner !== undefined) return inner;
  }
  return undefined;
}

/** How a run ended, and how much that explains a requirement that is not met. */
export interface Ending {
  readonly message: Message;
  /** `first`: more than anything else; `crash`: more than a general diagnosis; `plain`: when nothing else is known. */
  readonly weight: 'first' | 'crash' | 'plain';
}

interface Found {
  readonly message: Message;
  readonly from?: Diagnosis;
}

function diagnosis({ check, otherwise }: Requirement, scene: Scene, ending: Ending): Found {
  const message = (found: Diagnosis): Found => ({
    message: {
      code: found.code,
      params: Object.fromEntries(
        Object.entries(found.params ?? {}).map(([name, value]) => [name, shown(value, scene)]),
      ),
    },
    from: found,
  });
  // The lab knows more than the ending says only where it asks for just that.
  const ofEnding = otherwise.find(({ when }) => when !== undefined && isAsked(when, 'ended') && holds(when, scene));
  if (ending.weight === 'first') return ofEnding === undefined ? { message: ending.message } : message(ofEnding);
  const symbol = namedIn(check, 'symbol').find((name) => !scene.symbols.has(name));
  if (symbol !== undefined) return { message: { code: 'lab.no-symbol', params: { symbol } } };
  const precise = otherwise.find(({ when }) => when !== undefined && holds(when, scene));
  if (precise !== undefined) return message(precise);
  const general = otherwise.find(({ when }) => when === undefined);
  return ending.weight === 'crash' || general === undefined ? { message: ending.message } : message(general);
}

/** The verdict on one checkpoint: its first requirement that is not met, and why. */
export function judge(checkpoint: Checkpoint, scene: Scene, ending: Ending): Verdict {
  const open = scene.unanswered ?? [];
  if (open.length > 0 && namedIn(checkpoint.requires, 'answer').length > 0) {
    const params = { name: open[0] ?? '', open: open.length };
    return { checkpoint: checkpoint.id, passed: false, points: 0, code: 'lab.answers.open', params };
  }
  const at = (parts: readonly unknown[]): { readonly at?: number } => {
    const cycle = evidence(parts, scene);
    return cycle === undefined ? {} : { at: cycle };
  };
  for (const requirement of checkpoint.requires) {
    if (holds(requirement.check, scene)) continue;
    const { message, from } = diagnosis(requirement, scene, ending);
    return { checkpoint: checkpoint.id, passed: false, points: 0, ...message, ...at([from, requirement.check]) };
  }
  const checks = checkpoint.requires.map(({ check }) => check);
  return {
    checkpoint: checkpoint.id,
    passed: true,
    points: checkpoint.points,
    code: 'lab.passed',
    params: {},
    ...at(checks),
  };
}
