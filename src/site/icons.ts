/** Pictures of a build from the logo, and the manifest with which the site can be installed like a program. */
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { AstroIntegration } from 'astro';
import sharp from 'sharp';
import { NIGHT, PAPER } from '../components/site/head-links.ts';

const LOGO = new URL('../assets/logo.svg', import.meta.url);
interface Picture {
  readonly file: string;
  readonly width: number;
  readonly height: number;
  /** Side of the logo in it. */
  readonly logo: number;
  /** Without one it is transparent. */
  readonly background?: string;
}

/** Icons of the manifest; a maskable one keeps the logo in the inner four fifths, of which any shape may be cut. */
const ICONS: readonly (Picture & { readonly purpose: 'any' | 'maskable' })[] = [
  { file: 'icon-192.png', width: 192, height: 192, logo: 192, purpose: 'any' },
  { file: 'icon-512.png', width: 512, height: 512, logo: 512, purpose: 'any' },
  { file: 'icon-maskable-512.png', width: 512, height: 512, logo: 300, background: NIGHT, purpose: 'maskable' },
];
const OTHERS: readonly Picture[] = [
  { file: 'apple-touch-icon.png', width: 180, height: 180, logo: 140, background: PAPER },
  // What other sites show of a link to this one, beside its title.
  { file: 'social.png', width: 1200, height: 630, logo: 400, background: NIGHT },
];

async function draw(svg: Buffer, { width, height, logo, background }: Picture): Promise<Buffer> {
  const drawing = await sharp(svg, { density: (72 * logo) / 32 })
    .resize(logo, logo)
    .png()
    .toBuffer();
  return sharp({ create: { width, height, channels: 4, background: background ?? { r: 0, g: 0, b: 0, alpha: 0 } } })
    .composite([{ input: drawing, gravity: 'centre' }])
    .png({ compressionLevel: 9 })
    .toBuffer();
}

/** @param base path of the site, with a slash at its end */
export const manifestOf = (base: string): object => ({
  id: base,
  name: 'Trap & Emulate',
  short_name: 'Trap & Emulate',
  description: 'Learn AArch64 virtualization by doing it, on a whole machine that runs inside the page.',
  lang: 'en',
  start_url: base,
  scope: base,
  display: 'standalone',
  background_color: PAPER,
  theme_color: NIGHT,
  icons: ICONS.map(({ file, width, height, purpose }) => ({
    src: `${base}${file}`,
    sizes: `${width}x${height}`,
    type: 'image/png',
    purpose,
  })),
});

/** Must come before what lists the built files. */
export function icons(base: string): AstroIntegration {
  return {
    name: 'icons',
    hooks: {
      'astro:build:done': async ({ dir }) => {
        const folder = fileURLToPath(dir);
        const svg = await readFile(LOGO);
        for (const picture of [...ICONS, ...OTHERS])
          await writeFile(join(folder, picture.file), await draw(svg, picture));
        await writeFile(join(folder, 'manifest.webmanifest'), JSON.stringify(manifestOf(base), null, 2));
      },
    },
  };
}
