/** Cards of the glossary beside the words of a chapter. WCAG 1.4.13: Escape closes them, the pointer may go to them, they stay. */
import './card.css';

/** Title, what it is, facts: as the glossary writes them (components/glossary/cards.ts). */
type Card = readonly [title: string, text: string, facts: readonly (readonly [label: string, value: string])[]];
type Cards = Readonly<Record<string, Card>>;

const ID = 'term-card';
const PATIENCE = { pointerover: 150, focusin: 0, click: 0 } as const;
const GRACE = 250;

const loaded = new Map<string, Promise<Cards>>();
/** The cards of the page that a link leads to, fetched once. */
function cardsBehind({ pathname }: URL): Promise<Cards> {
  const file = pathname.replace(/\/$/, '.json');
  const known = loaded.get(file);
  if (known !== undefined) return known;
  const coming = fetch(file).then(async (answer) => {
    if (!answer.ok) throw new Error(`${file}: ${answer.status}`);
    return (await answer.json()) as Cards;
  });
  loaded.set(file, coming);
  coming.catch(() => loaded.delete(file));
  return coming;
}

let shown: { readonly term: HTMLAnchorElement; readonly card: HTMLElement } | undefined;
let timer = 0;
const later = (what: () => void, after: number): void => {
  clearTimeout(timer);
  timer = window.setTimeout(what, after);
};

function element(tag: string, text: string, className?: string): HTMLElement {
  const made = document.createElement(tag);
  made.textContent = text;
  if (className !== undefined) made.className = className;
  return made;
}

function drawn([title, text, facts]: Card, href: string): HTMLElement {
  const card = element('div', '', 'term-card not-content');
  card.id = ID;
  // What is described is announced for the link; what comes later, by itself.
  card.setAttribute('role', 'status');
  const list = document.createElement('dl');
  for (const [label, value] of facts) list.append(element('dt', label), element('dd', value));
  // For pointers and fingers. The keyboard has the word itself, which leads to the same place.
  const whole = document.createElement('a');
  whole.href = href;
  whole.tabIndex = -1;
  whole.textContent = '→';
  whole.setAttribute('aria-label', title);
  const head = element('p', title, 'term-card-title');
  head.append(' ', whole);
  card.append(head, element('p', text), ...(facts.length > 0 ? [list] : []));
  return card;
}

/** Below the word, or above it where there is no room; never wider than the window. */
function place(card: HTMLElement, term: HTMLElement): void {
  const word = term.getClientRects()[0] ?? term.getBoundingClientRect();
  const frame = (card.offsetParent ?? document.documentElement).getBoundingClientRect();
  const { offsetWidth: width, offsetHeight: height } = card;
  const edge = 8;
  const left = Math.max(edge, Math.min(word.left, document.body.getBoundingClientRect().right - width - edge));
  const below = word.bottom + height + edge <= window.innerHeight || word.top < height + edge;
  card.style.left = `${left - frame.left}px`;
  card.style.top = `${(below ? word.bottom : word.top - height) - frame.top}px`;
}

/** Takes the card away. */
export function hideCard(): void {
  clearTimeout(timer);
  shown?.term.removeAttribute('aria-describedby');
  shown?.card.remove();
  shown = undefined;
}

async function show(term: HTMLAnchorElement): Promise<void> {
  if (shown?.term === term) return;
  const url = new URL(term.href);
  const card = (await cardsBehind(url).catch(() => undefined))?.[decodeURIComponent(url.hash.slice(1))];
  // By now the reader may have gone elsewhere; and what cannot be shown is still a link.
  if (card === undefined || !(term.matches(':hover') || document.activeElement === term || term === wanted)) return;
  hideCard();
  const made = drawn(card, term.href);
  (term.closest('main') ?? document.body).append(made);
  place(made, term);
  term.setAttribute('aria-describedby', ID);
  shown = { term, card: made };
  made.addEventListener('pointerenter', () => clearTimeout(timer));
  made.addEventListener('pointerleave', () => later(hideCard, GRACE));
}

/** The word that was tapped last: a finger leaves no trace in :hover. */
let wanted: HTMLAnchorElement | undefined;

/** Shows the card of a word after the event that asked for it. */
export function showCard(term: HTMLAnchorElement, event: keyof typeof PATIENCE): void {
  wanted = event === 'click' ? term : undefined;
  const patience = loaded.size === 0 ? 0 : PATIENCE[event];
  later(() => void show(term), patience);
  if (event === 'pointerover')
    term.addEventListener('pointerleave', () => later(hideUnlessFocused, GRACE), { once: true });
  if (event === 'focusin') term.addEventListener('blur', hideCard, { once: true });
}

const hideUnlessFocused = (): void => {
  if (document.activeElement !== shown?.term || shown === undefined) hideCard();
};

document.addEventListener('keydown', (event) => {
  if (event.key === 'Escape') hideCard();
});
document.addEventListener('pointerdown', ({ target }) => {
  if (target instanceof Element && target.closest(`#${ID}, a.term`) === null) hideCard();
});
