/** Values and events of a run (query.ts), evaluated. */
import { parseDtb } from '../../engine/devicetree/dtb.ts';
import { findNode, getProperty } from '../../engine/devicetree/edit.ts';
import { EngineError } from '../../engine/error.ts';
import { fieldsOf, sysregByName } from '../../engine/isa/sysregs.ts';
import type { LabEvent } from './events.ts';
import type { GuestSource } from './guest-source.ts';
import { loadedAt, partOfLine, type Line } from './line.ts';
import { littleEndian } from './moment.ts';
import type { Observation } from './observe.ts';
import type { Parameters } from './parameters.ts';
import { mappedOutside, notMapped, stage2Part } from './stage2.ts';
import type { Condition, EventPattern, IpaRange, Operator, Value } from './query.ts';

/** All that a query can look at. */
export interface Scene {
  readonly run: Observation;
  readonly parameters: Parameters;
  readonly symbols: ReadonlyMap<string, bigint>;
  readonly answers: ReadonlyMap<string, bigint>;
  /** Compiled device trees, by the path of their file. */
  readonly trees?: ReadonlyMap<string, Uint8Array>;
  /** Of a machine that a command line describes. */
  readonly line?: Line | undefined;
  /** Of a guest system's kernel. */
  readonly guestSource?: GuestSource | undefined;
  /** Questions that have no answer yet: predictions are judged when all are made, so that no verdict tells one from another. */
  readonly unanswered?: readonly string[];
  /** Predicates of the lab by name. */
  readonly predicate?: (name: string) => boolean;
  /** How much may still be looked at: events, and values that are computed. Without it any number. */
  readonly looks?: { left: number };
}

/** What a look costs that walks tables, or many of them. */
const WALK = 20;
const ALL_TABLES = 5000;

/** @throws EngineError lab.too-many-looks */
function look({ looks }: Scene, cost = 1): void {
  if (looks !== undefined && (looks.left -= cost) < 0) throw new EngineError('lab.too-many-looks');
}

const MASK = (1n << 64n) - 1n;
const ACCESS = { read: 0, write: 1, execute: 2 } as const;

/** A value, as 64 unsigned bits; undefined where there is none. */
export function valueOf(value: Value, scene: Scene): bigint | undefined {
  if (typeof value === 'number' || typeof value === 'string') return BigInt(value) & MASK;
  look(
    scene,
    'mappedOutside' in value || 'notMapped' in value
      ? ALL_TABLES
      : 'translate' in value || 'stage2' in value
        ? WALK
        : 1,
  );
  const { machine } = scene.run;
  if ('x' in value && !('of' in value)) {
    const name = generalRegister(value.x, scene);
    return name === undefined ? undefined : registerOf(name, 0, scene);
  }
  if ('param' in value) return scene.parameters.get(value.param);
  if ('symbol' in value) return scene.symbols.get(value.symbol);
  if ('answer' in value) return scene.answers.get(value.answer);
  if ('tree' in value) return cellsOf(value, scene);
  if ('guestLine' in value) {
    const at = valueOf(value.guestLine, scene);
    const line = at === undefined ? undefined : scene.guestSource?.lineAt(at)?.line;
    return line === undefined ? undefined : BigInt(line);
  }
  if ('line' in value) return scene.line && partOfLine(scene.line, value.line);
  if ('loaded' in value) return scene.line && loadedAt(scene.line, value.loaded)?.[value.part];
  if ('register' in value) return registerOf(value.register, value.core ?? 0, scene);
  if ('sysreg' in value) return sysregOf(value, scene);
  if ('of' in value) {
    const field = 'field' in value ? value.field : generalRegister(value.x, scene);
    return field === undefined ? undefined : eventOf(value.of, scene)?.fields[field];
  }
  if ('count' in value) return BigInt(eventsOf(value.count, scene).length);
  if ('memory' in value) {
    const at = valueOf(value.memory, scene);
    return at === undefined || at > BigInt(Number.MAX_SAFE_INTEGER)
      ? undefined
      : littleEndian(machine.cores.read(Number(at), value.size));
  }
  if ('translate' in value) {
    const at = valueOf(value.translate, scene);
    const pa = at === undefined ? undefined : machine.cores.translate(0, at, value.el, ACCESS[value.access]);
    return pa === undefined ? undefined : BigInt(pa);
  }
  if ('stage2' in value) {
    const ipa = valueOf(value.stage2, scene);
    return ipa === undefined ? undefined : stage2Part(machine, ipa, value.part);
  }
  if ('mappedOutside' in value || 'notMapped' in value) return ofAllTables(value, scene);
  if ('bits' in value) {
    const all = valueOf(value.bits, scene);
    return all === undefined
      ? undefined
      : (all >> BigInt(value.lsb)) & ((1n << BigInt(value.msb - value.lsb + 1)) - 1n);
  }
  const [left, right] = value.args.map((arg) => valueOf(arg, scene));
  return left === undefined || right === undefined ? undefined : operate(value.op, left, right) & MASK;
}

type OfAllTables = Extract<Value, { readonly mappedOutside: unknown } | { readonly notMapped: unknown }>;
/** The run has ended: each is the same whenever it is asked, and several checkpoints ask for the same. */
const ofRuns = new WeakMap<Observation, Map<OfAllTables, bigint | undefined>>();

