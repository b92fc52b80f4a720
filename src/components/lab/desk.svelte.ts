/** The reactive shell of a lab on a page: the worker's view, the reader's work, and where it is kept. */
import { asMessage, ClientError } from '../../client/failure.ts';
import { claimLab, type Turns } from '../../client/lab/claim.ts';
import { ownFiles, type LabInfo } from '../../client/lab/info.ts';
import { Keeper, type Saving } from '../../client/lab/keeper.ts';
import { forgetLastWords, lastVariant, leaveLastWords, withLastWords } from '../../client/lab/last-words.ts';
import { openLab, type LabClient } from '../../client/lab/lab-client.ts';
import { tellProgress } from '../../client/lab/progress.ts';
import type {
  Files,
  LabCommand,
  LabEvent,
  Move,
  SourceLine,
  Target,
  WithoutSerial,
} from '../../client/lab/protocol.ts';
import * as runs from '../../client/lab/left-runs.ts';
import { memoryStore, openLabStore, type LabStore } from '../../client/lab/store.ts';
import { initialLabView, reduceLab } from '../../client/lab/view.ts';
import * as works from '../../client/lab/work.ts';
import type { Message } from '../../client/protocol.ts';
import { TypeCheck } from './types.svelte.ts';

/** Milliseconds without a key before the files are looked at for errors. */
const LINT = 350;

/** `theirs`: another tab changes this lab. `memory`: this browser keeps nothing here. */
export type Ownership = 'loading' | 'mine' | 'theirs' | 'memory';

export class Desk {
  /** As the seed of the work makes it. */
  info: LabInfo = $state.raw() as LabInfo;
  /** Somebody waits for the lab of another seed. */
  #informed: { readonly seed: number; readonly then: (failure?: Message) => void } | undefined;
  /** The page, as Work.place; empty where nobody shall be led back to. */
  readonly #place: string;
  view = $state.raw(initialLabView);
  work: works.Work = $state.raw() as works.Work;
  ownership = $state.raw<Ownership>('loading');
  saving = $state.raw<Saving>('saved');
  notice = $state.raw<Message | undefined>();
  /** The files of the machine that there is; others are in the editor when `stale`. */
  #built = $state.raw<Files | undefined>();
  /** The editor goes where the machine goes; a check leaves the reader's file in it. */
  following = $state(true);
  breakpoints: readonly SourceLine[] = [];
  /** Of a lab with TypeScript. */
  readonly types: TypeCheck | undefined;
  /** The reader's files that are being judged: more may be typed before the verdict comes. */
  #judging: Files | undefined;
  #client: LabClient | undefined;
  #keeper: Keeper | undefined;
  #store: LabStore = memoryStore;
  /** Changed by the reader since the page was opened. */
  #touched = false;
  /** What was loaded is not in the store yet. */
  #rescued = false;
  #turns: Turns | undefined;
  #linting: ReturnType<typeof setTimeout> | undefined;
  /** Texts came from elsewhere than the editor. */
  onreplaced: () => void = () => {};
  onevent: (event: LabEvent) => void = () => {};

  /** How its lab is opened. */
  readonly #open: typeof openLab;

  constructor(info: LabInfo, place: string, open = openLab) {
    this.#open = open;
    this.info = info;
    this.#place = place;
    this.work = works.freshWork(info);
    const scripts = ownFiles(info).filter(({ language }) => language === 'typescript');
    const texts = (): Files =>
      Object.fromEntries(
        scripts
          .map(({ path, starter }) => [path, this.files[path] ?? '', starter] as const)
          // What has not been begun is no module yet, and has no mistakes.
          .filter(([, text, starter]) => text !== '' || starter !== ''),
      );
    this.types = scripts.length === 0 ? undefined : new TypeCheck(info.locale, texts);
  }

  get files(): Files {
    return works.allFiles(this.info, this.work);
  }
  /** The machine runs an earlier text. */
  get stale(): boolean {
    const built = this.#built;
    const { files } = this;
    return built !== undefined && Object.entries(files).some(([path, text]) => built[path] !== text);
  }
  get mayEdit(): boolean {
    return this.ownership === 'mine' || this.ownership === 'memory';
  }

