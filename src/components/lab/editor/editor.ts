/** The editor of a lab's files: CodeMirror, fetched when a lab comes into view. */
import { defaultKeymap, history, historyKeymap, indentWithTab } from '@codemirror/commands';
import { bracketMatching, indentUnit } from '@codemirror/language';
import { lintGutter, nextDiagnostic, setDiagnostics, type Diagnostic } from '@codemirror/lint';
import {
  Compartment,
  EditorSelection,
  EditorState,
  Prec,
  type Extension,
  type TransactionSpec,
} from '@codemirror/state';
import {
  drawSelection,
  EditorView,
  highlightActiveLine,
  highlightSpecialChars,
  keymap,
  lineNumbers,
} from '@codemirror/view';
import type { FileInfo } from '../../../client/lab/info.ts';
import type { SourceLine } from '../../../client/lab/protocol.ts';
import type { Translate } from '../../../messages/index.ts';
import type { Complete } from './completion.ts';
import { languageOf } from './languages.ts';
import { breakpointsOf, marks, setMarks, toggleBreakpoint } from './marks.ts';

export interface Shown {
  readonly line: number;
  readonly column: number;
  readonly message: string;
  /** Characters that it is about; without it the word at the place. */
  readonly length?: number;
  readonly severity?: Diagnostic['severity'];
}

export interface EditorHandle {
  /** Shows another file; each keeps its own undo history. */
  show(path: string): void;
  /** Replaces a text from outside, so that it can be undone. */
  replace(path: string, text: string): void;
  /** Marks lines; with `follow` the file and the line come into view. */
  setMarks(last: SourceLine | undefined, next: SourceLine | undefined, follow: boolean): void;
  setProblems(path: string, problems: readonly Shown[]): void;
  setReadonly(readonly: boolean): void;
  goTo(place: SourceLine, column?: number): void;
  readonly cursor: SourceLine;
  toggleBreakpoint(): void;
  focus(): void;
  close(): void;
}

export interface EditorEvents {
  changed(path: string, text: string): void;
  breakpoints(lines: readonly SourceLine[]): void;
}

interface Options {
  readonly parent: HTMLElement;
  readonly files: readonly FileInfo[];
  readonly texts: Readonly<Record<string, string>>;
  readonly readonly: boolean;
  readonly t: Translate;
  /** Completion in TypeScript files. */
  readonly complete: (path: string, ...at: Parameters<Complete>) => ReturnType<Complete>;
  /** Id of the element that says how the keyboard gets out. */
  readonly describedby: string;
  readonly on: EditorEvents;
}

