/** A read-only view of what a solution changes in the reader's text. */
import { unifiedMergeView } from '@codemirror/merge';
import { EditorState } from '@codemirror/state';
import { EditorView, lineNumbers } from '@codemirror/view';
import type { Language } from '../../../labs/kit/lab.ts';
import { languageOf } from '../../editor/languages.ts';

interface Options {
  readonly parent: HTMLElement;
  readonly language: Language;
  readonly mine: string;
  readonly theirs: string;
  readonly label: string;
}

/** Returns what removes it. */
export async function openDifference({ parent, language, mine, theirs, label }: Options): Promise<() => void> {
  const view = new EditorView({
    parent,
    state: EditorState.create({
      doc: theirs,
      extensions: [
        lineNumbers(),
        await languageOf(language),
        EditorState.readOnly.of(true),
        EditorView.editable.of(false),
        EditorView.contentAttributes.of({ 'aria-label': label }),
        unifiedMergeView({ original: mine, mergeControls: false, collapseUnchanged: { margin: 3, minSize: 6 } }),
      ],
    }),
  });
  // Scrolls by itself, so the keyboard must reach it.
  view.scrollDOM.tabIndex = 0;
  view.scrollDOM.role = 'group';
  view.scrollDOM.ariaLabel = label;
  return () => view.destroy();
}
