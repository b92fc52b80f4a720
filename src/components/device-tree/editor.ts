/** The editor of a device tree's source: CodeMirror, fetched when the page is there. */
import { setDiagnostics } from '@codemirror/lint';
import { Compartment, EditorSelection, EditorState, type Extension } from '@codemirror/state';
import { EditorView } from '@codemirror/view';
import type { TextPlace } from '../../client/device-tree/source.ts';
import type { Translate } from '../../messages/index.ts';
import { languageOf } from '../editor/languages.ts';
import { diagnostic, goTo, replacement, setup } from '../editor/setup.ts';

export interface SourceHandle {
  /** Another text from outside, as a step that can be undone. */
  replace(text: string): void;
  /** Says that the text is wrong, and where if that is known; undefined when it is right. */
  setProblem(problem: { readonly message: string; readonly place: TextPlace | undefined } | undefined): void;
  goTo(place: TextPlace): void;
  /** Takes the focus, with the selection that another field had: offsets of its ends. */
  focus(from: number, to: number): void;
  close(): void;
}

interface Options {
  readonly parent: HTMLElement;
  readonly text: string;
  readonly t: Translate;
  readonly label: string;
  readonly describedby: string;
  /** Somebody has typed, or undone. */
  readonly changed: (text: string) => void;
}

export async function openSource({ parent, text, t, label, describedby, changed }: Options): Promise<SourceHandle> {
  const verdict = new Compartment();
  const invalid = (is: boolean): Extension => EditorView.contentAttributes.of({ 'aria-invalid': String(is) });
  /** Set while a text comes from outside: then nobody has typed. */
  let quiet = false;
  const view = new EditorView({
    parent,
    state: EditorState.create({
      doc: text,
      extensions: [
        // As dtc and the kernel write it: a tab for each level.
        setup({ t, label, describedby, tabSize: 4, indent: '\t' }),
        await languageOf('dts'),
        verdict.of(invalid(false)),
        // A file that is dropped is opened by the page, in place of the text.
        EditorView.domEventHandlers({ drop: ({ dataTransfer }) => (dataTransfer?.files.length ?? 0) > 0 }),
        EditorView.updateListener.of(({ docChanged, state }) => {
          if (docChanged && !quiet) changed(state.doc.toString());
        }),
      ],
    }),
  });

  return {
    replace(next) {
      quiet = true;
      view.dispatch(replacement(view.state, next));
      quiet = false;
    },
    setProblem(problem) {
      const { state } = view;
      const place = problem?.place;
      const marked = place === undefined ? [] : [diagnostic(state, { ...place, message: problem?.message ?? '' })];
      view.dispatch(setDiagnostics(state, marked), { effects: verdict.reconfigure(invalid(problem !== undefined)) });
    },
    goTo: ({ line, column }) => goTo(view, line, column),
    focus(from, to) {
      const { length } = view.state.doc;
      const selection = EditorSelection.single(Math.min(from, length), Math.min(to, length));
      view.dispatch({ selection, scrollIntoView: true });
      view.focus();
    },
    close: () => view.destroy(),
  };
}