export async function openEditor(options: Options): Promise<EditorHandle> {
  const { parent, files, texts, t, on } = options;
  const languages = new Map(
    await Promise.all(files.map(async ({ path, language }) => [path, await languageOf(language)] as const)),
  );
  const completed = new Map(
    await Promise.all(
      files
        .filter(({ language, readonly }) => language === 'typescript' && readonly !== true)
        .map(async ({ path }) => {
          const { completion } = await import('./completion.ts');
          return [path, completion((...at) => options.complete(path, ...at))] as const;
        }),
    ),
  );
  const editable = new Compartment();
  const mayEdit = (path: string, readonly: boolean): Extension => {
    const fixed = readonly || files.find((file) => file.path === path)?.readonly === true;
    return [EditorState.readOnly.of(fixed), EditorView.contentAttributes.of({ 'aria-readonly': String(fixed) })];
  };
  let locked = options.readonly;
  /** Set while a text comes from outside: then nobody has typed. */
  let quiet = false;

  const extensions = (path: string): Extension => [
    lineNumbers(),
    marks,
    lintGutter(),
    highlightSpecialChars(),
    history(),
    drawSelection(),
    EditorState.tabSize.of(8),
    indentUnit.of('        '),
    bracketMatching(),
    highlightActiveLine(),
    languages.get(path) ?? [],
    completed.get(path) ?? [],
    editable.of(mayEdit(path, locked)),
    EditorState.phrases.of(phrases(t)),
    EditorView.contentAttributes.of({
      'aria-label': t('lab-page.editor.label', { file: path }),
      'aria-describedby': options.describedby,
      // It scrolls by itself, and not every tool takes contenteditable for something that has the focus.
      tabindex: '0',
      spellcheck: 'false',
      autocapitalize: 'off',
      autocorrect: 'off',
    }),
    Prec.high(
      keymap.of([
        { key: 'F9', run: toggle },
        { key: 'F8', run: nextDiagnostic },
      ]),
    ),
    keymap.of([...defaultKeymap, ...historyKeymap, indentWithTab]),
    EditorView.updateListener.of((update) => {
      if (update.docChanged && !quiet) on.changed(path, update.state.doc.toString());
      const touched = update.transactions.some(({ effects }) => effects.some((effect) => effect.is(toggleBreakpoint)));
      if (touched || update.docChanged) tellBreakpoints();
    }),
  ];
  const states = new Map(
    files.map(({ path }) => [path, EditorState.create({ doc: texts[path] ?? '', extensions: extensions(path) })]),
  );
  let current = files[0]?.path ?? '';
  const view = new EditorView({ parent, ...stateOf(current) });

  function stateOf(path: string): { readonly state?: EditorState } {
    const state = states.get(path);
    return state === undefined ? {} : { state };
  }
  const keep = (): void => void states.set(current, view.state);
  function tellBreakpoints(): void {
    keep();
    on.breakpoints([...states].flatMap(([file, state]) => breakpointsOf(state).map((line) => ({ file, line }))));
  }
  function toggle(target: EditorView): boolean {
    const { head } = target.state.selection.main;
    target.dispatch({ effects: toggleBreakpoint.of(target.state.doc.lineAt(head).number) });
    return true;
  }
  function show(path: string): void {
    const state = states.get(path);
    if (path === current || state === undefined) return;
    keep();
    current = path;
    view.setState(state);
    view.dispatch({ effects: editable.reconfigure(mayEdit(path, locked)) });
  }
  /** Changes a file whether it is shown or not. */
  function change(path: string, make: (state: EditorState) => TransactionSpec): void {
    if (path === current) return view.dispatch(make(view.state));
    const state = states.get(path);
    if (state !== undefined) states.set(path, state.update(make(state)).state);
  }

  return {
    show,
    replace(path, text) {
      const before = path === current ? view.state : states.get(path);
      if (before === undefined || before.doc.toString() === text) return;
      quiet = true;
      change(path, (state) => ({ changes: { from: 0, to: state.doc.length, insert: text } }));
      quiet = false;
    },
    setMarks(last, next, follow) {
      const lineIn = (path: string, place: SourceLine | undefined): number | undefined =>
        place?.file === path ? place.line : undefined;
      for (const { path } of files)
        change(path, () => ({ effects: setMarks.of({ last: lineIn(path, last), next: lineIn(path, next) }) }));
      const seen = next ?? last;
      if (seen === undefined || !follow) return;
      show(seen.file);
      const { doc } = view.state;
      if (seen.line <= doc.lines)
        view.dispatch({ effects: EditorView.scrollIntoView(doc.line(seen.line).from, { y: 'nearest', yMargin: 40 }) });
    },
    setProblems(path, problems) {
      change(path, (state) =>
        setDiagnostics(
          state,
          problems.map((problem) => diagnostic(state, problem)),
        ),
      );
    },
    setReadonly(readonly) {
      locked = readonly;
      view.dispatch({ effects: editable.reconfigure(mayEdit(current, locked)) });
    },
    goTo(place, column = 1) {
      show(place.file);
      const { doc } = view.state;
      const line = doc.line(Math.min(Math.max(1, place.line), doc.lines));
      const at = Math.min(line.from + column - 1, line.to);
      view.dispatch({ selection: EditorSelection.cursor(at), effects: EditorView.scrollIntoView(at, { y: 'center' }) });
      view.focus();
    },
    get cursor() {
      return { file: current, line: view.state.doc.lineAt(view.state.selection.main.head).number };
    },
    toggleBreakpoint: () => void toggle(view),
    focus: () => view.focus(),
    close: () => view.destroy(),
  };
}

/** What a problem is about: so many characters, or the word at its place, or what is left of its line. */
function diagnostic(state: EditorState, { line, column, message, length, severity = 'error' }: Shown): Diagnostic {
  const { from, to, text } = state.doc.line(Math.min(Math.max(1, line), state.doc.lines));
  const at = Math.min(from + Math.max(0, column - 1), to);
  const word = length ?? /^[\w.#'"]+/.exec(text.slice(at - from))?.[0].length ?? 1;
  return { from: at, to: Math.min(to, at + word), severity, message };
}

/** CodeMirror's own sentences that a reader can meet. */
const phrases = (t: Translate): Record<string, string> =>
  Object.fromEntries(
    ['Control character', 'No diagnostics', 'Diagnostics', 'close', 'Selection deleted', 'Completions'].map(
      (phrase) => [phrase, t(`lab-page.editor.phrase.${phrase.toLowerCase().replaceAll(' ', '-')}`)],
    ),
  );
