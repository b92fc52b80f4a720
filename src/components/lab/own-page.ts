/** A page that is a lab: the workbench comes in the place of what was built to be read before, or without scripts. */
import { createRawSnippet, mount } from 'svelte';
import type { LabInfo } from '../../client/lab/info.ts';
import Lab from './Lab.svelte';

export function ownPage(): void {
  const target = document.querySelector<HTMLElement>('[data-lab-page]');
  const info = document.getElementById('lab-info')?.textContent;
  if (target === null || info === undefined || info === null) return;
  const { locale, place = '', page = '', embedded } = target.dataset;
  // The page's own markup: links out of the workbench.
  const ways = target.querySelector('[data-ways]')?.innerHTML ?? '';
  target.replaceChildren();
  mount(Lab, {
    target,
    props: {
      locale: locale === 'zh-cn' ? 'zh-cn' : 'en',
      info: JSON.parse(info) as LabInfo,
      place,
      page,
      embedded: embedded !== undefined,
      ways: createRawSnippet(() => ({ render: () => `<span class="tae-ways">${ways}</span>` })),
    },
  });
}
