import { expect, test } from 'vitest';
import { labs } from '../../labs/index.ts';
import { loadDetails } from '../../labs/details.ts';
import { labT } from '../../messages/labs.ts';
import { atRest, withDetails } from './details.ts';
import { labInfo } from './lab-info.ts';

test.each(labs.flatMap(({ id }) => (['en', 'zh-cn'] as const).map((locale) => [id, locale] as const)))(
  'the description of %s in %s is whole again with what is fetched',
  async (id, locale) => {
    for (const seed of [0, 7]) {
      const info = labInfo(id, seed, locale);
      const there = atRest(info);
      expect(await withDetails(there)).toEqual(info);
      const t = labT(locale, there.messages);
      for (const code of [info.title, ...info.objectives, ...info.steps.map(({ text }) => text)])
        expect(t(code)).not.toBe(code);
      expect(JSON.stringify(there.messages).length).toBeLessThan(1000);
    }
  },
);

test('of what is no lab of this site nothing is fetched', async () => {
  const info = { ...labInfo('tour'), id: 'constructor' };
  expect(loadDetails('constructor', 'en')).toBeUndefined();
  expect(await withDetails(info)).toBe(info);
});
