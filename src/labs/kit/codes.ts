/**
 * The codes of a lab's sentences. Authors write them relative to the lab (`width.illegal`); from the moment a lab is whole
 * they are complete (`lab.drop-to-el1.width.illegal`). Codes that begin with `lab.` are complete already, and so are the
 * loader's, which refuses what a command line puts on each other.
 */
import type { Lab, Sentences } from './lab.ts';

type Rename = (code: string) => string;
type Coded = Pick<Lab, 'id' | 'title' | 'objectives' | 'steps' | 'checkpoints' | 'mutants' | 'messages'>;

const isComplete = (code: string): boolean => /^(lab|loader)\./.test(code);

function renamed<T extends Coded>(lab: T, rename: Rename): T {
  const sentences = (all: Sentences): Sentences =>
    Object.fromEntries(Object.entries(all).map(([code, sentence]) => [rename(code), sentence]));
  return {
    ...lab,
    title: rename(lab.title),
    objectives: lab.objectives.map(rename),
    steps: lab.steps.map((step) => ({ ...step, text: rename(step.text) })),
    checkpoints: lab.checkpoints.map((checkpoint) => ({
      ...checkpoint,
      hints: checkpoint.hints.map(rename),
      requires: checkpoint.requires.map((requirement) => ({
        ...requirement,
        otherwise: requirement.otherwise.map((diagnosis) => ({ ...diagnosis, code: rename(diagnosis.code) })),
      })),
    })),
    mutants: lab.mutants.map((mutant) => ({ ...mutant, code: rename(mutant.code) })),
    ...(lab.messages !== undefined && {
      messages: Object.fromEntries(Object.entries(lab.messages).map(([locale, all]) => [locale, sentences(all)])),
    }),
  };
}

/** With complete codes. */
export const withCompleteCodes = <T extends Coded>(lab: T): T =>
  renamed(lab, (code) => (isComplete(code) ? code : `lab.${lab.id}.${code}`));

/** As an author writes it. */
export const withRelativeCodes = <T extends Coded>(lab: T): T => {
  const prefix = `lab.${lab.id}.`;
  return renamed(lab, (code) => (code.startsWith(prefix) ? code.slice(prefix.length) : code));
};
