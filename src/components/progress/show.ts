/** Fills in what the reader has reached. Everything shown is text; nothing that is kept becomes markup. */
import type * as kept from '../../client/lab/progress.ts';
import type { LabProgress } from '../../client/lab/progress.ts';
import { whenWork } from '../../client/lab/progress-signal.ts';

type Progress = ReadonlyMap<string, LabProgress>;
/** `claimed`: an import, or work of before, says that it is passed; its text has not been checked here. */
type State = 'none' | 'begun' | 'claimed' | 'done';

export function stateOf(progress: Progress, lab: string, checkpoints: number): State {
  const found = progress.get(lab);
  if (found === undefined || !found.begun) return 'none';
  if (found.reached >= checkpoints) return 'done';
  return found.claimed >= checkpoints ? 'claimed' : 'begun';
}

/** Of several labs: all the same, or something between. */
export function stateOfAll(progress: Progress, labs: readonly (readonly [lab: string, checkpoints: number])[]): State {
  const states = new Set(labs.map(([lab, checkpoints]) => stateOf(progress, lab, checkpoints)));
  return states.size > 1 ? 'begun' : ([...states][0] ?? 'none');
}

/** Follows what was reached, once there is anything: most pages are read by people who have done no lab yet. */
function follow(show: (progress: Progress, module: typeof kept) => void): void {
  whenWork(() => {
    void import('../../client/lab/progress.ts').then((module) =>
      module.followProgress((progress) => show(progress, module)),
    );
  });
}

const fill = (sentence: string | undefined, values: Readonly<Record<string, number>>): string =>
  (sentence ?? '').replaceAll(/\{(\w+)\}/g, (whole, name: string) => String(values[name] ?? whole));

export function showProgress(): void {
  follow((progress) => {
    for (const element of document.querySelectorAll<HTMLElement>('[data-progress]')) {
      const { progress: lab = '', count = '0', begun, claimed, done } = element.dataset;
      const state = stateOf(progress, lab, Number(count));
      element.dataset['state'] = state;
      const reached = progress.get(lab)?.reached ?? 0;
      if (state === 'done') element.textContent = done ?? '';
      if (state === 'claimed') element.textContent = claimed ?? '';
      if (state === 'begun') element.textContent = fill(begun, { reached });
    }
  });
}

export function showResume(): void {
  follow((progress, { lastOf }) => {
    const card = document.querySelector<HTMLElement>('[data-resume]');
    const last = lastOf(progress);
    if (card === null || last === undefined) return;
    const [lab, { place, reached }] = last;
    const titles = JSON.parse(card.dataset['titles'] ?? '{}') as Record<string, [title: string, count: number]>;
    const [title, count] = Object.hasOwn(titles, lab) ? (titles[lab] ?? []) : [];
    if (title === undefined || count === undefined) return;
    const text = (selector: string, content: string): void => {
      const element = card.querySelector(selector);
      if (element !== null) element.textContent = content;
    };
    text('.label', card.dataset['label'] ?? '');
    text('a', title);
    text('.detail', fill(card.dataset['detail'], { reached, count }));
    // `place` was checked when it was read: path segments of this site, nothing else (read-work.ts).
    card.querySelector('a')?.setAttribute('href', `${card.dataset['own'] ?? '/'}${place}#lab-${lab}`);
  });
}

export function showMarks(): void {
  const data = document.querySelector<HTMLElement>('[data-sidebar-marks]');
  if (data === null) return;
  const pages = JSON.parse(data.dataset['sidebarMarks'] ?? '{}') as Record<string, [lab: string, count: number][]>;
  follow((progress) => {
    for (const link of document.querySelectorAll<HTMLAnchorElement>('nav.sidebar a[href]')) {
      const page = Object.keys(pages).find((one) => link.pathname.endsWith(`/${one}`));
      if (page === undefined) continue;
      const state = stateOfAll(progress, pages[page] ?? []);
      link.querySelector('.tae-mark')?.remove();
      if (state === 'none') continue;
      const mark = document.createElement('span');
      mark.className = 'tae-mark';
      mark.dataset['state'] = state;
      mark.role = 'img';
      mark.ariaLabel = data.dataset[state] ?? '';
      mark.textContent = state === 'done' ? '✓' : '◐';
      link.append(mark);
    }
  });
}
