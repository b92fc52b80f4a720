import { describe, expect, test } from 'vitest';
import { labs } from '../../labs/index.ts';
import { loadLab } from '../../exercises/load.ts';
import { coreModule, labTools, missing } from '../../labs/kit/testing.ts';
import { solutionFiles, starterFiles } from '../../labs/kit/parameters.ts';
import type { Lab } from '../../labs/kit/lab.ts';
import type { Locale } from '../../messages/index.ts';
import { labInfo } from './lab-info.ts';
import type { LabCommand, LabEvent, Moment, Move, WithoutSerial } from './protocol.ts';
import { LabSession } from './session.ts';
import { withoutFuture } from './view.ts';

class Page {
  readonly heard: LabEvent[] = [];
  readonly #session: LabSession;
  #serial = 0;

  constructor() {
    this.#session = new LabSession({
      module: coreModule(),
      loadLab,
      post: (event) => this.heard.push(event),
      loadTools: () => Promise.resolve(labTools()),
    });
  }
  static async of(lab: string | Lab, seed = 0, locale: Locale = 'en'): Promise<Page> {
    const page = new Page();
    await page.send({ type: 'open', lab, seed, locale });
    return page;
  }
  async send(command: WithoutSerial<LabCommand>): Promise<readonly LabEvent[]> {
    const from = this.heard.length;
    await this.#session.obey({ ...command, serial: ++this.#serial } as LabCommand);
    return this.heard.slice(from);
  }
  async moment(command: WithoutSerial<LabCommand>): Promise<Moment> {
    const event = (await this.send(command)).find(({ type }) => type === 'moment');
    if (event?.type !== 'moment') throw new Error('no moment');
    return event.moment;
  }
  move(move: Move, file?: string, line = 1): Promise<Moment> {
    return this.moment({ type: 'move', move, ...(file !== undefined && { target: { file, line } }) });
  }
}

function lab(id: string): Lab {
  const found = labs.find((one) => one.id === id);
  if (found === undefined) throw new Error(id);
  return found;
}
const solution = (id: string): Record<string, string> => solutionFiles(lab(id), 0);
const lineOf = (text: string | undefined, part: string): number =>
  (text ?? '').split('\n').findIndex((line) => line.includes(part)) + 1;

