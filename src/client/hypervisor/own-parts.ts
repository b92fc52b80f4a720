/**
 * The parts of the hypervisor as a reader has them: what their labs keep and what they have typed on the page *Your
 * hypervisor*, which keeps it as the labs keep theirs, as one work with a file a part.
 */
import { PART_IDS, PARTS, partOf, type PartId } from '../../engine/hypervisor/parts.ts';
import type { Locale } from '../../messages/index.ts';
import type { LabInfo } from '../lab/info.ts';
import type { Work } from '../lab/work.ts';
import { CAPSTONE, type CapstoneId } from './capstone.ts';
import type { OwnText } from './own-build.ts';

/** The id under which the page's work is kept, exported and imported; no lab has it. */
export const OWN_WORK = 'your-hypervisor';
/** Beside the parts' files: which of them are switched on or off by hand, one a line. */
const SWITCHES = 'switches';

/** Which lab a text has passed, and when. */
export interface PassedLab {
  readonly lab: string;
  readonly version: number;
  /** Milliseconds since 1970. */
  readonly when: number;
}

export interface OwnPart {
  readonly id: PartId;
  /** Theirs; undefined: not yet. */
  readonly text: string | undefined;
  /** Where it was written. */
  readonly from: 'page' | 'lab' | undefined;
  /** Of the labs that judge the part, those that this very text has passed, the last one last. */
  readonly passed: readonly PassedLab[];
  /** What a lab has kept, where the page has another text. */
  readonly ofLab: string | undefined;
  readonly uses: 'built-in' | 'own';
}

/** How the page's work is described to what keeps works of labs. */
export const ownInfo = (locale: Locale, title: string): LabInfo => ({
  id: OWN_WORK,
  version: 1,
  seed: 0,
  locale,
  chapter: 0,
  minutes: 0,
  cpus: 2,
  title,
  objectives: [],
  steps: [],
  checkpoints: [],
  files: [
    ...PART_IDS.map((id) => ({ path: PARTS[id].file, language: PARTS[id].language, readonly: false, starter: '' })),
    { path: SWITCHES, language: 'answers' as const, readonly: false, starter: '' },
  ],
  views: [],
  messages: {},
});

type Texts = Pick<Work, 'files' | 'checked'>;

/** The best text of a lab that was passed here as a whole, of whatever variant; of several the one worked on last. */
function passedIn(lab: string, file: string, works: readonly Work[]): { text: string; passed: PassedLab } | undefined {
  const found = works
    .filter((work) => work.lab.id === lab && work.checkpoints.length > 0)
    .sort((a, b) => b.order - a.order)
    .flatMap((work) => {
      const result = [work.best, work.checked].find(
        (one) => one?.unchecked === undefined && work.checkpoints.every((id) => one?.passed.includes(id) === true),
      );
      const text = result?.files[file];
      if (text === undefined) return [];
      const when = Math.max(0, ...Object.values(work.passed));
      return [{ text, passed: { lab, version: work.lab.version, when } }];
    });
  return found[0];
}

/** Lines as `trap own`; what is none of these says nothing. */
const switchesOf = (text = ''): ReadonlyMap<string, OwnPart['uses']> =>
  new Map(
    text.split('\n').flatMap((line) => {
      const [id = '', uses] = line.split(' ');
      return uses === 'own' || uses === 'built-in' ? [[id, uses] as const] : [];
    }),
  );

/** The text of the switches with one of them set. */
export function switched(files: Work['files'], id: PartId, uses: OwnPart['uses']): Record<string, string> {
  const all = new Map(switchesOf(files[SWITCHES])).set(id, uses);
  return { ...files, [SWITCHES]: PART_IDS.flatMap((part) => (all.has(part) ? [`${part} ${all.get(part)}`] : [])).join('\n') }; // prettier-ignore
}

/**
 * All parts, in the order of the table.
 * @param page the page's own work  @param works what this browser keeps of labs
 * @param labsOf the labs that judge a part, in their order
 */
