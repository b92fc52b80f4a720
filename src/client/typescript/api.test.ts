/** The list of what a handler may call: of the engine's own interfaces, and whole in both languages. */
import { existsSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { labs } from '../../labs/index.ts';
import { handlerApiZhCn } from '../../messages/handler-api.zh-cn.ts';
import { handlerApi, nameOf, usedIn } from './api.ts';

const missing = existsSync(new URL('../../engine/sandbox/wasm/api.json', import.meta.url))
  ? ''
  : 'the sandbox (node bin/build-sandbox.ts)';

describe.skipIf(missing !== '')(`what a handler may call${missing && `: needs ${missing}`}`, () => {
  test('has the types of the interfaces', async () => {
    const shown = new Map((await handlerApi('en')).map((entry) => [nameOf(entry), entry.type]));
    expect(Object.fromEntries(shown)).toMatchObject({
      'el2.mrs': '(name: string): bigint',
      'el2.write': '(address: number, size: Bytes, value: bigint): boolean',
      'frame.setX': '(n: number, value: bigint): void',
      'frame.elr': ': bigint',
      'HANDLERS.trap': '(call: Call, vcpu: VCpu, esr: bigint): void',
      injectSynchronous: '(call: Call, esr: bigint, far?: bigint): void',
      faultingIpa: '(call: Call, far: bigint): number',
    });
    expect([...shown.values()].filter((type) => type.includes('import('))).toEqual([]);
  });

  test('has a sentence in both languages for each, and none for what is not there', async () => {
    const [en, zhCn] = [await handlerApi('en'), await handlerApi('zh-cn')];
    expect(en.filter(({ text }) => text === '')).toEqual([]);
    expect(Object.keys(handlerApiZhCn).sort()).toEqual(en.map(nameOf).sort());
    expect(zhCn.filter(({ text }) => !/[一-龥]/.test(text)).map(nameOf)).toEqual([]);
  });

  test('begins with what a lab’s solution uses', async () => {
    const names = (await handlerApi('en')).map(nameOf);
    const lab = labs.find(({ id }) => id === 'stage2-abort');
    const used = usedIn(Object.values(lab?.solution ?? {}).join('\n')).filter((name) => names.includes(name));
    expect([...used].sort()).toEqual(
      ['HANDLERS.trap', 'call.el2', 'call.frame', 'el2.mrs', 'frame.setX', 'frame.skip', 'frame.x'].sort(),
    );
  });
});
