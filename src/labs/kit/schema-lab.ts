/** The form of a lab as data: for labs that come from files, and for our own in a test. */
import { HCR_TRAPS, type HcrTrap } from '../../engine/hypervisor/index.ts';
import { HANDLER_NAMES } from '../../engine/hypervisor/parts.ts';
import { MOST_LINES, passageOf } from './arrange.ts';
import { withCompleteCodes } from './codes.ts';
import { cheatBase } from './parameters.ts';
import { CELLS } from './events.ts';
import { EXERCISE_SIZES, GUEST_FILES, SKILLS, type Lab, type Message, type Mutant } from './lab.ts';
import { MACHINE_TABS } from './machine-tabs.ts';
import { answerNames, messageCodes, parameterNames } from './walk.ts';
import { messageCode, requirement } from './schema-query.ts';
import { bool, choice, dictionary, either, integer, list, matching, record, Report, text, variant } from './schema.ts';

/** As saves read them (client/lab/read-work.ts). */
const id = matching('a-z, 0-9, -; a letter first', /^[a-z][a-z0-9-]{0,63}$/);
const word = matching('a-z, 0-9, -', /^[a-z0-9][a-z0-9-]{0,63}$/);
const name = matching('letters, digits, _', /^[A-Za-z_]\w{0,31}$/);
const path = matching('a file name', /^(?!constructor$)[a-z0-9][\w.-]{0,63}$/i);
const locale = matching('en, zh-cn, …', /^[a-z]{2,3}(-[a-z0-9]{2,8}){0,2}$/);
const address = matching('"0x…"', /^0x[0-9a-f]{1,13}$/i);
const amount = matching('"0x…" | number', /^(0x[0-9a-f]{1,16}|\d{1,19})$/i);
const small = integer(0, Number.MAX_SAFE_INTEGER);
const quantity: typeof small = (value, ...rest) => (typeof value === 'string' ? amount : small)(value, ...rest);
const isName = (value: unknown): value is string => typeof value === 'string' && /^[A-Za-z_]/.test(value);
const factor = either(isName, name, quantity);
const ofRegion = either((v) => typeof v === 'object', record({ param: name }), integer(0, 2 ** 48));

/** Where a VM of the hypervisor expects a flat kernel (engine/hypervisor/memory/configuration.ts). */
const FLAT_ENTRY = 0x4008_0000;

/** A number, or the text of one, which can have parameters in it. */
const place = either(
  (value) => typeof value === 'string',
  matching('a number or {{name}}', /^(0x[0-9a-f]{1,16}|\d{1,19}|\{\{\w+\}\})$/i),
  small,
);
const placed = { at: place, 'every?': integer(1, 2 ** 22), 'times?': integer(1, 10_000) };

/** Where something stands in memory: a number, or a parameter. */
const inMemory = matching('"0x…" or {{name}}', /^(0x[0-9a-f]{1,13}|\{\{\w+\}\})$/i);
/** As in an archive: no slash at its beginning, no empty part. */
const archived = matching('a path without a leading /', /^\w[\w.-]*(\/\w[\w.-]*){0,7}$/);

const edits = list(list(text, 2, 2), 1, 10);

/** Instructions of a run: each is looked at, or all as a whole. */
const [MOST_STEPPED, MOST_WHOLE] = [2_000_000, 60_000_000];

const TRAPS = Object.keys(HCR_TRAPS) as HcrTrap[];

