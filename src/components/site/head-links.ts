/** What the head of every page says: how the site is installed, its colours, and its picture elsewhere. */

/** The light theme's background, and the dark one's (theme.css). */
export const PAPER = '#fffdf9';
export const NIGHT = '#0f181d';

const property = (name: string, content: string): { tag: 'meta'; attrs: Record<string, string> } => ({
  tag: 'meta',
  attrs: { property: name, content },
});
const pictureOf = (href: string): ReturnType<typeof property>[] => [
  property('og:image', href),
  property('og:image:width', '1200'),
  property('og:image:height', '630'),
  property('og:image:alt', 'Trap & Emulate'),
];

/** What every page's head says about them. @param site origin, for addresses that other sites fetch */
export function headLinks(
  base: string,
  site: string | undefined,
): { tag: 'link' | 'meta'; attrs: Record<string, string> }[] {
  return [
    { tag: 'link', attrs: { rel: 'manifest', href: `${base}manifest.webmanifest` } },
    { tag: 'link', attrs: { rel: 'apple-touch-icon', href: `${base}apple-touch-icon.png` } },
    { tag: 'meta', attrs: { name: 'theme-color', media: '(prefers-color-scheme: light)', content: PAPER } },
    { tag: 'meta', attrs: { name: 'theme-color', media: '(prefers-color-scheme: dark)', content: NIGHT } },
    ...(site === undefined ? [] : pictureOf(new URL(`${base}social.png`, site).href)),
  ];
}
