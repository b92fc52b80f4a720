/**
 * The cards of a chapter's labs: each opens its workbench over the page, as a place of its own in the history. What the
 * workbench needs is fetched when a card comes into view, so that it opens at once.
 */
import type { LabInfo } from '../../client/lab/info.ts';
import { whenWork } from '../../client/lab/progress-signal.ts';
import type * as dialogs from './dialog.ts';

/** Of an entry of the history: the lab that is open there. */
const openIn = (state: unknown): string | undefined => {
  const lab: unknown = typeof state === 'object' && state !== null ? Reflect.get(state, 'lab') : undefined;
  return typeof lab === 'string' ? lab : undefined;
};

let module: Promise<typeof dialogs> | undefined;
const code = (): Promise<typeof dialogs> => (module ??= import('./dialog.ts'));
const infos = new Map<string, Promise<LabInfo>>();

/** What the page says about a lab. A failure is not kept: the network may come back. */
function infoAt(address: string): Promise<LabInfo> {
  const there = infos.get(address);
  if (there !== undefined) return there;
  const asked = fetch(address).then((response) => {
    if (!response.ok) throw new Error(`${response.status} ${address}`);
    return response.json() as Promise<LabInfo>;
  });
  infos.set(address, asked);
  asked.catch(() => infos.delete(address));
  return asked;
}

/** Wires all cards of the page. */
export function labCards(): void {
  const cards = [...document.querySelectorAll<HTMLElement>('[data-lab-card]')];
  const linkOf = (card: HTMLElement): HTMLAnchorElement | null => card.querySelector('[data-open-lab]');
  const warm = (card: HTMLElement): void => {
    void code().catch(() => (module = undefined));
    infoAt(linkOf(card)?.dataset['openLab'] ?? '').catch(() => {});
  };
  const seen = new IntersectionObserver(
    (entries) => {
      for (const { isIntersecting, target } of entries)
        if (isIntersecting && target instanceof HTMLElement) {
          seen.unobserve(target);
          (window.requestIdleCallback ?? ((task: () => void) => setTimeout(task, 200)))(() => warm(target));
        }
    },
    { rootMargin: '200px' },
  );

  for (const card of cards) {
    const link = linkOf(card);
    seen.observe(card);
    link?.addEventListener('click', (event) => {
      // A new tab gets the lab's own page.
      if (event.button !== 0 || event.ctrlKey || event.metaKey || event.shiftKey || event.altKey) return;
      event.preventDefault();
      history.pushState({ ...(history.state as object | null), lab: card.dataset['labCard'] }, '');
      void open(card);
    });
  }

  let opened: { readonly lab: string; close(): void } | undefined;
  async function open(card: HTMLElement): Promise<void> {
    const lab = card.dataset['labCard'] ?? '';
    const link = linkOf(card);
    const failed = card.querySelector('.failed');
    if (opened !== undefined || link === null) return;
    card.dataset['opening'] = '';
    try {
      const [{ openDialog }, info] = await Promise.all([code(), infoAt(link.dataset['openLab'] ?? '')]);
      if (failed !== null) failed.textContent = '';
      // Somebody may have gone back meanwhile.
      if (openIn(history.state) !== lab || opened !== undefined) return;
      opened = {
        lab,
        close: openDialog({
          info,
          locale: card.dataset['locale'] === 'zh-cn' ? 'zh-cn' : 'en',
          place: card.dataset['place'] ?? '',
          page: new URL(link.href).pathname,
          notes: card.querySelector('[data-notes]')?.innerHTML ?? '',
          onleave: () => history.back(),
        }),
      };
    } catch (error) {
      module = undefined;
      if (openIn(history.state) === lab) history.back();
      if (failed !== null)
        failed.textContent = (card.dataset['failed'] ?? '').replace(
          '{detail}',
          error instanceof Error ? error.message : String(error),
        );
    } finally {
      delete card.dataset['opening'];
    }
  }
  /** The page and the workbench are two places of one history. */
  function follow(): void {
    const wanted = openIn(history.state);
    if (opened !== undefined && opened.lab !== wanted) {
      const card = cards.find((one) => one.dataset['labCard'] === opened?.lab);
      opened.close();
      opened = undefined;
      if (card !== undefined) linkOf(card)?.focus({ preventScroll: true });
    }
    const card = cards.find((one) => one.dataset['labCard'] === wanted);
    if (card !== undefined) void open(card);
  }
  addEventListener('popstate', follow);
  follow();

  // What is printed is the reader's own text.
  whenWork(() => {
    void import('../../client/lab/progress.ts').then(({ followProgress }) =>
      followProgress((progress) => {
        for (const card of cards) {
          const work = progress.get(card.dataset['labCard'] ?? '');
          const link = linkOf(card);
          if (work?.begun === true && link !== null) link.textContent = card.dataset['again'] ?? '';
          for (const paper of card.querySelectorAll<HTMLElement>('[data-paper-file]'))
            paper.textContent = work?.files[paper.dataset['paperFile'] ?? ''] ?? paper.textContent;
        }
      }),
    );
  });
}
