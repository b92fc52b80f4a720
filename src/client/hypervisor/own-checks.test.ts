import { expect, test } from 'vitest';
import type { LabInfo } from '../lab/info.ts';
import type { LabClient, OpenedLab } from '../lab/lab-client.ts';
import type { LabCommand, LabEvent, WithoutSerial } from '../lab/protocol.ts';
import { judgedBy } from './own-checks.ts';
import { ownInfo } from './own-parts.ts';

const info: LabInfo = {
  ...ownInfo('en', 'dispatch.title'),
  id: 'dispatch',
  version: 7,
  files: [
    { path: 'trap.ts', language: 'typescript', readonly: false, starter: 'starter' },
    { path: 'guest.s', language: 'a64', readonly: true, starter: 'guest' },
  ],
};

/** A lab's worker that tells its lab and answers a check with these events. */
function lab(...events: readonly LabEvent[]) {
  const heard: WithoutSerial<LabCommand>[] = [];
  let closed = 0;
  const open = (_: OpenedLab, hear: (event: LabEvent) => void): LabClient => {
    queueMicrotask(() => hear({ type: 'info', info }));
    return {
      latest: 0,
      reopen: () => {},
      close: () => void closed++,
      send(command) {
        heard.push(command);
        for (const event of events) hear(event);
      },
    };
  };
  return { open, heard, closed: () => closed };
}
const verdict = (checkpoint: string, passed: boolean) => ({
  checkpoint,
  passed,
  code: `${checkpoint}.code`,
  params: {},
});
const evaluation = (...verdicts: ReturnType<typeof verdict>[]): LabEvent =>
  ({ type: 'evaluation', evaluation: { verdicts } }) as unknown as LabEvent;

test('a lab judges the part’s text beside its own files, and its worker is closed then', async () => {
  const { open, heard, closed } = lab(evaluation(verdict('one', true), verdict('two', true)));
  expect(await judgedBy('dispatch', 'en', { 'trap.ts': 'mine' }, open)).toMatchObject({
    lab: 'dispatch',
    version: 7,
    passed: true,
  });
  expect(heard).toEqual([{ type: 'check', files: { 'trap.ts': 'mine', 'guest.s': 'guest' } }]);
  expect(closed()).toBe(1);
});

test('what it finds first is said: a verdict, a text that does not build, a worker that died', async () => {
  const failed = lab(evaluation(verdict('one', true), verdict('two', false)));
  expect(await judgedBy('dispatch', 'en', {}, failed.open)).toMatchObject({
    passed: false,
    found: { code: 'two.code' },
  });
  const problem = { file: 'trap.ts', line: 2, column: 1, code: 'sandbox.syntax', params: {} };
  const broken = lab({ type: 'problems', problems: [] }, { type: 'problems', problems: [problem] });
  expect(await judgedBy('dispatch', 'en', {}, broken.open)).toMatchObject({ passed: false, found: problem });
  const dead = lab({ type: 'failure', message: { code: 'lab-page.hung', params: {} } });
  expect(await judgedBy('dispatch', 'en', {}, dead.open)).toMatchObject({ found: { code: 'lab-page.hung' } });
});