export function ownParts(
  page: Texts,
  works: readonly Work[],
  labsOf: (id: PartId) => readonly string[] = (id) => partOf(id).labs,
): readonly OwnPart[] {
  const switches = switchesOf(page.files[SWITCHES]);
  return PART_IDS.map((id): OwnPart => {
    const { file } = PARTS[id];
    const labs = labsOf(id);
    const kept = labs.flatMap((lab) => passedIn(lab, file, works) ?? []);
    const typed = page.files[file] ?? '';
    const ofLab = kept.at(-1)?.text;
    const text = typed === '' ? ofLab : typed;
    // What the lab passed with this text, or what was checked on the page.
    const here = page.checked?.files[file] === text && page.checked?.unchecked !== true ? page.checked?.passed : [];
    const passed = [
      ...kept.filter((one) => one.text === text).map((one) => one.passed),
      ...(here ?? []).flatMap((key) => passedHere(key, labs)),
    ];
    const latest = labs.flatMap((lab) => passed.filter((one) => one.lab === lab).sort((a, b) => a.when - b.when).at(-1) ?? []); // prettier-ignore
    const uses = text === undefined ? 'built-in' : (switches.get(id) ?? (latest.length > 0 ? 'own' : 'built-in'));
    return {
      id,
      text,
      from: text === undefined ? undefined : typed === '' ? 'lab' : 'page',
      passed: latest,
      ofLab: typed !== '' && ofLab !== typed ? ofLab : undefined,
      uses,
    };
  });
}

const passedHere = (key: string, labs: readonly string[]): PassedLab[] => {
  const [, lab = '', version = '', when = ''] = /^(.+)-v(\d{1,9})-t(\d{1,16})$/.exec(key) ?? [];
  return labs.includes(lab) ? [{ lab, version: Number(version), when: Number(when) }] : [];
};

/**
 * The page's work after one of the labs that judge a part has judged a text: as a result, which names the lab, its version
 * and the time. What other texts of the part had passed, and what an import says, is no more.
 */
export function judged(
  work: Work,
  { file, labs }: { readonly file: string; readonly labs: readonly string[] },
  text: string,
  { lab, version, when }: PassedLab,
  isPassed: boolean,
): Work {
  const { files = {}, passed = [] } = (work.checked?.unchecked === true ? undefined : work.checked) ?? {};
  const gone = files[file] === text ? [lab] : labs;
  const others = passed.filter((key) => !gone.some((one) => passedHere(key, [one]).length > 0));
  return {
    ...work,
    checked: {
      files: { ...files, [file]: text },
      passed: isPassed ? [...others, `${lab}-v${version}-t${when}`] : others,
    },
  };
}

/** The page's work once a machine here has done these of the capstone; the same one where that was known. */
export function reachedHere(work: Work, reached: readonly CapstoneId[], now: number): Work {
  const news = reached.filter((id) => !Object.hasOwn(work.passed, id) || work.unchecked.includes(id));
  if (news.length === 0) return work;
  return {
    ...work,
    passed: { ...work.passed, ...Object.fromEntries(news.map((id) => [id, work.passed[id] ?? now])) },
    unchecked: work.unchecked.filter((id) => !news.some((one) => one === id)),
  };
}

/** Of each checkpoint of the capstone: a machine here has done it, a file says so, or not yet. */
export const capstoneOf = ({ passed, unchecked }: Pick<Work, 'passed' | 'unchecked'>) =>
  CAPSTONE.map((id) => ({
    id,
    state: !Object.hasOwn(passed, id) ? 'open' : unchecked.includes(id) ? 'claimed' : 'done',
  }) as const); // prettier-ignore

/** What the machine is started with. */
export const textsOf = (parts: readonly OwnPart[]): readonly OwnText[] =>
  parts.flatMap(({ id, text, uses }) => (uses === 'own' && text !== undefined ? [{ part: id, text }] : []));
