import { describe, expect, test } from 'vitest';
import { manualSection } from '../../../components/glossary/manual.ts';
import { markRight } from './quiz.ts';

const choice = (is: string): string =>
  `<label class="choice" data-is="${is}"><input name="choice"><span>${is}</span></label>`;

describe('the choices of a quiz', () => {
  test('the one that the machine gave is marked, and no other', () => {
    const html = markRight(choice('0x1') + choice('0x2'), 'q', '0x2', 'this');
    expect(html.match(/data-right/g)).toHaveLength(1);
    expect(html).toContain(
      'data-is="0x2" data-right><input name="quiz-q"><span>0x2</span><span class="mark">✓ this</span>',
    );
  });

  test('a quiz that the machine contradicts is not built', () => {
    expect(() => markRight(choice('0x1') + choice('0x2'), 'q', '0x3', 'this')).toThrow('quiz q');
  });

  test('neither is one whose right answer stands there twice, or that leaves no choice', () => {
    expect(() => markRight(choice('a') + choice('a'), 'q', 'a', 'this')).toThrow();
    expect(() => markRight(choice('a'), 'q', 'a', 'this')).toThrow();
  });
});

test('a section that the list of the manual does not have is refused', () => {
  expect(manualSection('D13.2 HCR_EL2')).toEqual({
    section: 'D13.2',
    title: 'General system control registers',
    register: 'HCR_EL2',
  });
  expect(() => manualSection('D99')).toThrow('D99');
});
