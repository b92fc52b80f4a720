/** Describes a lab for its page: without solutions and other answers. */
import { puzzleOf } from '../../labs/kit/arrange.ts';
import { numberOf, type Lab } from '../../labs/kit/lab.ts';
import { otherStarters, starterFiles } from '../../labs/kit/parameters.ts';
import type { Locale } from '../../messages/index.ts';
import { sentencesOf } from '../../labs/kit/sentences.ts';
import { usedIn } from '../typescript/api.ts';
import type { LabInfo } from './info.ts';

export function infoOf(lab: Lab, seed: number, locale: Locale): LabInfo {
  const starters = starterFiles(lab, seed, locale);
  const { id, version, chapter, exercise, minutes, title, objectives, machine } = lab;
  const number = numberOf(lab);
  const scripts = lab.files.filter((file) => file.language === 'typescript' && file.readonly !== true);
  const puzzle = puzzleOf(lab, seed);
  const calls = usedIn(scripts.map(({ path }) => lab.solution[path] ?? '').join('\n'));
  return {
    id,
    version,
    seed,
    locale,
    chapter,
    ...(number !== undefined && { number }),
    ...(exercise !== undefined && { exercise }),
    minutes,
    cpus: machine.cpus,
    title,
    objectives,
    steps: lab.steps.map(({ id: step, text, checkpoints }) => ({ id: step, text, checkpoints })),
    checkpoints: lab.checkpoints.map(({ id: checkpoint, points, hints }) => ({ id: checkpoint, points, hints })),
    files: lab.files.map(({ path, language, readonly }) => ({
      path,
      language,
      readonly: readonly === true,
      starter: starters[path] ?? '',
      ...(readonly !== true && { elsewhere: otherStarters(lab, path, seed, locale) }),
    })),
    views: lab.views ?? ['registers', 'levels', 'memory'],
    ...(scripts.length > 0 && { calls }),
    ...(puzzle !== undefined && { puzzle }),
    messages: sentencesOf(lab, locale),
  };
}
