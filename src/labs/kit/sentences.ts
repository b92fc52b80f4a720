import type { Locale } from '../../messages/index.ts';
import type { Lab, Sentences } from './lab.ts';

/** A lab's sentences for a locale; what it does not have in that language, in English, or in the first that it has. */
export function sentencesOf({ messages = {} }: Lab, locale: Locale): Sentences {
  return messages[locale] ?? messages['en'] ?? Object.values(messages)[0] ?? {};
}
