/** The one evaluator: page, Node and CI ask it, and nothing that a client concluded counts. */
import { EngineError } from '../../engine/error.ts';
import { parseAnswers } from './answers.ts';
import { build, type Built } from './build.ts';
import { judge, type Ending } from './check.ts';
import { endMessage, isCrash } from './ending.ts';
import type { Checkpoint, Evaluation, Lab, Message, Problem, Verdict } from './lab.ts';
import type { Tracer } from './events.ts';
import { finished, type Pieces } from './in-pieces.ts';
import type { Observation } from './observe.ts';
import { observingAny } from './observe-whole.ts';
import { parametersOf, type Parameters as Drawn } from './parameters.ts';
import { predicatesOf } from './predicate.ts';
import type { LabTools } from './tools.ts';
import type { Scene } from './values.ts';
import { answerNames, namedIn } from './walk.ts';

/** What all checks of a lab together may look at: queries can be nested so that each level looks at every event again. */
const LOOKS = 5_000_000;

/** The run was stopped in the middle of what it did: whatever is missing is missing because of that. */
const STOPS: ReadonlySet<string> = new Set(['too-many-events', 'handler-failed', 'altered', 'refused']);

/** All of `evaluating` at once. */
export const evaluate = (...of: Parameters<typeof evaluating>): Evaluation => finished(evaluating(...of));

/**
 * Builds, runs and judges a reader's files, in pieces.
 * @param module core.wasm, compiled
 * @param files by path; what is missing is the starter's
 * @param seed an integer that chooses the lab's parameters
 * @param tools needed when the lab has TypeScript (tools.ts)
 * @param trace told of each instruction
 * @param committed files with the predictions that were made first: points count those
 * @param built what `build` made of the files, where that is there already
 */
export function* evaluating(
  module: WebAssembly.Module,
  lab: Lab,
  files: Readonly<Record<string, string>>,
  seed: number,
  tools?: LabTools,
  trace?: Tracer,
  committed?: Readonly<Record<string, string>>,
  built: Built | readonly Problem[] = build(lab, files, seed, tools),
): Pieces<Evaluation> {
  if (isProblems(built)) return refused(lab, built);
  const run = yield* observingAny(module, lab, built, parametersOf(lab, seed), trace);
  const message = endMessage(run, built);
  const verdicts = verdictsOn(run, built, message, lab, parametersOf(lab, seed), tools, committed);
  const some = verdicts.some(({ passed }) => passed);
  return {
    verdicts: some ? yield* again(module, lab, files, seed, tools, verdicts) : verdicts,
    problems: [],
    ended: { reason: run.ended, message, at: run.machine.cycles },
    console: run.shown,
    instructions: run.instructions,
  };
}

function verdictsOn(
  run: Observation,
  built: Built,
  message: Message,
  lab: Lab,
  parameters: Drawn,
  tools: LabTools | undefined,
  committed?: Readonly<Record<string, string>>,
): readonly Verdict[] {
  const { symbols, answers, trees, line, guestSource } = built;
  const unanswered = [...answerNames(lab)].filter((name) => !answers.has(name));
  const plain: Scene = {
    run,
    parameters,
    symbols,
    answers,
    trees,
    line,
    guestSource,
    unanswered,
    looks: { left: LOOKS },
  };
  const scene: Scene =
    lab.predicates === undefined ? plain : { ...plain, predicate: asked(lab, lab.predicates, plain, tools) };
  const ending: Ending = {
    message,
    weight: STOPS.has(run.ended) ? 'first' : isCrash(run) ? 'crash' : 'plain',
  };
  return lab.checkpoints.map((checkpoint) => {
    const verdict = judged(checkpoint, scene, ending);
    const isPrediction = committed !== undefined && namedIn(checkpoint.requires, 'answer').length > 0;
    if (!verdict.passed || !isPrediction) return verdict;
    const first = judged(checkpoint, { ...scene, answers: answersIn(lab, committed) }, ending);
    return first.passed ? verdict : { ...verdict, points: 0, code: 'lab.answers.later' };
  });
}

/** Once more with other values of the hidden parameters: what passes then as well was worked out, not known. */
function* again(
  module: WebAssembly.Module,
  lab: Lab,
  files: Readonly<Record<string, string>>,
  seed: number,
  tools: LabTools | undefined,
  first: readonly Verdict[],
): Pieces<readonly Verdict[]> {
  if (lab.hidden === undefined) return first;
  const parameters = parametersOf(lab, seed, true);
  yield;
  const built = build(lab, files, seed, tools, parameters);
  const run = isProblems(built) ? undefined : yield* observingAny(module, lab, built, parameters);
  const second =
    isProblems(built) || run === undefined
      ? []
      : verdictsOn(run, built, endMessage(run, built), lab, parameters, tools);
  // With something failing here already it is not the numbers that are to blame, as a rule.
  const code = first.every(({ passed }) => passed) ? 'lab.only-these-numbers' : 'lab.not-every-variant';
  return first.map((verdict) =>
    !verdict.passed || second.some(({ checkpoint, passed }) => passed && checkpoint === verdict.checkpoint)
      ? verdict
      : { checkpoint: verdict.checkpoint, passed: false, points: 0, code, params: {} },
  );
}

function answersIn(lab: Lab, files: Readonly<Record<string, string>>): ReadonlyMap<string, bigint> {
  const names = answerNames(lab);
  const texts = lab.files.filter(({ language }) => language === 'answers').map(({ path }) => [path, files[path] ?? '']);
  return new Map(texts.flatMap(([path = '', text = '']) => [...parseAnswers(path, text, names).values]));
}

/** Whether files have a prediction for every question of a lab that asks for some. */
export function hasPredicted(lab: Lab, files: Readonly<Record<string, string>>): boolean {
  const names = answerNames(lab);
  return names.size > 0 && answersIn(lab, files).size === names.size;
}

/** The lab's predicates, loaded when the first is asked for. */
function asked(lab: Lab, source: string, scene: Scene, tools: LabTools | undefined): (name: string) => boolean {
  let predicates: ((name: string) => boolean) | undefined;
  return (name) => {
    if (tools === undefined) throw new EngineError('lab.no-tools', { lab: lab.id });
    predicates ??= predicatesOf(tools, source, scene);
    return predicates(name);
  };
}

/** A predicate that fails to say anything is a checkpoint that is not passed, and says why. */
function judged(checkpoint: Checkpoint, scene: Scene, ending: Ending): Verdict {
  try {
    return judge(checkpoint, scene, ending);
  } catch (error) {
    if (!(error instanceof EngineError)) throw error;
    const { code, params } = error;
    return { checkpoint: checkpoint.id, passed: false, points: 0, code, params };
  }
}

const isProblems = (built: Built | readonly Problem[]): built is readonly Problem[] => Array.isArray(built);

/** Nothing ran: every checkpoint says what stands in the way, the first error with its place. */
function refused(lab: Lab, problems: readonly Problem[]): Evaluation {
  const first = problems[0];
  const params = {
    file: first?.file ?? '',
    line: first?.line ?? 0,
    column: first?.column ?? 0,
    errors: problems.length,
  };
  return {
    verdicts: lab.checkpoints.map(({ id }) => ({
      checkpoint: id,
      passed: false,
      points: 0,
      code: 'lab.does-not-build',
      params,
    })),
    problems,
    console: '',
    instructions: 0,
  };
}
