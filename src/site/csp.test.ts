import { createHash } from 'node:crypto';
import { expect, test } from 'vitest';
import { withPolicy } from './csp.ts';

const page = (body: string): string =>
  `<!doctype html><html><head><meta charset="utf-8"/></head><body>${body}</body></html>`;

test('an inline script is allowed by the hash of its exact text, an external one by origin', () => {
  const hash = createHash('sha256').update(' start() ').digest('base64');
  const html = withPolicy(page('<script> start() </script><script src="/a.js"></script>'));
  expect(html).toContain(`script-src 'self' 'wasm-unsafe-eval' 'sha256-${hash}';`);
  expect(html.match(/'sha256-/g)).toHaveLength(1);
});

test('the policy stands before anything that it governs', () => {
  const html = withPolicy(page('<script>1</script>'));
  expect(html.indexOf('Content-Security-Policy')).toBeLessThan(html.indexOf('<script'));
});

test('a page without a charset is refused, because its policy would be lost', () => {
  expect(() => withPolicy('<html></html>')).toThrow(/charset/);
});
