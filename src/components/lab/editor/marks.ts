/** What the machine marks in a file: the line executed last, the line that comes next, and breakpoints. */
import { RangeSet, StateEffect, StateField, type EditorState, type Extension } from '@codemirror/state';
import { Decoration, EditorView, gutter, GutterMarker, type DecorationSet } from '@codemirror/view';

export interface Marks {
  readonly last: number | undefined;
  readonly next: number | undefined;
}

export const setMarks = StateEffect.define<Marks>();
export const toggleBreakpoint = StateEffect.define<number>();

const lineMark = (name: string): Decoration => Decoration.line({ class: name });
const lastLine = lineMark('cm-last');
const nextLine = lineMark('cm-next');
const bothLines = lineMark('cm-last cm-next');

const startOf = (state: EditorState, line: number | undefined): number | undefined =>
  line === undefined || line < 1 || line > state.doc.lines ? undefined : state.doc.line(line).from;

function decorations(state: EditorState, { last, next }: Marks): DecorationSet {
  const [from, to] = [startOf(state, last), startOf(state, next)];
  if (from !== undefined && from === to) return Decoration.set([bothLines.range(from)]);
  return Decoration.set(
    [...(from === undefined ? [] : [lastLine.range(from)]), ...(to === undefined ? [] : [nextLine.range(to)])],
    true,
  );
}

const marked = StateField.define<DecorationSet>({
  create: () => Decoration.none,
  update(set, transaction) {
    let now = set.map(transaction.changes);
    for (const effect of transaction.effects)
      if (effect.is(setMarks)) now = decorations(transaction.state, effect.value);
    return now;
  },
  provide: (field) => EditorView.decorations.from(field),
});

class Sign extends GutterMarker {
  readonly #sign: string;
  constructor(sign: string, name: string) {
    super();
    this.#sign = sign;
    this.elementClass = name;
  }
  override toDOM(): Node {
    return document.createTextNode(this.#sign);
  }
}
const breakpoint = new Sign('●', 'cm-breakpoint');
const spacer = new Sign('●', '');
const nextSign = new Sign('▶', 'cm-sign-next');
const lastSign = new Sign('✓', 'cm-sign-last');

const points = StateField.define<RangeSet<GutterMarker>>({
  create: () => RangeSet.empty,
  update(set, transaction) {
    let now = set.map(transaction.changes);
    for (const effect of transaction.effects) {
      if (!effect.is(toggleBreakpoint)) continue;
      const at = startOf(transaction.state, effect.value);
      if (at === undefined) continue;
      let has = false;
      now.between(at, at, () => void (has = true));
      now = has ? now.update({ filter: (from) => from !== at }) : now.update({ add: [breakpoint.range(at)] });
    }
    return now;
  },
});

/** Lines with a breakpoint, ascending. */
export function breakpointsOf(state: EditorState): number[] {
  const lines: number[] = [];
  for (const cursor = state.field(points).iter(); cursor.value !== null; cursor.next())
    lines.push(state.doc.lineAt(cursor.from).number);
  return lines;
}

/** Marks that do not rest on colour alone, in a gutter where a click sets a breakpoint. */
export const marks: Extension = [
  marked,
  points,
  gutter({
    class: 'cm-machine',
    markers: (view) => view.state.field(points),
    lineMarker(view, line) {
      let found: GutterMarker | null = null;
      view.state.field(marked).between(line.from, line.from, (_from, _to, { spec }) => {
        const { class: name } = spec as { readonly class: string };
        found = name.includes('cm-next') ? nextSign : lastSign;
      });
      return found;
    },
    lineMarkerChange: (update) => update.startState.field(marked) !== update.state.field(marked),
    initialSpacer: () => spacer,
    domEventHandlers: {
      mousedown(view, line) {
        view.dispatch({ effects: toggleBreakpoint.of(view.state.doc.lineAt(line.from).number) });
        return true;
      },
    },
  }),
];
