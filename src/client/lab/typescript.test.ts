/** Sessions of labs whose reader writes handlers of the hypervisor. */
import { expect, test } from 'vitest';
import { coreModule, labTools, missing, missingSandbox, plainLab } from '../../labs/kit/testing.ts';
import type { LabCommand, LabEvent, Moment, WithoutSerial } from './protocol.ts';
import { LabSession } from './session.ts';

const guest = `
_start: ldr x1, =0x0b000010
 mov w0, #5
 str w0, [x1]
 ldr w2, [x1]
 ldr x0, =0x84000008
 hvc #0
1: wfi
 b 1b
`;
const handler = (body: string): string => `import { HANDLERS, type Handlers } from 'hypervisor';

let stored: bigint = 0n;

export const mmio: Handlers['mmio'] = (call, vcpu, access, value) => {
  if (access.ipa !== 0x0b00_0010) return HANDLERS.mmio(call, vcpu, access, value);
  ${body}
};
`;
const good = handler('if (value === undefined) return stored; stored = value * 2n; return 0n;');

const lab = plainLab(guest, {
  machine: {
    cpus: 1,
    memory: 2048,
    virtualization: true,
    images: [{ file: 'a.s', origin: '0x70200000' }],
    entry: '_start',
    budget: 400_000,
    hypervisor: { vms: [{ name: 'guest', cores: [0], image: 'a.s' }] },
  },
  files: [
    { path: 'a.s', language: 'a64', starter: guest },
    { path: 'device.ts', language: 'typescript', starter: good },
  ],
});

async function session(): Promise<(command: WithoutSerial<LabCommand>) => Promise<LabEvent[]>> {
  let heard: LabEvent[] = [];
  const made = new LabSession({
    module: coreModule(),
    loadLab: () => Promise.resolve(lab),
    loadTools: () => Promise.resolve(labTools()),
    post: (event) => heard.push(event),
  });
  const send = async (command: WithoutSerial<LabCommand>): Promise<LabEvent[]> => {
    heard = [];
    await made.obey({ ...command, serial: 1 } as LabCommand);
    return heard;
  };
  await send({ type: 'open', lab: lab.id, seed: 0, locale: 'en' });
  return send;
}
const momentOf = (events: readonly LabEvent[]): Moment => {
  const event = events.find(({ type }) => type === 'moment');
  if (event?.type !== 'moment') throw new Error(JSON.stringify(events.map(({ type }) => type)));
  return event.moment;
};

const cannot = (missing || missingSandbox) !== '';

test.skipIf(cannot)(
  'the handlers run in the machine that is stepped, there and back',
  { timeout: 120_000 },
  async () => {
    const send = await session();
    const end = momentOf(await send({ type: 'check', files: { 'a.s': guest, 'device.ts': good } }));
    expect(end.ended?.code).toBe('lab.ended.waiting');
    await send({ type: 'move', move: 'start' });
    const cursor = (line: number): WithoutSerial<LabCommand> => ({
      type: 'move',
      move: 'cursor',
      target: { file: 'a.s', line },
    });
    const read = momentOf(await send(cursor(6)));
    expect(read.registers.general.find(({ name }) => name === 'x2')?.value).toBe(10n);
    const back = momentOf(await send({ type: 'move', move: 'back' }));
    expect(back.cycles).toBeLessThan(read.cycles);
    expect(momentOf(await send({ type: 'move', move: 'end' })).cycles).toBe(end.cycles);
  },
);

test.skipIf(cannot)(
  'a call’s operations come with the line that asked for them, and only once it is over',
  { timeout: 120_000 },
  async () => {
    const send = await session();
    const reading = handler("call.el2.mrs('MIDR_EL1'); if (value === undefined) return stored; return 0n;");
    await send({ type: 'start', files: { 'a.s': guest, 'device.ts': reading } });
    const cursor = (line: number): Promise<LabEvent[]> =>
      send({ type: 'move', move: 'cursor', target: { file: 'a.s', line } });
    expect(momentOf(await cursor(4)).call).toBeUndefined();
    const { call } = momentOf(await cursor(5));
    const mine = call?.operations.filter(({ place }) => place !== undefined);
    expect(mine).toMatchObject([
      { op: 'mrs', name: 'MIDR_EL1', value: 0x410fd083n, place: { file: 'device.ts', line: 7 } },
    ]);
    expect(momentOf(await send({ type: 'move', move: 'start' })).call).toBeUndefined();
  },
);

test.skipIf(cannot).each([
  ['throws', 'throw new Error("mine");'],
  ['never ends', 'for (;;) {}'],
])('a handler that %s ends the run with a sentence', { timeout: 120_000 }, async (_, body) => {
  const send = await session();
  const events = await send({ type: 'check', files: { 'a.s': guest, 'device.ts': handler(body) } });
  const { ended, why } = momentOf(events);
  expect(ended?.code).toMatch(/^sandbox\./);
  expect([ended?.code, 'lab-page.why.over']).toContain(why.code);
  expect(ended?.params['line']).toBe(7);
  expect(events.filter(({ type }) => type === 'failure')).toEqual([]);
  expect(momentOf(await send({ type: 'move', move: 'start' })).cycles).toBe(0);
});