function ofAllTables(value: OfAllTables, scene: Scene): bigint | undefined {
  const { run } = scene;
  const known = ofRuns.get(run) ?? new Map<OfAllTables, bigint | undefined>();
  if (known.has(value)) return known.get(value);
  const found =
    'mappedOutside' in value
      ? mappedOutside(
          run.machine,
          value.mappedOutside.flatMap((range) => rangeOf(range, scene)),
        )
      : notMapped(
          run.machine,
          value.notMapped.flatMap((range) => {
            const to = valueOf(range.to, scene);
            return to === undefined ? [] : rangeOf(range, scene).map((one) => ({ ...one, to }));
          }),
        );
  ofRuns.set(run, known.set(value, found));
  return found;
}

function rangeOf({ from, bytes }: IpaRange, scene: Scene): { start: bigint; end: bigint }[] {
  const [start, size] = [valueOf(from, scene), valueOf(bytes, scene)];
  return start === undefined || size === undefined ? [] : [{ start, end: start + size }];
}

const CELL = 4;

function cellsOf(
  { tree, node, property, cell = 0, cells = 1 }: Extract<Value, { readonly tree: string }>,
  { trees }: Scene,
): bigint | undefined {
  const blob = trees?.get(tree);
  if (blob === undefined) return undefined;
  const found = findNode(parseDtb(blob).root, node);
  const bytes = found === undefined ? undefined : getProperty(found, property);
  const part = bytes?.subarray(CELL * cell, CELL * (cell + cells));
  return part?.length === CELL * cells ? part.reduce((sum, byte) => (sum << 8n) | BigInt(byte), 0n) : undefined;
}

function operate(op: Operator, left: bigint, right: bigint): bigint {
  switch (op) {
    case 'add':
      return left + right;
    case 'sub':
      return left - right;
    case 'and':
      return left & right;
    case 'or':
      return left | right;
    case 'shl':
      return right > 63n ? 0n : left << right;
    case 'shr':
      return right > 63n ? 0n : left >> right;
  }
}

function generalRegister(number: Value, scene: Scene): string | undefined {
  const n = valueOf(number, scene);
  return n === undefined ? undefined : `x${n}`;
}

function registerOf(name: string, core: number, { run: { machine } }: Scene): bigint | undefined {
  const { cores } = machine;
  if (core >= machine.config.cpus) return undefined;
  if (name === 'pc') return cores.pc(core);
  if (name === 'sp') return cores.sp(core);
  if (name === 'el') return BigInt(cores.el(core));
  if (name === 'pstate') return BigInt(cores.pstate(core));
  const n = Number(/^x(\d{1,2})$/.exec(name)?.[1] ?? 31);
  return n > 30 ? undefined : cores.x(core, n);
}

function sysregOf(
  value: { readonly sysreg: string; readonly field?: string; readonly core?: number },
  scene: Scene,
): bigint | undefined {
  const { machine } = scene.run;
  const core = value.core ?? 0;
  if (core >= machine.config.cpus || sysregByName(value.sysreg) < 0) return undefined;
  const all = machine.cores.sysreg(core, value.sysreg);
  if (value.field === undefined) return all;
  const field = fieldsOf(value.sysreg).find(({ name }) => name === value.field);
  return field === undefined
    ? undefined
    : (all >> BigInt(field.lsb)) & ((1n << BigInt(field.msb - field.lsb + 1)) - 1n);
}

/** Whether a number meets a condition. Nothing meets none. */
export function meets(found: bigint | undefined, condition: Condition, scene: Scene): boolean {
  if (found === undefined) return false;
  const other = (value: Value | undefined): bigint | undefined =>
    value === undefined ? undefined : valueOf(value, scene);
  const mask = other(condition.mask);
  const value = mask === undefined ? found : found & mask;
  const { is, not, oneOf, atLeast, below, aligned } = condition;
  // What is compared with something that does not exist is not so.
  const holds = (wanted: Value | undefined, compare: (to: bigint) => boolean): boolean => {
    if (wanted === undefined) return true;
    const to = other(wanted);
    return to !== undefined && compare(to);
  };
  return (
    holds(is, (to) => value === to) &&
    holds(not, (to) => value !== to) &&
    (oneOf === undefined || oneOf.some((one) => other(one) === value)) &&
    holds(atLeast, (to) => value >= to) &&
    holds(below, (to) => value < to) &&
    holds(aligned, (to) => to !== 0n && value % to === 0n)
  );
}

const isCondition = (wanted: Value | Condition): wanted is Condition =>
  typeof wanted === 'object' &&
  ['mask', 'is', 'not', 'oneOf', 'atLeast', 'below', 'aligned'].some((key) => key in wanted);

function fits(event: LabEvent, pattern: EventPattern, scene: Scene): boolean {
  look(scene);
  return (
    event.kind === pattern.event &&
    Object.entries(pattern.where ?? {}).every(([field, wanted]) =>
      meets(event.fields[field], isCondition(wanted) ? wanted : { is: wanted }, scene),
    )
  );
}

/** All events that a pattern means, in the order in which they happened. */
export function eventsOf(pattern: EventPattern, scene: Scene): readonly LabEvent[] {
  const { events } = scene.run;
  if (pattern.after === undefined) return events.filter((event) => fits(event, pattern, scene));
  const first = eventOf(pattern.after, scene);
  if (first === undefined) return [];
  return events.slice(events.indexOf(first) + 1).filter((event) => fits(event, pattern, scene));
}

export function eventOf(pattern: EventPattern, scene: Scene): LabEvent | undefined {
  const all = eventsOf(pattern, scene);
  return pattern.which === 'last' ? all.at(-1) : all[0];
}
