/**
 * The part of the glossary’s cards that every chapter loads: it waits until a marked word is pointed at or focused, and only
 * then loads the rest. Without it the word is the link that it is.
 */
const marked = (target: EventTarget | null): HTMLAnchorElement | null =>
  target instanceof Element ? target.closest<HTMLAnchorElement>('a.term') : null;

/** Begins to wait. */
export function waitForTerms(): void {
  for (const type of ['pointerover', 'focusin', 'click'] as const)
    document.addEventListener(type, (event) => {
      const term = marked(event.target);
      if (term === null) return;
      // A finger cannot hover: its first tap shows the card, and a second one follows the link.
      const touch = event instanceof PointerEvent && event.pointerType === 'touch';
      if (type === 'pointerover' && touch) return;
      if (type === 'click') {
        if (!touch || term.hasAttribute('aria-describedby')) return;
        event.preventDefault();
      }
      void import('./card.ts').then(({ showCard }) => showCard(term, type));
    });
}
