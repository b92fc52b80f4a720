/** The choices of a quiz, given one name for their radio buttons, and the right one marked. */

/**
 * @param html what the Choice components made
 * @param answer the `is` of the right one
 * @param mark what is written beside it once the reader looks
 * @throws Error unless exactly one choice is right: a chapter that the machine contradicts is not built
 */
export function markRight(html: string, id: string, answer: string, mark: string): string {
  const found = [...html.matchAll(/<label[^>]* data-is="([^"]*)"/g)].map(([, is = '']) => is);
  const fits = found.filter((is) => is === answer);
  if (fits.length !== 1 || found.length < 2 || new Set(found).size !== found.length)
    throw new Error(`quiz ${id}: the machine says “${answer}”, the choices are ${found.join(' | ')}`);
  return html
    .replaceAll('name="choice"', `name="quiz-${id}"`)
    .replace(
      /<label([^>]* data-is="([^"]*)"[^>]*)>([\s\S]*?)<\/label>/g,
      (all, attributes: string, is: string, body: string) =>
        is === answer ? `<label${attributes} data-right>${body}<span class="mark">✓ ${mark}</span></label>` : all,
    );
}