describe.skipIf(missing)('a session', () => {
  test('judges lines that were put in order, and leaves the machine where it is', async () => {
    const page = await Page.of('drop-to-el1');
    const files = solution('drop-to-el1');
    await page.moment({ type: 'check', files });
    const arranged = async (lines: readonly string[]) => {
      const events = await page.send({ type: 'arrange', lines });
      expect(events.map(({ type }) => type)).toEqual(['arranged', 'done']);
      const [event] = events;
      return event?.type === 'arranged' ? event.arranged : undefined;
    };
    const lines = [
      ...['adr x0, stack_top', 'msr sp_el1, x0', 'ldr x0, =0x80000000', 'msr hcr_el2, x0'],
      ...['mov x0, #0x3c5', 'msr spsr_el2, x0', 'adr x0, el1_entry', 'msr elr_el2, x0', 'eret'],
    ];
    expect(await arranged(lines)).toEqual({ lines });
    const wrong = await arranged(lines.slice(0, -1));
    expect(wrong).toMatchObject({ wrong: { code: expect.stringMatching(/^lab\./) as string } });
    expect(await arranged([...lines.slice(0, 3), 'frob x0', ...lines.slice(3)])).toMatchObject({ line: 3 });
    expect((await page.moment({ type: 'move', move: 'back' })).cycles).toBeGreaterThan(0);
    expect(await page.send({ type: 'arrange', lines: Array.from({ length: 100 }, () => 'nop') })).toMatchObject([
      { type: 'failure', message: { code: 'lab.arrangement' } },
      { type: 'done' },
    ]);
  });

  test('shows what is looked at behind each moment, marks what differs, and stops where it is written', async () => {
    const page = await Page.of('stage2-descriptor');
    const files = solution('stage2-descriptor');
    const start = await page.moment({ type: 'start', files });
    const block =
      start.code.lines.length > 0 ? await page.send({ type: 'look', look: { at: 'tables', regime: 'el2' } }) : [];
    expect(block[0]).toMatchObject({ type: 'looked', looked: { at: 'tables', tables: { regime: 'el2' } } });
    // The first store of the solution: to `block`, which x0 or another register then points to.
    const stored = await page.move('cursor', 'descriptors.s', lineOf(files['descriptors.s'], 'str '));
    const [, register = ''] =
      /\[(x\d+)/.exec(stored.code.lines.find(({ mark }) => mark === 'next')?.operands ?? '') ?? [];
    const address = stored.registers.general.find(({ name }) => name === register)?.value ?? 0n;
    await page.send({ type: 'look', look: { at: 'memory', address, seen: false } });
    await page.send({ type: 'watch', watch: { address, length: 8 } });
    await page.move('start');
    const written = await page.send({ type: 'move', move: 'run' });
    const moment = written.find(({ type }) => type === 'moment');
    expect(moment).toMatchObject({ moment: { why: { code: 'lab-page.why.watch' } } });
    const looked = written.find(({ type }) => type === 'looked');
    if (looked?.type !== 'looked' || looked.looked?.at !== 'memory') throw new Error('nothing was looked at');
    expect(looked.looked.memory.changed.some(Boolean)).toBe(true);
    // Backwards too.
    await page.move('end');
    expect((await page.move('reverse')).why.code).toBe('lab-page.why.watch');
    expect((await page.send({ type: 'look', look: undefined }))[0]).toEqual({ type: 'looked', looked: undefined });
  });

  test('starts before the first instruction, and knows what it and the one behind it are', async () => {
    const page = await Page.of('tour');
    const files = solution('tour');
    const first = await page.moment({ type: 'start', files });
    expect(first).toMatchObject({ instructions: 0, el: 2, console: '', why: { code: 'lab-page.why.start' } });
    expect(first.last).toBeUndefined();
    expect(first.next).toEqual({ file: 'tour.s', line: lineOf(files['tour.s'], 'mov     x0') });
    const second = await page.move('into');
    expect(second.last).toMatchObject({
      line: lineOf(files['tour.s'], 'mov     x0'),
      text: expect.stringMatching(/^mov/),
    });
    expect(second.next?.line).toBe(lineOf(files['tour.s'], 'mov     x1'));
    expect(second.instructions).toBe(1);
  });

  test('a run that is started at a point is shown there at once, with its past, and not outside the run', async () => {
    const page = await Page.of('tour');
    const files = solution('tour');
    await page.send({ type: 'start', files });
    for (let n = 0; n < 4; n++) await page.move('into');
    const there = await page.move('into');
    const again = await Page.of('tour');
    const told = await again.send({ type: 'start', files, at: { cycles: there.cycles, core: 0 } });
    const moments = told.flatMap((event) => (event.type === 'moment' ? [event.moment] : []));
    expect(moments).toEqual([{ ...there, why: { code: 'lab-page.why.seek', params: {} } }]);
    expect((await again.move('back')).cycles).toBe(there.cycles - 1);
    for (const cycles of [Infinity, NaN, -5, 1e300]) {
      const moment = await again.moment({ type: 'start', files, at: { cycles, core: 99 } });
      expect(moment.cycles).toBeGreaterThanOrEqual(0);
      expect(moment.cycles).toBeLessThanOrEqual(moment.end);
      expect(moment.registers.core).toBe(0);
    }
  });

  test('what comes behind a moment is no part of it where it will not happen', async () => {
    const page = await Page.of('hvc-round-trip');
    await page.send({ type: 'start', files: solution('hvc-round-trip') });
    const end = await page.move('end');
    const there = await page.move('reverse');
    expect(there.timeline.marks.some(({ cycles }) => cycles > there.cycles)).toBe(true);
    const alone = withoutFuture(there);
    const past = end.timeline.marks.filter(({ cycles }) => cycles <= there.cycles);
    expect(alone.timeline.marks).toEqual(past);
    expect(past).not.toHaveLength(0);
    expect(alone.timeline.to).toBe(there.cycles);
    expect(Math.max(...alone.timeline.levels.map(({ to }) => to))).toBe(there.cycles);
    expect(Math.max(...alone.ladder.steps.map(({ cycles }) => cycles))).toBeLessThanOrEqual(there.cycles);
  });

  test.each([0, 7])('tells the page what the seed %i makes of the lab, and solves that variant', async (seed) => {
    const page = await Page.of('tour', seed);
    expect(page.heard).toContainEqual({ type: 'info', info: labInfo('tour', seed) });
    const [told] = await page.send({ type: 'solution' });
    const files = told?.type === 'solution' ? told.files : {};
    const judged = (await page.send({ type: 'check', files })).find(({ type }) => type === 'evaluation');
    expect(judged).toMatchObject({ evaluation: { problems: [] } });
    expect(JSON.stringify(judged)).not.toContain('"passed":false');
  });

  test('goes back to exactly where it was, and forwards again', async () => {
    const page = await Page.of('tour');
    await page.send({ type: 'start', files: solution('tour') });
    const moments: Moment[] = [];
    for (let n = 0; n < 9; n++) moments.push(await page.move('into'));
    const back: Moment[] = [];
    for (let n = 0; n < 8; n++) back.unshift(await page.move('back'));
    const essence = ({ cycles, registers, console: text, next, last }: Moment): unknown => ({
      cycles,
      registers,
      text,
      next,
      last,
    });
    expect(back.map(essence)).toEqual(moments.slice(0, 8).map(essence));
    expect((await page.move('into')).code.pc).toBe(moments[1]?.code.pc);
    await page.move('start');
    expect((await page.move('back')).why.code).toBe('lab-page.why.no-past');
  });

  test('a run ends where the evaluation ends, and says why', async () => {
    const page = await Page.of('tour');
    await page.send({ type: 'start', files: solution('tour') });
    const over = await page.move('run');
    expect(over).toMatchObject({
      console: 'Hi\n',
      why: { code: 'lab-page.why.over' },
      ended: { code: 'lab.ended.parked' },
    });
    expect(over.cycles).toBe(over.end);
    expect((await page.move('into')).cycles).toBe(over.cycles);
    expect((await page.move('back')).cycles).toBe(over.cycles - 1);
  });

  test('stops at a breakpoint, at the cursor, at a device, at a level and at an exception', async () => {
    const page = await Page.of('drop-to-el1');
    const files = solution('drop-to-el1');
    const line = lineOf(files['el1.s'], 'strb    w1');
    await page.send({ type: 'breakpoints', lines: [{ file: 'el1.s', line }] });
    await page.send({ type: 'start', files });
    expect(await page.move('level')).toMatchObject({ el: 1, last: { text: 'eret' } });
    expect(await page.move('run')).toMatchObject({
      next: { file: 'el1.s', line },
      why: { code: 'lab-page.why.address' },
    });
    expect(await page.move('device')).toMatchObject({ console: '1', why: { code: 'lab-page.why.device' } });
    expect((await page.move('start')).instructions).toBe(0);
    expect(await page.move('cursor', 'el1.s', line)).toMatchObject({ next: { line } });
    expect((await page.move('exception')).ended?.code).toBe('lab.ended.parked');
    expect(await page.move('reverse')).toMatchObject({ next: { line } });
  });

  test('a check judges, and leaves the machine at the end of the run', async () => {
    const page = await Page.of('hvc-round-trip');
    const events = await page.send({ type: 'check', files: solution('hvc-round-trip') });
    const evaluation = events.find(({ type }) => type === 'evaluation');
    const passed = evaluation?.type === 'evaluation' ? evaluation.evaluation.verdicts.map((v) => v.passed) : [];
    expect(passed).toEqual([true, true, true]);
    const at =
      evaluation?.type === 'evaluation' ? evaluation.evaluation.verdicts.find((v) => v.at !== undefined)?.at : 0;
    const there = await page.moment({ type: 'seek', cycles: at ?? 0 });
    expect(there.cycles).toBe(at);
    expect((await page.moment({ type: 'seek', cycles: 1e300 })).ended).toBeDefined();
  });

  test('points count the prediction that was made first, also when a later one is right', async () => {
    const page = await Page.of('predict-the-vector');
    const right = solution('predict-the-vector');
    const wrong = {
      ...right,
      predictions: (right['predictions'] ?? '').replace('wfi-at-el1 = EL2', 'wfi-at-el1 = EL1'),
    };
    const verdictsOf = async (files: typeof right): Promise<unknown> => {
      const found = (await page.send({ type: 'check', files })).find(({ type }) => type === 'evaluation');
      return found?.type === 'evaluation' && found.evaluation.verdicts.map(({ passed, points }) => [passed, points]);
    };
    expect(await verdictsOf(wrong)).toEqual([[true, 2], [false, 0], [true, 2]]); // prettier-ignore
    expect(await verdictsOf(right)).toEqual([[true, 2], [true, 0], [true, 2]]); // prettier-ignore
  });

  test('the first prediction of an earlier page counts in this one; what does not build is no prediction', async () => {
    const right = solution('predict-the-vector');
    const wrong = (right['predictions'] ?? '').replace('wfi-at-el1 = EL2', 'wfi-at-el1 = EL1');
    const page = await Page.of('predict-the-vector');
    const committedIn = async (files: Record<string, string>): Promise<readonly LabEvent[]> =>
      (await page.send({ type: 'check', files })).filter(({ type }) => type === 'committed');
    expect(await committedIn({ ...right, predictions: `${wrong}\nno answer` })).toEqual([]);
    expect(await committedIn({ ...right, predictions: wrong })).toEqual([
      { type: 'committed', files: { predictions: wrong } },
    ]);
    expect(await committedIn(right)).toEqual([]);

    const reloaded = await Page.of('predict-the-vector');
    const events = await reloaded.send({ type: 'check', files: right, committed: { predictions: wrong } });
    const found = events.find(({ type }) => type === 'evaluation');
    expect(events.some(({ type }) => type === 'committed')).toBe(false);
    expect(found?.type === 'evaluation' && found.evaluation.verdicts.map(({ points }) => points)).toEqual([2, 0, 2]);
  });

  test('what does not build is told with its place, and no machine stands there', async () => {
    const page = await Page.of('tour');
    const events = await page.send({ type: 'check', files: { 'tour.s': '_start:\n  add x2, x0\n' } });
    expect(events.find(({ type }) => type === 'problems')).toMatchObject({ problems: [{ file: 'tour.s', line: 2 }] });
    expect(events.some(({ type }) => type === 'moment')).toBe(false);
    expect((await page.send({ type: 'move', move: 'into' })).map(({ type }) => type)).toEqual(['done']);
    expect((await page.send({ type: 'lint', files: { 'tour.s': 'nonsense' } }))[0]).toMatchObject({ type: 'problems' });
  });

  test.each([
    ['_start: nop\n b _start', 'lab.ended.budget'],
    ['_start: svc #0', 'lab.ended.vector-outside-memory'],
    [
      '_start: adr x0, v\n msr vbar_el2, x0\n svc #0\n .balign 2048\nv: .skip 0x200\n .word 0',
      'lab.ended.fault-in-handler',
    ],
    ['_start: nop\n bl _start', 'lab.ended.budget'],
    ['_start: wfi', 'lab.ended.waiting'],
  ])('“%s” is stopped and explained', async (source, code) => {
    const page = await Page.of('tour');
    const events = await page.send({ type: 'check', files: { 'tour.s': `${source}\n` } });
    expect(events.find(({ type }) => type === 'evaluation')).toMatchObject({
      evaluation: { ended: { message: { code } } },
    });
    expect(events.find(({ type }) => type === 'moment')).toMatchObject({ moment: { ended: { code } } });
  });

  test('a lab that does not exist, and moves before there is one, are refused', async () => {
    const page = await Page.of('no-such-lab');
    expect(page.heard).toContainEqual({
      type: 'failure',
      message: { code: 'lab-page.no-lab', params: { lab: 'no-such-lab' } },
    });
    expect((await page.send({ type: 'start', files: {} })).map(({ type }) => type)).toEqual(['failure', 'done']);
  });

  test.each(labs.map(({ id }) => id))(
    'the solution and the starter of %s can be stepped to the end and back',
    async (id) => {
      for (const files of [solution(id), starterFiles(lab(id), 0)]) {
        const page = await Page.of(id);
        const first = await page.moment({ type: 'start', files });
        const end = await page.move('end');
        expect(end.ended).toBeDefined();
        // A command line whose files lie on each other starts nothing, and says so in the loader's words.
        if (end.cycles === 0) {
          expect(end.ended?.code).toMatch(/^loader\./);
          expect((await page.move('back')).why.code).toBe('lab-page.why.no-past');
          continue;
        }
        expect((await page.move('back')).cycles).toBeLessThan(end.cycles);
        expect((await page.move('start')).registers).toEqual(first.registers);
        for (let n = 0; n < 20; n++) await page.move('over');
        expect((await page.move('end')).registers).toEqual(end.registers);
      }
    },
  );
});
