/** The one evaluator: page, Node and CI ask it, and nothing that a client concluded counts. */
import { EngineError } from '../../engine/error.ts';
import { parseAnswers } from './answers.ts';
import { build, type Built } from './build.ts';
import { judge, type Ending } from './check.ts';
import { endMessage, isCrash } from './ending.ts';
import type { Checkpoint, Evaluation, Lab, Problem, Verdict } from './lab.ts';
import { observe, type Tracer } from './observe.ts';
import { parametersOf } from './parameters.ts';
import { predicatesOf } from './predicate.ts';
import type { LabTools } from './tools.ts';
import type { Scene } from './values.ts';
import { answerNames, namedIn } from './walk.ts';

/** The run was stopped in the middle of what it did: whatever is missing is missing because of that. */
const STOPS: ReadonlySet<string> = new Set(['too-many-events', 'handler-failed', 'altered']);

/**
 * Builds, runs and judges a reader's files.
 * @param module core.wasm, compiled
 * @param files by path; what is missing is the starter's
 * @param seed an integer that chooses the lab's parameters
 * @param tools needed when the lab has TypeScript (tools.ts)
 * @param trace told of each instruction
 * @param committed files with the predictions that were made first: points count those
 */
export function evaluate(
  module: WebAssembly.Module,
  lab: Lab,
  files: Readonly<Record<string, string>>,
  seed: number,
  tools?: LabTools,
  trace?: Tracer,
  committed?: Readonly<Record<string, string>>,
): Evaluation {
  const built = build(lab, files, seed, tools);
  if (isProblems(built)) return refused(lab, built);
  const run = observe(module, lab, built, trace);
  const message = endMessage(run, built);
  const { symbols, answers } = built;
  const unanswered = [...answerNames(lab)].filter((name) => !answers.has(name));
  const plain: Scene = { run, parameters: parametersOf(lab, seed), symbols, answers, unanswered };
  const scene: Scene =
    lab.predicates === undefined ? plain : { ...plain, predicate: asked(lab, lab.predicates, plain, tools) };
  const ending: Ending = {
    message,
    weight: STOPS.has(run.ended) ? 'first' : isCrash(run) ? 'crash' : 'plain',
  };
  return {
    verdicts: lab.checkpoints.map((checkpoint) => {
      const verdict = judged(checkpoint, scene, ending);
      const isPrediction = committed !== undefined && namedIn(checkpoint.requires, 'answer').length > 0;
      if (!verdict.passed || !isPrediction) return verdict;
      const first = judged(checkpoint, { ...scene, answers: answersIn(lab, committed) }, ending);
      return first.passed ? verdict : { ...verdict, points: 0, code: 'lab.answers.later' };
    }),
    problems: [],
    ended: { reason: run.ended, message, at: run.machine.cycles },
    console: run.console,
    instructions: run.instructions,
  };
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
