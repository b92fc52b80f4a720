/** The reactive shell of a lab on a page: the worker's view, the reader's work, and where it is kept. */
import { asMessage, ClientError } from '../../client/failure.ts';
import { claimLab, type Turns } from '../../client/lab/claim.ts';
import { withDetails } from '../../client/lab/details.ts';
import type { LabInfo } from '../../client/lab/info.ts';
import { Keeper, type Saving } from '../../client/lab/keeper.ts';
import { forgetLastWords, leaveLastWords, withLastWords } from '../../client/lab/last-words.ts';
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
import { openLabStore, type LabStore } from '../../client/lab/store.ts';
import { initialLabView, reduceLab } from '../../client/lab/view.ts';
import * as works from '../../client/lab/work.ts';
import type { Message } from '../../client/protocol.ts';

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
  #client: LabClient | undefined;
  #keeper: Keeper | undefined;
  #store: LabStore | undefined;
  /** What was loaded is not in the store yet. */
  #rescued = false;
  #turns: Turns | undefined;
  #linting: ReturnType<typeof setTimeout> | undefined;
  /** Texts came from elsewhere than the editor. */
  onreplaced: () => void = () => {};
  onevent: (event: LabEvent) => void = () => {};

  constructor(info: LabInfo, place: string) {
    this.info = info;
    this.#place = place;
    this.work = works.freshWork(info);
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

  /** @param seed the variant that the page's address asks for */
  async open(seed?: number): Promise<void> {
    this.#client = openLab(this.info, (event) => this.#hear(event));
    // Where it cannot be fetched the worker's description brings it.
    this.info = await withDetails(this.info).catch(() => this.info);
    try {
      this.#store = await openLabStore();
      await this.#load();
      if (seed !== undefined) this.#rescued ||= await this.variant(seed);
    } catch (error) {
      this.notice = asMessage(error);
      this.ownership = 'memory';
      return this.onreplaced();
    }
    this.#turns = claimLab(this.info.id, {
      mine: (late) => void this.#take(late),
      theirs: () => {
        this.#keeper?.close();
        this.#keeper = undefined;
        this.ownership = 'theirs';
      },
      leave: async () => void (await this.#keeper?.flush()),
    });
  }

  /** The lab of another seed; whether it is another one. The work begins anew, what was typed can be brought back. */
  async variant(seed: number): Promise<boolean> {
    if (seed === this.work.seed) return false;
    await this.#inform(seed);
    this.#change(works.variantOf(this.info, this.work), true);
    this.notice = { code: 'lab-page.variant-opened', params: { seed } };
    this.onreplaced();
    return true;
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
    if (failure !== undefined) throw new ClientError(failure.code, failure.params);
  }

  async #stored(): Promise<works.Work | undefined> {
    try {
      return await this.#store?.load(this.info.id);
    } catch (error) {
      const message = asMessage(error);
      if (message.code !== 'lab-page.damaged-work') throw error;
      this.notice = message;
      return undefined;
    }
  }

  async #load(): Promise<void> {
    const stored = await this.#stored();
    const found = withLastWords(() => localStorage, this.info.id, stored);
    this.#rescued = found !== stored;
    if (found === undefined) return this.onreplaced();
    if (found.lab.version > this.info.version) throw new ClientError('lab-page.newer-work', { lab: this.info.id });
    await this.#inform(found.seed);
    this.work = works.fitted(this.info, found);
    if (found.lab.version !== this.info.version)
      this.notice = {
        code: 'lab-page.older-work',
        params: { found: found.lab.version, version: this.info.version },
      };
    this.onreplaced();
  }

  async #take(late: boolean): Promise<void> {
    if (late) await this.#load();
    const store = this.#store;
    if (store === undefined) return;
    this.#keeper = new Keeper(store, {
      now: () => Date.now(),
      later(task, milliseconds) {
        const timer = setTimeout(task, milliseconds);
        return () => clearTimeout(timer);
      },
      status: (saving, message) => {
        this.saving = saving;
        this.notice = message ?? (this.notice?.code === 'lab-page.not-saved' ? undefined : this.notice);
        if (saving !== 'saved') return;
        forgetLastWords(() => localStorage, this.info.id);
        tellProgress();
      },
    });
    this.ownership = 'mine';
    if (this.#rescued) this.#keeper.keep(this.work);
  }

  takeOver(): void {
    void this.#turns?.takeOver();
  }

  close(): void {
    this.leave();
    clearTimeout(this.#linting);
    this.#turns?.close();
    this.#client?.close();
  }

  /** The page goes away, perhaps for ever. */
  leave(): void {
    const unwritten = this.#keeper?.unwritten;
    if (unwritten !== undefined) leaveLastWords(() => localStorage, unwritten);
    void this.flush();
  }

  /** Writes now; whether everything is kept. */
  async flush(): Promise<boolean> {
    return (await this.#keeper?.flush()) ?? false;
  }

  #change(work: works.Work, loading = false): void {
    if (work === this.work || !(this.mayEdit || (loading && this.ownership === 'loading'))) return;
    this.work = this.#place === '' ? work : { ...work, place: this.#place };
    this.#keeper?.keep(this.work);
  }

  type(path: string, text: string): void {
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
    await this.#inform(work.seed);
    const theirs = works.fitted(this.info, work);
    this.replace((mine) => ({ ...theirs, ...works.keptOf(mine) }));
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

  /** A move; with changed files, or without a machine, the machine starts anew first. */
  move(move: Move, target: Target): void {
    this.following = true;
    if (this.#built === undefined || (this.stale && move !== 'back' && move !== 'reverse')) this.start();
    this.send({ type: 'move', move, target });
  }
  start(): void {
    this.#prepare();
    this.send({ type: 'start', files: this.files });
  }
  check(): void {
    this.following = false;
    this.#prepare();
    this.send({ type: 'check', files: this.files });
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
    if (event.type === 'problems' && event.problems.length > 0 && this.view.moment === undefined)
      this.#built = undefined;
    if (event.type === 'evaluation') {
      const passed = event.evaluation.verdicts.filter((verdict) => verdict.passed);
      const ids = passed.map(({ checkpoint }) => checkpoint);
      this.#change(works.checked(this.info, this.work, ids, Date.now()));
    }
    this.onevent(event);
  }
}
