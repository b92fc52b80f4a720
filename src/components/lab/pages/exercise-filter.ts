/** Which exercises the index shows: what its links choose stands in the address, so that a choice can be sent to others. */

export const CONDITIONS = ['chapter', 'size', 'skill'] as const;
export type Condition = (typeof CONDITIONS)[number];
export type Choice = ReadonlyMap<Condition, string>;

/** What an address chooses. @param known of each condition the values that there are: others are as good as none */
export function choiceOf(search: string, known: Readonly<Record<Condition, readonly string[]>>): Choice {
  const query = new URLSearchParams(search);
  return new Map(
    CONDITIONS.flatMap((name) => {
      const value = query.get(name);
      return value !== null && known[name].includes(value) ? [[name, value] as const] : [];
    }),
  );
}

/** The query of an address with one condition chosen, or taken away; what else it asks for stays. */
export function queryWith(search: string, name: Condition, value: string | undefined): string {
  const query = new URLSearchParams(search);
  query.delete(name);
  if (value !== undefined) query.set(name, value);
  const text = query.toString();
  return text === '' ? '' : `?${text}`;
}

/** An exercise has several skills: one of them is enough. */
export const isShown = (choice: Choice, row: Readonly<Record<Condition, readonly string[]>>): boolean =>
  [...choice].every(([name, value]) => row[name].includes(value));

const valuesOf = ({ dataset }: HTMLElement): Readonly<Record<Condition, readonly string[]>> => ({
  chapter: [dataset['chapter'] ?? ''],
  size: [dataset['size'] ?? ''],
  skill: (dataset['skill'] ?? '').split(' '),
});

/** Makes the links of the page filters of its rows. */
export function filterExercises(): void {
  const rows = [...document.querySelectorAll<HTMLElement>('[data-exercise-row]')];
  const links = [...document.querySelectorAll<HTMLAnchorElement>('[data-condition]')];
  const sections = [...document.querySelectorAll<HTMLElement>('[data-exercise-section]')];
  const said = document.querySelector<HTMLElement>('[data-shown]');
  const none = document.querySelector<HTMLElement>('[data-none]');
  const nameOf = (link: HTMLAnchorElement): Condition | undefined =>
    CONDITIONS.find((name) => name === link.dataset['condition']);
  const known = (name: Condition): string[] =>
    links.filter((link) => nameOf(link) === name).map(({ dataset }) => dataset['value'] ?? '').filter((value) => value !== ''); // prettier-ignore

  function show(): void {
    const choice = choiceOf(location.search, { chapter: known('chapter'), size: known('size'), skill: known('skill') });
    for (const row of rows) row.hidden = !isShown(choice, valuesOf(row));
    for (const section of sections)
      section.hidden = section.querySelector('[data-exercise-row]:not([hidden])') === null;
    for (const link of links) {
      const name = nameOf(link);
      if (name === undefined) continue;
      const { value = '' } = link.dataset;
      if ((choice.get(name) ?? '') === value) link.setAttribute('aria-current', 'true');
      else link.removeAttribute('aria-current');
      link.search = queryWith(location.search, name, value === '' ? undefined : value);
    }
    const shown = rows.filter((row) => !row.hidden).length;
    if (said !== null) said.textContent = (said.dataset['shown'] ?? '').replace('{shown}', String(shown));
    if (none !== null) none.hidden = shown > 0;
    delete document.documentElement.dataset['filtering'];
  }
  for (const link of links)
    link.addEventListener('click', (event) => {
      // A new tab gets the address.
      if (event.button !== 0 || event.ctrlKey || event.metaKey || event.shiftKey || event.altKey) return;
      event.preventDefault();
      history.pushState(history.state, '', link.href);
      show();
    });
  addEventListener('popstate', show);
  show();
}
