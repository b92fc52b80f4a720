import { describe, expect, test } from 'vitest';
import { coreModule, missing } from '../../../labs/kit/testing.ts';
import { EchoRun } from './echo.ts';

describe.skipIf(missing !== '')('the echo', () => {
  test('sends back what is typed, in order, whatever bytes it is made of', () => {
    const echo = new EchoRun(coreModule());
    expect(echo.moment().console).toBe('');
    echo.type('Hi');
    echo.type(' 你好\n');
    expect(echo.moment().console).toBe('Hi 你好\n');
  });

  test('spends its life asking', () => {
    const echo = new EchoRun(coreModule());
    const before = echo.moment().instructions;
    echo.type('x');
    expect(echo.moment().instructions - before).toBeGreaterThan(300);
  });
});
