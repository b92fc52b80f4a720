/** What a lab says about a point of its run, as text: shown in the status line and heard by screen readers. */
import type { Moment } from '../../client/lab/protocol.ts';
import { changesOf, type Change } from '../../client/lab/view.ts';
import type { Message } from '../../client/protocol.ts';
import type { Problem } from '../../labs/kit/lab.ts';
import type { Translate } from '../../messages/index.ts';
import { placed } from '../../messages/labs.ts';
import type { Desk } from './desk.svelte.ts';

/** Registers that are named; a jump over many instructions changes most of them. */
const MOST_CHANGES = 6;

export const short = (value: bigint | number): string =>
  BigInt(value) < 10n ? String(value) : `0x${BigInt(value).toString(16)}`;

/** Sentences about a moment, in the order in which they matter. */
export function momentSentences(t: Translate, before: Moment | undefined, now: Moment): string[] {
  const { last, next, why, el, instructions, code } = now;
  const changes = changesOf(before, now);
  const executed =
    last === undefined
      ? []
      : last.file === undefined
        ? [t('lab-page.status.executed', { text: last.text })]
        : [t('lab-page.status.executed-line', { text: last.text, file: last.file, line: last.line ?? 0 })];
  return [
    t(why.code, why.params),
    ...executed,
    ...(before === undefined ? [] : [changed(t, changes)]),
    ...(now.ended === undefined
      ? [
          next === undefined
            ? t('lab-page.status.next-address', { address: short(code.pc) })
            : t('lab-page.status.next', { file: next.file, line: next.line }),
        ]
      : [placed(t, now.ended)]),
    t('lab-page.status.el', { el, instructions }),
  ];
}

/** The same in one breath, for those who hear it: why it stands here, if that is news, what changed, and where it is. */
export function briefly(t: Translate, before: Moment | undefined, now: Moment): string {
  const { why, last, next, code, ended } = now;
  const changes = changesOf(before, now);
  return [
    ...(DULL.has(why.code) ? [] : [t(why.code, why.params)]),
    ...(last === undefined ? [] : [`${last.text}.`]),
    ...(before === undefined || changes.length === 0 ? [] : [changed(t, changes)]),
    ended !== undefined
      ? placed(t, ended)
      : next === undefined
        ? t('lab-page.status.next-address', { address: short(code.pc) })
        : t('lab-page.status.next', { file: next.file, line: next.line }),
  ].join(' ');
}
/** Reasons that the reader has just given. */
const DULL: ReadonlySet<string> = new Set(['lab-page.why.step']);

function changed(t: Translate, changes: readonly Change[]): string {
  if (changes.length === 0) return t('lab-page.status.unchanged');
  const list = changes
    .slice(0, MOST_CHANGES)
    .map(({ name, from, to }) => t('lab-page.status.change', { name, from: short(from), to: short(to) }));
  return t('lab-page.status.changed', { list: `${list.join(', ')}${changes.length > MOST_CHANGES ? ' …' : ''}` });
}

/** Whether the reader's work is kept. */
export const savingSentence = (t: Translate, { ownership, saving }: Pick<Desk, 'ownership' | 'saving'>): string =>
  ownership === 'memory'
    ? t('lab-page.not-kept')
    : saving === 'saved'
      ? t('lab-page.saved')
      : saving === 'unsaved'
        ? t('lab-page.unsaved')
        : t('lab-page.save-failed');

/** Ends that are no accident: a core that rests, a machine that is off. */
const QUIET: ReadonlySet<string> = new Set(
  ['parked', 'waiting', 'core-off', 'powered-off', 'reset'].map((end) => `lab.ended.${end}`),
);

/** The place in a reader's file where a run went wrong, if its end is an accident and names one. */
export function faultOf(message: Message | undefined): Problem | undefined {
  if (message === undefined || QUIET.has(message.code)) return undefined;
  const { file, line, column } = message.params;
  if (typeof file !== 'string' || typeof line !== 'number') return undefined;
  return { file, line, column: typeof column === 'number' ? column : 1, code: message.code, params: message.params };
}
