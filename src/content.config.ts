import { docsLoader, i18nLoader } from '@astrojs/starlight/loaders';
import { docsSchema, i18nSchema } from '@astrojs/starlight/schema';
import { defineCollection } from 'astro:content';

export const collections = {
  docs: defineCollection({ loader: docsLoader(), schema: docsSchema() }),
  // What Starlight says itself, where it has no Chinese for it or another word than this site.
  i18n: defineCollection({ loader: i18nLoader(), schema: i18nSchema() }),
};
