import svelte from '@astrojs/svelte';
import starlight from '@astrojs/starlight';
import { defineConfig } from 'astro/config';
import { gatheredLabs } from './bin/gather/plugin.ts';
import { contentSecurityPolicy } from './src/site/csp.ts';
import { headLinks } from './src/components/site/head-links.ts';
import { icons } from './src/site/icons.ts';
import { offline } from './src/site/offline/integration.ts';
import { grammars } from './src/site/grammars/textmate.ts';
import { searchIndex } from './src/site/search/integration.ts';
import { stylesOnce } from './src/site/styles.ts';
import { sitemapOfFound } from './src/site/sitemap.ts';
import { glossaryTerms } from './src/site/terms.ts';
import { stylesInUse } from './src/site/unused-styles.ts';
import { wholeBuild } from './src/site/whole.ts';

// SITE_BASE hosts the site below a path (`SITE_BASE=/course/`), SITE_URL names its origin for canonical links.
const { SITE_BASE, SITE_URL } = process.env;
const base = `/${SITE_BASE ?? ''}/`.replaceAll(/\/+/g, '/');

export default defineConfig({
  base: SITE_BASE ?? '/',
  ...(SITE_URL ? { site: SITE_URL } : {}),
  trailingSlash: 'always',
  integrations: [
    starlight({
      title: 'Trap & Emulate',
      logo: { src: './src/assets/logo.svg' },
      favicon: '/favicon.svg',
      locales: { root: { label: 'English', lang: 'en' }, 'zh-cn': { label: '简体中文', lang: 'zh-CN' } },
      head: headLinks(base, SITE_URL),
      customCss: ['./src/styles/theme.css'],
      routeMiddleware: './src/site/menu.ts',
      components: {
        Hero: './src/components/site/Hero.astro',
        MarkdownContent: './src/components/site/MarkdownContent.astro',
        Search: './src/components/site/Search.astro',
        Sidebar: './src/components/site/Sidebar.astro',
        ThemeProvider: './src/components/site/ThemeProvider.astro',
        ThemeSelect: './src/components/site/ThemeSelect.astro',
      },
      sidebar: [
        { slug: 'index' },
        { slug: 'roadmap' },
        { label: 'Chapters', translations: { 'zh-CN': '章节' }, items: [{ autogenerate: { directory: 'chapters' } }] },
        { label: 'Labs', translations: { 'zh-CN': '实验' }, link: '/labs/' },
        { label: 'Exercises', translations: { 'zh-CN': '习题' }, link: '/exercises/' },
        { slug: 'machine' },
        { slug: 'command-line' },
        { slug: 'hypervisor' },
        { slug: 'your-hypervisor' },
        { slug: 'devicetree' },
        { label: 'Glossary', translations: { 'zh-CN': '词汇表' }, link: '/glossary/' },
        { slug: 'status' },
        {
          label: 'Widgets',
          translations: { 'zh-CN': '可视化组件' },
          collapsed: true,
          items: [{ autogenerate: { directory: 'widgets' } }],
        },
      ],
      expressiveCode: {
        shiki: { langs: [...grammars] },
        frames: false,
        textMarkers: false,
        defaultProps: { wrap: true },
      },
      lastUpdated: false,
      pagination: false,
      credits: false,
    }),
    svelte(),
    glossaryTerms(),
    stylesOnce(),
    stylesInUse(),
    wholeBuild(),
    contentSecurityPolicy(),
    icons(base),
    sitemapOfFound(base),
    searchIndex(),
    // Behind everything that changes built files: it lists their hashes.
    offline(),
  ],
  vite: { plugins: [gatheredLabs()], build: { assetsInlineLimit: 0 }, worker: { format: 'es' } },
});