const form = record({
  id,
  version: integer(1, 10_000),
  chapter: integer(0, 99),
  'order?': integer(1, 99),
  'exercise?': record({ size: choice([...EXERCISE_SIZES]), skills: list(choice([...SKILLS]), 1, SKILLS.length) }),
  minutes: integer(1, 600),
  title: messageCode,
  objectives: list(messageCode, 1, 10),
  machine: record({
    cpus: choice([1, 2]),
    memory: integer(1, 2048),
    virtualization: bool,
    images: list(record({ file: path, origin: address, 'load?': inMemory }), 1, 10),
    'guests?': list(
      record({
        file: choice([...GUEST_FILES]),
        load: inMemory,
        'source?': record({ symbols: choice([...GUEST_FILES]), lines: choice([...GUEST_FILES]) }),
      }),
      1,
      4,
    ),
    'archives?': list(
      record({
        load: inMemory,
        'base?': choice(['initramfs.cpio']),
        bytes: place,
        entries: list(record({ path: archived, 'mode?': integer(0, 0o7777), file: path }), 1, 50),
      }),
      1,
      2,
    ),
    'lookFrom?': text,
    'line?': record({ file: path, files: list(record({ name: text, file: path }), 1, 20) }),
    'untilShown?': list(text, 1, 8),
    entry: name,
    budget: integer(1, MOST_WHOLE),
    'patience?': integer(2, 100_000),
    'hypervisor?': record({
      vms: list(
        record({
          name: word,
          cores: list(choice([0, 1]), 1, 8),
          image: path,
          'memory?': integer(16, 512),
          'console?': either((v) => v === 'uart', choice(['uart']), record({ channel: integer(0, 3) })),
          'deviceTree?': path,
          'gicc?': choice(['absent']),
          'traps?': list(choice(TRAPS), 1, 4),
          'disks?': list(integer(0, 3), 1, 4),
          'regions?': list(
            record({
              what: word,
              ipa: ofRegion,
              pa: ofRegion,
              size: ofRegion,
              attributes: choice(['memory', 'read-only', 'device']),
            }),
            1,
            10,
          ),
        }),
        1,
        4,
      ),
      'vectors?': path,
      'handlers?': list(choice(HANDLER_NAMES), 1, HANDLER_NAMES.length),
    }),
    'until?': record({ from: choice([0, 1, 2]), to: choice([1, 2]), ec: list(integer(0, 63), 1, 20) }),
    'cells?': list(ofRegion, 1, CELLS.length),
    'disks?': list(
      record({
        sectors: integer(1, 8192),
        'readOnly?': bool,
        'slot?': place,
        'serial?': text,
        'pieces?': list(
          variant({ text: record({ ...placed, text }), word: record({ ...placed, word: place, 'step?': place }) }),
          0,
          50,
        ),
      }),
      1,
      4,
    ),
    'input?': list(record({ at: small, text, 'channel?': integer(0, 3) }), 0, 100),
  }),
  files: list(
    record({
      path,
      language: choice(['a64', 'typescript', 'dts', 'answers', 'text', 'line']),
      'readonly?': bool,
      starter: text,
      'starterIn?': dictionary(text, locale),
    }),
    1,
    20,
  ),
  parameters: list(
    variant({
      pick: record({ name, pick: list(quantity, 1, 200), 'by?': name }),
      follows: record({ name, follows: name, times: factor, 'base?': factor }),
      words: record({ name, words: list(text, 1, 100), 'by?': name }),
      from: record({ name, from: small, to: small, 'step?': integer(1, 2 ** 32) }),
    }),
    0,
    40,
  ),
  'hidden?': list(name, 1, 20),
  'views?': list(choice([...MACHINE_TABS]), 1, MACHINE_TABS.length),
  steps: list(record({ id, text: messageCode, checkpoints: list(id, 0, 20) }), 1, 30),
  checkpoints: list(
    record({ id, points: integer(1, 100), hints: list(messageCode, 3, 3), requires: list(requirement, 1, 200) }),
    1,
    30,
  ),
  solution: dictionary(text),
  'solutionIn?': dictionary(dictionary(text), locale),
  mutants: list(record({ name: word, file: path, edits, fails: id, code: messageCode }), 0, 60),
  'cheats?': list(
    record({
      name: word,
      claim: text,
      of: choice(['starter', 'solution']),
      file: path,
      edits,
      'passes?': list(id, 0, 30),
    }),
    0,
    60,
  ),
  'others?': list(record({ name: word, files: dictionary(text) }), 0, 60),
  'arrangement?': record({
    file: path,
    first: text,
    last: text,
    strays: list(record({ line: text, replaces: text }), 2, 3),
  }),
  'predicates?': text,
  'messages?': dictionary(dictionary(text), locale),
});

/**
 * What is wrong with a lab: each problem names file, field and remedy (codes `lab.schema.…`). With none, `value` is a Lab.
 * @param file where it comes from, for the sentences
 */
export function checkLab(value: unknown, file: string): readonly Message[] {
  const report = new Report(file);
  form(value, '', report, 0);
  // References are looked at only in a lab whose form is right.
  if (report.problems.length === 0) {
    const lab = withCompleteCodes(value as Lab);
    checkReferences(lab, report);
    checkSentences(lab, report);
  }
  return report.problems;
}

