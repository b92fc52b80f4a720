/** The editor of a lab's files: CodeMirror, fetched when a lab comes into view. */
import { setDiagnostics } from '@codemirror/lint';
import { Compartment, EditorState, Prec, type Extension, type TransactionSpec } from '@codemirror/state';
import { EditorView, keymap } from '@codemirror/view';
import type { FileInfo } from '../../../client/lab/info.ts';
import type { SourceLine } from '../../../client/lab/protocol.ts';
import type { Translate } from '../../../messages/index.ts';
import { languageOf } from '../../editor/languages.ts';
import { diagnostic, goTo, replacement, setup, type Shown } from '../../editor/setup.ts';
import type { Complete } from './completion.ts';
import { breakpointsOf, marks, setMarks, toggleBreakpoint } from './marks.ts';

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
  /** Tab goes through the editor instead of indenting, until somebody types. */
  leave(): void;
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
  const isCompleted = ({ language, readonly }: FileInfo): boolean => language === 'typescript' && readonly !== true;
  const completed = new Map(
    files.some(isCompleted)
      ? // A completion that comes after its file was left is looked for in the state of the file that is shown then.
        await import('./completion.ts').then(({ completion }) =>
          files.map((file) => {
            const { path } = file;
            const none = (): ReturnType<Complete> => Promise.resolve(undefined);
            return [path, completion(isCompleted(file) ? (...at) => options.complete(path, ...at) : none)] as const;
          }),
        )
      : [],
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
    setup({
      t,
      label: t('lab-page.editor.label', { file: path }),
      describedby: options.describedby,
      tabSize: 8,
      indent: '        ',
      gutters: marks,
    }),
    languages.get(path) ?? [],
    completed.get(path) ?? [],
    editable.of(mayEdit(path, locked)),
    Prec.high(keymap.of([{ key: 'F9', run: toggle }])),
    EditorView.updateListener.of((update) => {
      if (update.docChanged && !quiet) {
        update.view.setTabFocusMode(false);
        on.changed(path, update.state.doc.toString());
      }
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
      change(path, (state) => replacement(state, text));
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
      goTo(view, place.line, column);
    },
    get cursor() {
      return { file: current, line: view.state.doc.lineAt(view.state.selection.main.head).number };
    },
    toggleBreakpoint: () => void toggle(view),
    focus: () => view.focus(),
    leave: () => view.setTabFocusMode(true),
    close: () => view.destroy(),
  };
}
