/**
 * What stands in a page of a lab, and what is fetched when the lab comes on screen. A chapter has several labs, and most of what
 * they may say is never said: the page carries what it shows at rest.
 */
import { loadDetails } from '../../labs/details.ts';
import { fill, parametersOf } from '../../labs/kit/parameters.ts';
import type { LabInfo } from './info.ts';

/** Of a lab's description what a page shows before anything is done. */
export function atRest(info: LabInfo): LabInfo {
  const shown = new Set([info.title, ...info.objectives, ...info.steps.map(({ text }) => text)]);
  return {
    ...info,
    files: info.files.map(({ elsewhere: _, ...file }) => file),
    messages: Object.fromEntries(Object.entries(info.messages).filter(([code]) => shown.has(code))),
  };
}

/** The whole description again. What comes from a file, or from the worker, is whole. */
export async function withDetails(info: LabInfo): Promise<LabInfo> {
  const details = info.data === undefined ? await loadDetails(info.id, info.locale) : undefined;
  if (details === undefined) return info;
  const parameters = parametersOf(details, info.seed);
  return {
    ...info,
    files: info.files.map((file) => ({
      ...file,
      ...(!file.readonly && {
        elsewhere: (details.elsewhere[file.path] ?? []).map((text) => fill(text, parameters)),
      }),
    })),
    messages: details.messages,
  };
}