  /** Something of the reader's would be gone with the page. */
  get unkept(): boolean {
    if (this.ownership === 'memory') return this.#touched;
    const unwritten = this.#keeper?.unwritten;
    return unwritten !== undefined && !leaveLastWords(() => localStorage, unwritten);
  }

  /** @param seed the variant that the page's address asks for; else the one that was worked on last */
  async open(seed?: number): Promise<void> {
    this.#client = this.#open(this.info, (event) => this.#hear(event));
    try {
      this.#store = await openLabStore({
        blocked: () => (this.notice = { code: 'lab-page.store-blocked', params: {} }),
        replaced: () => this.#replacedByNewer(),
        deleted: () => this.#keepAnew(),
      });
      await this.#begin(seed);
    } catch (error) {
      this.#store = memoryStore;
      this.ownership = 'memory';
      this.#keep();
      await this.#begin(seed).catch(() => this.onreplaced());
      this.notice = asMessage(error);
      return;
    }
    // Who has left meanwhile claims nothing: nobody would ever let it go.
    if (this.#closed) return;
    this.#resume();
    this.#turns = claimLab(this.info.id, {
      mine: (late) => void this.#take(late),
      theirs: () => {
        this.#letGo();
        this.ownership = 'theirs';
      },
      leave: async () => void (await this.flush()),
    });
  }

  get #key(): string {
    return `${this.info.id} ${this.info.seed}`;
  }
  /** The run of this lab goes on where it stood. */
  #resume(): void {
    const found = runs.left(this.#key);
    if (found === undefined || this.#built !== undefined) return;
    // The reader's file stays in the editor.
    this.following = false;
    this.#built = found.files;
    this.send({ type: 'start', ...found });
  }
  #leaveRun(): void {
    const { moment } = this.view;
    runs.leave(
      this.#key,
      this.#built && moment && { files: this.#built, at: { cycles: moment.cycles, core: moment.registers.core } },
    );
  }

  /** The variant that is asked for, or the reader's last one. */
  async #begin(seed: number | undefined): Promise<void> {
    const stored = await this.#store.variants(this.info.id);
    const found = this.#store.lasting ? lastVariant(() => localStorage, this.info.id, stored) : stored[0];
    // What is written here comes after it, although the store may not have it yet.
    this.#store.next(found?.order);
    const last = found?.seed ?? this.info.seed;
    await this.#load(seed ?? last);
    if (seed === undefined || seed === last) return;
    // It is the last one now.
    this.#rescued = true;
    this.notice ??= { code: 'lab-page.variant-opened', params: { seed, before: last } };
  }

  /** The reader's work on the lab of another seed. What stands here is kept. */
  async variant(seed: number): Promise<void> {
    const before = this.work.seed;
    if (seed === before) return;
    await this.flush();
    await this.#load(seed);
    this.#keeper?.keep(this.#here(this.work));
    this.notice ??= { code: 'lab-page.variant-opened', params: { seed, before } };
  }
  /** A newer version of the site has the store from now on. */
  async #replacedByNewer(): Promise<void> {
    this.#touched = !(await this.flush());
    this.#letGo();
    this.#store = memoryStore;
    this.ownership = 'memory';
    this.notice = { code: 'lab-page.newer-store', params: {} };
    this.#keep();
  }
  /** The store is gone, and what stands here is all that there is: until it is written again, last words hold it. */
  #keepAnew(): void {
    this.#keeper?.keep(this.work);
    const unwritten = this.#keeper?.unwritten;
    if (unwritten !== undefined) leaveLastWords(() => localStorage, unwritten);
    void this.flush();
  }
  #letGo(): void {
    this.#keeper?.close();
    this.#keeper = undefined;
  }
  /** @throws ClientError what the worker says instead */
  async #inform(seed: number): Promise<void> {
    if (seed === this.info.seed) return;
    const failure = await new Promise<Message | undefined>((resolve) => {
      this.#informed = { seed, then: resolve };
      this.#client?.reopen(seed);
    });
    this.#informed = undefined;
    this.#built = undefined;
    this.#judging = undefined;
    if (failure !== undefined) throw new ClientError(failure.code, failure.params);
  }

  async #stored(seed: number): Promise<works.Work | undefined> {
    try {
      return await this.#store.load(this.info.id, seed);
    } catch (error) {
      const message = asMessage(error);
      if (message.code !== 'lab-page.damaged-work') throw error;
      this.notice = message;
      return undefined;
    }
  }

  async #load(seed: number): Promise<void> {
    this.notice = undefined;
    const stored = await this.#stored(seed);
    const left = this.#store.lasting ? withLastWords(() => localStorage, this.info.id, seed, stored) : stored;
    const inPage = await memoryStore.load(this.info.id, seed);
    const found = (inPage?.order ?? -1) > (left?.order ?? -1) ? inPage : left;
    this.#rescued = found !== stored;
    if (found !== undefined && found.lab.version > this.info.version)
      throw new ClientError('lab-page.newer-work', { lab: this.info.id });
    await this.#inform(seed);
    this.work = found === undefined ? works.freshWork(this.info) : works.fitted(this.info, found);
    if (found !== undefined && found.lab.version !== this.info.version)
      this.notice = {
        code: 'lab-page.older-work',
        params: { found: found.lab.version, version: this.info.version },
      };
    this.onreplaced();
  }

  async #take(late: boolean): Promise<void> {
    if (late) await this.#load(this.work.seed);
    this.ownership = 'mine';
    this.#keep();
    if (this.#rescued) this.#keeper?.keep(this.work);
  }
  #keep(): void {
    const store = this.#store;
    this.#keeper = new Keeper(store, {
      now: () => Date.now(),
      later(task, milliseconds) {
        const timer = setTimeout(task, milliseconds);
        return () => clearTimeout(timer);
      },
      leave: (work) => void (store.lasting && leaveLastWords(() => localStorage, work)),
      status: (saving, message) => {
        this.saving = saving;
        this.notice = message ?? (this.notice?.code === 'lab-page.not-saved' ? undefined : this.notice);
        if (saving !== 'saved' || !store.lasting) return;
        forgetLastWords(() => localStorage, this.work);
        tellProgress();
      },
    });
  }

  takeOver(): void {
    void this.#turns?.takeOver();
  }

  #closed = false;
  close(): void {
    this.#closed = true;
    this.#leaveRun();
    const kept = this.leave();
    clearTimeout(this.#linting);
    this.types?.close();
    this.#client?.close();
    // Whoever opens the lab next finds the last words; where there is no room for them, it waits for the write.
    if (kept) this.#turns?.close();
    void this.flush().then((written) => {
      this.#turns?.close();
      // Else it is tried again.
      if (written) this.#store.close();
    });
  }

  /** The page goes away, perhaps for ever. Whether what it leaves is kept. */
  leave(): boolean {
    const unwritten = this.#keeper?.unwritten;
    const kept = unwritten === undefined || (this.#store.lasting && leaveLastWords(() => localStorage, unwritten));
    // Only the workbench may be closed, and opened again.
    if (!kept) void memoryStore.save(unwritten);
    void this.flush();
    return kept;
  }

  /** Writes now; whether everything is kept. */
  async flush(): Promise<boolean> {
    return ((await this.#keeper?.flush()) ?? false) && this.#store.lasting;
  }

  #change(work: works.Work): void {
    if (work === this.work || !this.mayEdit) return;
    this.#touched = true;
    this.work = this.#here(work);
    this.#keeper?.keep(this.work);
  }
  #here(work: works.Work): works.Work {
    return this.#place === '' ? work : { ...work, place: this.#place };
  }

  type(path: string, text: string): void {
    if (this.work.files[path] === text) return;
    this.#change(works.typed(this.work, path, text));
    this.#lintSoon();
  }
  /** Changes what stands in the editor from outside it. */
  replace(make: (work: works.Work) => works.Work): void {
    this.#change(make(this.work));
    this.onreplaced();
    this.#lintSoon();
  }
  /** Imported work in place of the reader's, whose text can be brought back. @throws ClientError lab-page.file-newer */
  async adopt(work: works.Work): Promise<void> {
    const { id, version } = this.info;
    if (work.lab.version > version)
      throw new ClientError('lab-page.file-newer', { lab: id, found: work.lab.version, version });
    await this.variant(work.seed);
    const theirs = works.fitted(this.info, work);
    // Who has seen what is right has seen it.
    this.replace((mine) => ({
      ...theirs,
      ...(mine.committed !== undefined && { committed: mine.committed }),
      order: mine.order,
      ...works.keptOf(mine),
    }));
  }
  hint(checkpoint: string): void {
    this.#change(works.hinted(this.info, this.work, checkpoint));
  }
  showSolution(): void {
    this.#change({ ...this.work, solutionSeen: true });
    this.send({ type: 'solution' });
  }

  #lintSoon(): void {
    clearTimeout(this.#linting);
    this.#linting = setTimeout(() => this.send({ type: 'lint', files: this.files }), LINT);
  }

  send(command: WithoutSerial<LabCommand>): void {
    if (this.#client === undefined) return;
    this.#client.send(command);
  }

  /** Nothing is still to come of what was asked for. */
  isLatest(serial: number): boolean {
    return this.#client?.latest === serial;
  }

  /** A move; with changed files, or without a machine, the machine starts anew first. */
  move(move: Move, target: Target): void {
    this.following = true;
    if (this.#built === undefined || (this.stale && move !== 'back' && move !== 'reverse')) this.start();
    this.send({ type: 'move', move, target });
  }
  start(): void {
    this.#prepare();
    this.send({ type: 'start', files: this.files, ...this.#committed });
  }
  check(): void {
    this.following = false;
    this.#prepare();
    this.#judging = this.work.files;
    this.send({ type: 'check', files: this.files, ...this.#committed });
  }
  get #committed(): { readonly committed?: Files } {
    const { committed } = this.work;
    return committed === undefined ? {} : { committed };
  }
  #prepare(): void {
    clearTimeout(this.#linting);
    this.#built = this.files;
    this.view = { ...this.view, moment: undefined };
    this.send({ type: 'breakpoints', lines: this.breakpoints });
  }
  setBreakpoints(lines: readonly SourceLine[]): void {
    this.breakpoints = lines;
    this.send({ type: 'breakpoints', lines });
  }
  seek(cycles: number): void {
    this.following = true;
    if (this.#built === undefined) this.start();
    this.send({ type: 'seek', cycles });
  }

  #hear(event: LabEvent): void {
    if (event.type === 'failure' && ['lab-page.hung', 'client.worker'].includes(event.message.code)) {
      this.#built = undefined;
    }
    if (event.type === 'info') {
      // Of the seed that was asked for first, while another one is waited for: that is over.
      if (event.info.seed !== (this.#informed?.seed ?? this.info.seed)) return;
      if (event.info.seed !== this.info.seed) this.view = reduceLab(this.view, event);
      this.info = event.info;
      return this.#informed?.then();
    }
    if (event.type === 'failure') this.#informed?.then(event.message);
    this.view = reduceLab(this.view, event);
    if (event.type === 'committed') this.#change(works.committed(this.work, event.files));
    if (event.type === 'problems' && event.problems.length > 0 && this.view.moment === undefined)
      this.#built = undefined;
    if (event.type === 'evaluation') {
      const passed = event.evaluation.verdicts.filter((verdict) => verdict.passed);
      const ids = passed.map(({ checkpoint }) => checkpoint);
      const late = passed.filter(({ code }) => code === 'lab.answers.later').map(({ checkpoint }) => checkpoint);
      if (this.#judging !== undefined)
        this.#change(works.checked(this.info, this.work, ids, Math.max(0, Date.now()), this.#judging, late));
      // Two compilers at once would take the time of the verdict.
      void this.types?.check();
    }
    this.onevent(event);
  }
}
