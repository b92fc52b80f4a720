/** What the editors of the site share: keys, looks, how a problem is marked. Fetched with CodeMirror, when one is shown. */
import { defaultKeymap, history, historyKeymap, indentWithTab, isolateHistory } from '@codemirror/commands';
import { bracketMatching, indentUnit } from '@codemirror/language';
import { lintGutter, nextDiagnostic, type Diagnostic } from '@codemirror/lint';
import { EditorSelection, EditorState, Prec, type Extension, type TransactionSpec } from '@codemirror/state';
import {
  drawSelection,
  EditorView,
  highlightActiveLine,
  highlightSpecialChars,
  keymap,
  lineNumbers,
} from '@codemirror/view';
import type { Translate } from '../../messages/index.ts';

interface Options {
  readonly t: Translate;
  /** The editor's name for those who do not see it. */
  readonly label: string;
  /** Id of the elements that say what else there is to know, how the keyboard gets out among them. */
  readonly describedby: string;
  /** Columns from one tab stop to the next. */
  readonly tabSize: number;
  /** What the Tab key writes. */
  readonly indent: string;
  /** Gutters between the lines' numbers and the marks of problems. */
  readonly gutters?: Extension;
}

/** Everything but language, key bindings of one's own, and who listens. */
export const setup = ({ t, label, describedby, tabSize, indent, gutters = [] }: Options): Extension => [
  lineNumbers(),
  gutters,
  lintGutter(),
  highlightSpecialChars(),
  history(),
  drawSelection(),
  EditorState.tabSize.of(tabSize),
  indentUnit.of(indent),
  bracketMatching(),
  highlightActiveLine(),
  EditorState.phrases.of(phrases(t)),
  EditorView.contentAttributes.of({
    'aria-label': label,
    'aria-describedby': describedby,
    // It scrolls by itself, and not every tool takes contenteditable for something that has the focus.
    tabindex: '0',
    spellcheck: 'false',
    autocapitalize: 'off',
    autocorrect: 'off',
  }),
  Prec.high(keymap.of([{ key: 'F8', run: nextDiagnostic }])),
  keymap.of([...defaultKeymap, ...historyKeymap, indentWithTab]),
];

export interface Shown {
  readonly line: number;
  readonly column: number;
  readonly message: string;
  /** Characters that it is about; without it the word at the place. */
  readonly length?: number;
  readonly severity?: Diagnostic['severity'];
}

/** What a problem is about: so many characters, or the word at its place, or what is left of its line. */
export function diagnostic(state: EditorState, problem: Shown): Diagnostic {
  const { line, column, message, length, severity = 'error' } = problem;
  const at = offsetOf(state, line, column);
  const { to, text, from } = state.doc.lineAt(at);
  const word = length ?? /^[\w.#'"]+/.exec(text.slice(at - from))?.[0].length ?? 1;
  return { from: at, to: Math.min(to, at + word), severity, message };
}

/** The offset of a place, both numbers counting from 1; what lies outside is the nearest place inside. */
function offsetOf(state: EditorState, line: number, column: number): number {
  const { from, to } = state.doc.line(Math.min(Math.max(1, line), state.doc.lines));
  return Math.min(from + Math.max(0, column - 1), to);
}

/** Puts the cursor at a place, in the middle of the view. */
export function goTo(view: EditorView, line: number, column: number): void {
  const at = offsetOf(view.state, line, column);
  view.dispatch({ selection: EditorSelection.cursor(at), effects: EditorView.scrollIntoView(at, { y: 'center' }) });
  view.focus();
}

/** Another text in place of all of it, as one step that can be undone. */
export const replacement = (state: EditorState, text: string): TransactionSpec => ({
  changes: { from: 0, to: state.doc.length, insert: text },
  annotations: isolateHistory.of('full'),
});

/** CodeMirror's own sentences that a reader can meet. */
const phrases = (t: Translate): Record<string, string> =>
  Object.fromEntries(
    ['Control character', 'No diagnostics', 'Diagnostics', 'close', 'Selection deleted', 'Completions'].map(
      (phrase) => [phrase, t(`editor.phrase.${phrase.toLowerCase().replaceAll(' ', '-')}`)],
    ),
  );
