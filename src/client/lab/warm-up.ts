/**
 * What the first check of a lab would wait for: the sandbox with the hypervisor's bundle, the assembler, and the browser's
 * compilers, which look at what has run for some time. So the lab's own solution is built and judged, and nothing is told of it.
 */
import { prepareSandbox } from '../../engine/sandbox/hypervisor.ts';
import { build } from '../../labs/kit/build.ts';
import { evaluating } from '../../labs/kit/evaluate.ts';
import type { Pieces } from '../../labs/kit/in-pieces.ts';
import type { Lab } from '../../labs/kit/lab.ts';
import { solutionFiles } from '../../labs/kit/parameters.ts';
import { toldOf } from '../../labs/kit/observe-whole.ts';
import { isLong, type LabTools } from '../../labs/kit/tools.ts';
import { Trace } from './trace.ts';

/** Compilers take functions that have run often: behind the first time a check takes twice what it takes behind the third. */
const TIMES = 3;

/** In pieces, so that a command waits for one of them at most. */
export function* warmUp(
  module: WebAssembly.Module,
  lab: Lab,
  seed: number,
  tools: LabTools | undefined,
): Pieces<undefined> {
  if (tools !== undefined) prepareSandbox(tools.sandbox);
  yield;
  const files = solutionFiles(lab, seed);
  // A guest system executes so much that compilers have seen all of it by its end.
  for (let time = 0; time < (isLong(lab) ? 1 : TIMES); time++) {
    const built = build(lab, files, seed, tools);
    yield;
    const trace = new Trace(toldOf(lab));
    yield* evaluating(module, lab, files, seed, tools, (...executed) => trace.add(...executed), undefined, built);
    yield;
  }
  return undefined;
}
