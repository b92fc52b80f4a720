import { describe, expect, test } from 'vitest';
import { en } from '../../messages/en.ts';
import { zhCn } from '../../messages/zh-cn.ts';
import { labOnPage, labPlaces } from '../progress/pages.ts';
import { onwardFrom } from './onward.ts';

describe.each(['en', 'zh-cn'] as const)('after a lab, in %s,', (locale) => {
  const base = locale === 'en' ? '/course/' : '/course/zh-cn/';
  const places = labPlaces(locale);
  const onward = (id: string, place: string) => onwardFrom(labOnPage(id, locale), `${base}labs/${id}/`, place);

  test('the next one is named, in the language of the page, until the last, after which comes the road map', () => {
    places.forEach(({ id, page }, n) => {
      const links = onward(id, page);
      const next = places[n + 1];
      expect(links[0]).toMatchObject({ href: `${base}${page}#lab-${id}` });
      expect(links.at(-1)).toMatchObject(
        next === undefined
          ? { href: `${base}roadmap/` }
          : { href: `${base}${next.page}#lab-${next.id}`, params: { title: next.title } },
      );
      for (const { code } of links) {
        expect(en[code], code).toBeDefined();
        expect(zhCn[code], code).toBeDefined();
      }
    });
    expect(places.length).toBeGreaterThan(10);
  });
});

test('a lab from a file leads nowhere', () => {
  expect(onwardFrom({ id: 'mine' }, '', '')).toEqual([]);
});