/** `lab.ended.…` is the kit's: a lab of that name would seem to speak for it. */
const RESERVED: readonly string[] = ['answers', 'cause', 'ended', 'schema'];

/** Every code has a sentence in each language that there is; and the sentences are the lab's own, nobody else's. */
function checkSentences(lab: Lab, report: Report): void {
  const prefix = `lab.${lab.id}.`;
  if (RESERVED.includes(lab.id)) report.say('reserved', 'id', { found: lab.id });
  for (const [name, sentences] of Object.entries(lab.messages ?? {})) {
    for (const found of messageCodes(lab))
      if (!Object.hasOwn(sentences, found)) report.say('no-sentence', `messages.${name}`, { found, locale: name });
    for (const found of Object.keys(sentences))
      if (!found.startsWith(prefix)) report.say('foreign', `messages.${name}`, { found, wanted: prefix });
  }
}

function checkReferences(lab: Lab, report: Report): void {
  const unique = (names: readonly string[], field: (i: number) => string): void =>
    names.forEach((found, i) => {
      if (names.indexOf(found) !== i) report.say('duplicate', field(i), { found });
    });
  const exists = (found: string, known: readonly string[], field: string): void => {
    if (!known.includes(found)) report.say('reference', field, { found, wanted: known.join(', ') });
  };
  const paths = lab.files.map((f) => f.path);
  const own = lab.files.filter((f) => f.readonly !== true).map((f) => f.path);
  const checkpoints = lab.checkpoints.map((c) => c.id);
  const parameters = lab.parameters.map((p) => p.name);
  unique(paths, (i) => `files[${i}].path`);
  unique(checkpoints, (i) => `checkpoints[${i}].id`);
  unique(lab.steps.map((s) => s.id), (i) => `steps[${i}].id`); // prettier-ignore
  unique(parameters, (i) => `parameters[${i}].name`);
  unique(lab.mutants.map((m) => m.name), (i) => `mutants[${i}].name`); // prettier-ignore
  lab.machine.images.forEach(({ file }, i) => exists(file, paths, `machine.images[${i}].file`));
  const trees = lab.files.filter(({ language }) => language === 'dts').map((f) => f.path);
  const vectors = lab.machine.hypervisor?.vectors;
  const assembly = lab.files.filter(({ language }) => language === 'a64').map((f) => f.path);
  if (vectors !== undefined) exists(vectors, assembly, 'machine.hypervisor.vectors');
  const { guests, archives = [], budget, untilShown, lookFrom, line } = lab.machine;
  const isSeenWhole = guests !== undefined || line !== undefined;
  if (!isSeenWhole && budget > MOST_STEPPED)
    report.say('type', 'machine.budget', { found: budget, wanted: `1…${MOST_STEPPED}` });
  if (!isSeenWhole && untilShown !== undefined) report.say('missing', 'machine.guests', { wanted: 'guests' });
  if (guests === undefined && lookFrom !== undefined) report.say('missing', 'machine.guests', { wanted: 'guests' });
  const lines = lab.files.filter(({ language }) => language === 'line').map((f) => f.path);
  if (line !== undefined) exists(line.file, lines, 'machine.line.file');
  line?.files.forEach(({ file }, i) => exists(file, paths, `machine.line.files[${i}].file`));
  archives.forEach(({ entries }, i) => {
    entries.forEach(({ file }, n) => exists(file, paths, `machine.archives[${i}].entries[${n}].file`));
  });
  // Places are numbers: a parameter that draws words is none.
  const numeric = lab.parameters.filter((p) => !('words' in p)).map((p) => p.name);
  for (const [, found = ''] of JSON.stringify([lab.machine.images, guests, archives]).matchAll(/\{\{(\w+)\}\}/g))
    exists(found, numeric, 'machine');
  const disks = lab.machine.disks ?? [];
  // A disk in a slot of the board is no channel.
  const numbers = disks.flatMap(({ slot }, n) => (slot === undefined ? [String(n)] : []));
  for (const [i, disk] of disks.entries())
    for (const [, found = ''] of JSON.stringify(disk).matchAll(/\{\{(\w+)(?::d)?\}\}/g))
      exists(found, parameters, `machine.disks[${i}]`);
  lab.machine.hypervisor?.vms.forEach(({ disks: own = [] }, i) => {
    own.forEach((n, k) => exists(String(n), numbers, `machine.hypervisor.vms[${i}].disks[${k}]`));
  });
  lab.machine.hypervisor?.vms.forEach(({ image, deviceTree }, i) => {
    const flat = lab.machine.images.filter(({ origin }) => Number(origin) === FLAT_ENTRY).map(({ file }) => file);
    exists(image, flat, `machine.hypervisor.vms[${i}].image`);
    if (deviceTree !== undefined) exists(deviceTree, trees, `machine.hypervisor.vms[${i}].deviceTree`);
  });
  if (lab.machine.hypervisor === undefined && lab.files.some(({ language }) => language === 'typescript'))
    report.say('missing', 'machine.hypervisor', { wanted: 'hypervisor' });
  lab.steps.forEach((s, i) => s.checkpoints.forEach((c, n) => exists(c, checkpoints, `steps[${i}].checkpoints[${n}]`)));
  for (const p of Object.keys(lab.solution)) exists(p, own, `solution.${p}`);
  for (const [locale, texts] of Object.entries(lab.solutionIn ?? {}))
    for (const p of Object.keys(texts)) exists(p, Object.keys(lab.solution), `solutionIn.${locale}.${p}`);
  lab.hidden?.forEach((p, i) => exists(p, parameters, `hidden[${i}]`));
  lab.parameters.forEach((p, i) => {
    if ('follows' in p) {
      for (const field of ['follows', 'times', 'base'] as const)
        if (isName(p[field])) exists(p[field], parameters.slice(0, i), `parameters[${i}].${field}`);
    } else if ('words' in p || 'pick' in p) {
      if (p.by !== undefined) exists(p.by, parameters.slice(0, i), `parameters[${i}].by`);
    } else if ('from' in p && p.to < p.from)
      report.say('type', `parameters[${i}].to`, { found: p.to, wanted: `≥ ${p.from}` });
  });
  for (const p of parameterNames(lab)) exists(p, parameters, 'checkpoints');
  if (answerNames(lab).size > 0 && !lab.files.some((f) => f.language === 'answers'))
    report.say('missing', 'files', { wanted: 'language: "answers"' });
  lab.mutants.forEach(({ file, edits, fails }, i) => {
    exists(fails, checkpoints, `mutants[${i}].fails`);
    exists(file, Object.keys(lab.solution), `mutants[${i}].file`);
    checkEdits(lab.solution[file] ?? '', edits, `mutants[${i}]`, report);
  });
  lab.cheats?.forEach((cheat, i) => {
    exists(cheat.file, own, `cheats[${i}].file`);
    cheat.passes?.forEach((name, n) => exists(name, checkpoints, `cheats[${i}].passes[${n}]`));
    checkEdits(cheatBase(lab, cheat), cheat.edits, `cheats[${i}]`, report);
  });
  const { arrangement } = lab;
  if (arrangement !== undefined) {
    exists(arrangement.file, own, 'arrangement.file');
    const source = lab.solution[arrangement.file] ?? '';
    for (const field of ['first', 'last'] as const) {
      const times = source.split(arrangement[field]).length - 1;
      if (times !== 1) report.say('edit', `arrangement.${field}`, { found: times });
    }
    const lines = passageOf(source, arrangement);
    if (lines.length < 3 || lines.length > MOST_LINES)
      report.say('type', 'arrangement', { found: lines.length, wanted: `3…${MOST_LINES}` });
    arrangement.strays.forEach(({ replaces }, i) => {
      const found = lines.filter((line) => line.includes(replaces)).length;
      if (found !== 1) report.say('edit', `arrangement.strays[${i}].replaces`, { found });
    });
  }
  unique((lab.cheats ?? []).map((c) => c.name), (i) => `cheats[${i}].name`); // prettier-ignore
  unique((lab.others ?? []).map((o) => o.name), (i) => `others[${i}].name`); // prettier-ignore
  lab.others?.forEach(({ files }, i) => {
    for (const p of Object.keys(files)) exists(p, own, `others[${i}].files.${p}`);
  });
}

/** Each text stands exactly once where the edit before has left it. */
function checkEdits(text: string, made: Mutant['edits'], field: string, report: Report): void {
  made.reduce((source, [from, to], n) => {
    const times = from === '' ? 0 : source.split(from).length - 1;
    if (times !== 1) report.say('edit', `${field}.edits[${n}]`, { found: times });
    return source.replace(from, () => to);
  }, text);
}
