/** The worker's side of one lab on a page: its machine, its checks. Knows no DOM and no clock. */
import { arrangedFiles } from '../../labs/kit/arrange.ts';
import { build, type Built } from '../../labs/kit/build.ts';
import { evaluate, hasPredicted } from '../../labs/kit/evaluate.ts';
import type { Tracer } from '../../labs/kit/events.ts';
import type { GuestFile, Lab, Problem } from '../../labs/kit/lab.ts';
import { solutionFiles } from '../../labs/kit/parameters.ts';
import { toldOf } from '../../labs/kit/observe-whole.ts';
import { guestFilesOf, needsTools, type LabTools } from '../../labs/kit/tools.ts';
import type { Locale } from '../../messages/index.ts';
import { asMessage, ClientError } from '../failure.ts';
import type { Message } from '../protocol.ts';
import type { Look, Looked } from '../views/look.ts';
import { infoOf } from './info-of.ts';
import type { Arranged, Files, LabCommand, LabEvent } from './protocol.ts';
import { LabRun, type Judged } from './run.ts';
import { Trace } from './trace.ts';
import { warmUp } from './warm-up.ts';

export interface LabSurroundings {
  /** core.wasm, compiled; undefined when the site was built without it. */
  readonly module: WebAssembly.Module | undefined;
  /** Undefined where there is no such lab. */
  loadLab(id: string, locale: Locale): Promise<Lab> | undefined;
  /** What labs with TypeScript need, and the guest systems of others; undefined when the site was built without it. */
  loadTools(locale: Locale, guests: readonly GuestFile[]): Promise<LabTools | undefined>;
  post(event: LabEvent): void;
  /** Until nobody asks for anything. Without it nothing is done before it is asked for. */
  rest?(): Promise<void>;
}

const answersOf = (lab: Lab, files: Files): Files =>
  Object.fromEntries(
    lab.files.filter(({ language }) => language === 'answers').map(({ path }) => [path, files[path] ?? '']),
  );

interface Made {
  readonly built: Built | readonly Problem[];
}
const isProblems = (built: Built | readonly Problem[]): built is readonly Problem[] => Array.isArray(built);

export class LabSession {
  readonly #around: LabSurroundings;
  #lab: Lab | undefined;
  #seed = 0;
  #locale: Locale = 'en';
  #run: LabRun | undefined;
  /** The first whole prediction, of this page or of an earlier one: running shows what is right. */
  #predicted: Files | undefined;
  #tools: LabTools | undefined;
  /** Commands are obeyed one after the other, also while something is fetched. */
  #queue: Promise<void> = Promise.resolve();

  constructor(around: LabSurroundings) {
    this.#around = around;
    around.post({ type: 'ready', engine: around.module !== undefined });
  }

  /** Obeys one command. Never throws: what goes wrong is told to the page, and so is that the command is done. */
  obey(command: LabCommand): Promise<void> {
    this.#queue = this.#queue.then(() => this.#obeyed(command));
    return this.#queue;
  }

  async #obeyed(command: LabCommand): Promise<void> {
    try {
      if (command.type === 'open') await this.#open(command);
      else this.#obey(command);
    } catch (error) {
      this.#around.post({ type: 'failure', message: asMessage(error) });
    }
    this.#around.post({ type: 'done', serial: command.serial });
  }

  async #open({ lab, seed, locale }: Extract<LabCommand, { readonly type: 'open' }>): Promise<void> {
    this.#run = undefined;
    this.#predicted = undefined;
    this.#seed = seed;
    this.#locale = locale;
    this.#lab = typeof lab === 'string' ? await this.#around.loadLab(lab, locale) : lab;
    if (this.#lab === undefined) throw new ClientError('lab-page.no-lab', { lab: String(lab).slice(0, 40) });
    const info = infoOf(this.#lab, seed, locale);
    this.#around.post({ type: 'info', info: typeof lab === 'string' ? info : { ...info, data: lab } });
    if (needsTools(this.#lab)) this.#tools = await this.#around.loadTools(locale, guestFilesOf(this.#lab));
    void this.#warmUp(this.#lab);
  }

  /** While nobody asks for anything, and until another lab is opened. */
  async #warmUp(lab: Lab): Promise<void> {
    const { module, rest } = this.#around;
    if (module === undefined || rest === undefined) return;
    const seed = this.#seed;
    const pieces = warmUp(module, lab, seed, this.#tools);
    try {
      do await rest();
      while (this.#lab === lab && this.#seed === seed && pieces.next().done !== true);
    } catch {
      // Whoever asks for it is told.
    }
  }

  #obey(command: Exclude<LabCommand, { readonly type: 'open' }>): void {
    const { post } = this.#around;
    switch (command.type) {
      case 'lint': {
        const built = build(this.#opened, command.files, this.#seed, this.#tools);
        return post({ type: 'problems', problems: isProblems(built) ? built : [] });
      }
      case 'start':
        this.#make(command.files, this.#judge(command));
        if (command.at !== undefined) {
          this.#follow(command.at.core);
          this.#run?.seek(command.at.cycles);
        }
        return this.#show();
      case 'check': {
        const judged = this.#judge(command);
        // Who waits for it need not wait for a machine that goes backwards.
        post({ type: 'evaluation', evaluation: judged.evaluation });
        this.#make(command.files, judged);
        this.#run?.move('end');
        return this.#show();
      }
      case 'move':
        this.#run?.move(command.move, command.target);
        return this.#show();
      case 'seek':
        this.#run?.seek(command.cycles);
        return this.#show();
      case 'core':
        this.#follow(command.core);
        return this.#show();
      case 'breakpoints':
        this.#breakpoints = command.lines.slice(0, MOST_BREAKPOINTS);
        if (this.#run !== undefined) this.#run.breakpoints = this.#breakpoints;
        return;
      case 'watch':
        this.#watch = command.watch;
        if (this.#run !== undefined) this.#run.watch = command.watch;
        return;
      case 'look':
        this.#look = command.look;
        this.#looked = undefined;
        return this.#tellLooked();
      case 'arrange':
        return post({ type: 'arranged', arranged: this.#arranged(command.lines) });
      case 'solution':
        return post({ type: 'solution', files: solutionFiles(this.#opened, this.#seed, this.#locale) });
    }
  }
  #follow(core: number): void {
    if (this.#run !== undefined && Number.isInteger(core) && core >= 0 && core < this.#opened.machine.cpus)
      this.#run.core = core;
  }
  #breakpoints: readonly { readonly file: string; readonly line: number }[] = [];
  #watch: LabRun['watch'];
  #look: Look | undefined;
  #looked: Looked | undefined;

  get #opened(): Lab {
    if (this.#lab === undefined) throw new ClientError('lab-page.no-lab', { lab: '' });
    return this.#lab;
  }

  /** Goes over the run of these files once. */
  #judge({ files, committed }: { readonly files: Files; readonly committed?: Files }): Judged & Made {
    const { module, post } = this.#around;
    if (module === undefined) throw new ClientError('engine.missing');
    const lab = this.#opened;
    this.#run = undefined;
    const trace = new Trace(toldOf(lab));
    const tell: Tracer = (...executed) => trace.add(...executed);
    const built = build(lab, files, this.#seed, this.#tools);
    this.#predicted ??= committed;
    const evaluation = evaluate(module, lab, files, this.#seed, this.#tools, tell, this.#predicted, built);
    // What does not build shows nothing.
    if (this.#predicted === undefined && evaluation.problems.length === 0 && hasPredicted(lab, files)) {
      this.#predicted = answersOf(lab, files);
      post({ type: 'committed', files: this.#predicted });
    }
    post({ type: 'problems', problems: evaluation.problems });
    return { evaluation, trace, built };
  }

  #arranged(lines: readonly string[]): Arranged {
    const { module } = this.#around;
    if (module === undefined) throw new ClientError('engine.missing');
    const lab = this.#opened;
    const { files, before } = arrangedFiles(lab, this.#seed, lines);
    const { problems, verdicts } = evaluate(module, lab, files, this.#seed, this.#tools);
    const [problem] = problems;
    const wrong: Message | undefined = problem ?? verdicts.find(({ passed }) => !passed);
    // What does not belong in a file may be noticed behind the passage.
    const line = problem === undefined ? -1 : problem.line - 1 - before;
    return {
      lines,
      ...(wrong !== undefined && { wrong: { code: wrong.code, params: wrong.params } }),
      ...(lines[line] !== undefined && problem?.file === lab.arrangement?.file && { line }),
    };
  }

  /** A machine of these files at its reset state, whose run is over where it was when it was judged. */
  #make(files: Files, { built, ...judged }: Judged & Made): void {
    const { module } = this.#around;
    if (isProblems(built) || module === undefined) return;
    this.#run = new LabRun(module, this.#opened, files, built, judged);
    this.#run.breakpoints = this.#breakpoints;
    this.#run.watch = this.#watch;
  }

  #show(): void {
    if (this.#run === undefined) return;
    this.#around.post({ type: 'moment', moment: this.#run.moment() });
    this.#tellLooked();
  }

  #tellLooked(): void {
    if (this.#run === undefined) return;
    this.#looked = this.#look && this.#run.look(this.#look, this.#looked);
    this.#around.post({ type: 'looked', looked: this.#looked });
  }
}

/** As many as the core can watch (host-stops.ts). */
const MOST_BREAKPOINTS = 60;
