import 'fake-indexeddb/auto';
import { createHash } from 'node:crypto';
import { gzipSync } from 'node:zlib';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import type { Engine, GuestMachine, Plan, Ran } from './engine-adapter.ts';
import { openDiskStore } from './kept-disk.ts';
import type { BootRequest, Command, Event } from './protocol.ts';
import { Session } from './session.ts';

/** A machine that does what a test tells it to; it stands for the engine, which has tests of its own. */
interface Script {
  readonly run?: (plan: Plan) => Partial<Ran>;
  readonly output?: string[];
}

function page(script: Script = {}, { engine = true, claimed = false } = {}) {
  const events: Event[] = [];
  const inputs: string[] = [];
  const plans: Plan[] = [];
  const tasks: (() => void)[] = [];
  let clock = 0;
  const create = (plan: Plan): GuestMachine => {
    plans.push(plan);
    const output = [...(script.output ?? [])];
    let instructions = 0;
    const ran = (executed: number): Ran => {
      instructions += executed;
      return { executed, outcome: 'budget', milliseconds: 0, ...script.run?.(plan) };
    };
    return {
      run: ran,
      step: () => ran(1),
      input: (bytes) => void inputs.push(new TextDecoder().decode(bytes)),
      output: () => [{ bytes: new TextEncoder().encode(output.shift() ?? ''), again: false, reset: false }],
      move: () => ran(0),
      recording: () => ({ start: 0, head: 0, here: 0, live: true, dropped: false, bytes: 0 }),
      isLive: true,
      inspect: (core) => ({
        core,
        poweredOn: true,
        x: new BigUint64Array(31),
        sp: 0n,
        pc: 0n,
        pstate: 0,
        system: [],
        code: [],
      }),
      look: (_, { at }) => (at === 'frame' ? { at, frame: undefined } : { at: 'frame', frame: undefined }),
      get instructions() {
        return instructions;
      },
      memory: 1,
    };
  };
  const session = new Session({
    engine: engine ? ({ create } satisfies Engine) : undefined,
    base: '/',
    host: {
      now: () => (clock += 10),
      soon: (task) => void tasks.push(task),
      later: (task) => (tasks.push(task), () => {}),
    },
    post: (event) => void events.push(event),
    openStore: openDiskStore,
    claim: () => Promise.resolve(claimed ? undefined : () => {}),
  });
  return {
    obey: (command: Command) => session.obey(command),
    events,
    inputs,
    plans,
    turn: () => tasks.shift()?.(),
    states: () => events.flatMap((event) => (event.type === 'state' ? [event.state] : [])),
    failures: () => events.flatMap((event) => (event.type === 'failure' ? [event.message.code] : [])),
    console: () =>
      events.flatMap((event) => (event.type === 'console' ? [new TextDecoder().decode(event.bytes)] : [])).join(''),
  };
}

const own = (role: 'kernel' | 'disk', content: Uint8Array<ArrayBuffer>): BootRequest['own'][number] => ({
  role,
  name: role,
  file: new Blob([content]),
  forceRaw: true,
});
const request = (...images: BootRequest['own']): BootRequest => ({
  preset: 'own',
  cpus: 2,
  entry: 'el2',
  own: [own('kernel', Uint8Array.of(1, 2)), ...images],
});
const boot = (run: boolean, ...images: BootRequest['own']): Command => ({
  type: 'boot',
  run,
  request: request(...images),
});

const guests = new Map([
  ['Image', Buffer.from('a kernel')],
  ['initramfs.cpio', Buffer.from('a root')],
]);
beforeEach(() => {
  const files = Object.fromEntries(
    [...guests].map(([name, bytes]) => {
      const sha256 = createHash('sha256').update(bytes).digest('hex');
      return [name, { size: bytes.length, sha256, gz: { name: `${name}.gz` } }];
    }),
  );
  vi.stubGlobal('fetch', (url: string) => {
    if (url === '/guests/manifest.json') return Promise.resolve(Response.json({ files }));
    const bytes = guests.get(url.replace('/guests/', '').replace('.gz', ''));
    return Promise.resolve(bytes ? new Response(new Uint8Array(gzipSync(bytes))) : new Response('', { status: 404 }));
  });
});
afterEach(() => vi.unstubAllGlobals());

test('a preset boots with its guests, and a file of one’s own takes the place of one of them', async () => {
  const { obey, plans } = page();
  const preset = { preset: 'initramfs', cpus: 1, entry: 'el1', own: [own('kernel', Uint8Array.of(9))] } as const;
  await obey({ type: 'boot', run: false, request: preset });
  expect(plans[0]).toMatchObject({
    kernel: Uint8Array.of(9),
    cpus: 1,
    virtualization: false,
    append: 'console=ttyAMA0',
  });
  expect(Buffer.from(plans[0]?.initrd ?? []).toString()).toBe('a root');
});

test('a gzipped kernel is unpacked, and a damaged one is named', async () => {
  const { obey, plans, failures } = page();
  const request = (file: Uint8Array<ArrayBuffer>): BootRequest => ({ preset: 'own', cpus: 1, entry: 'el1', own: [own('kernel', file)] }); // prettier-ignore
  await obey({ type: 'boot', run: false, request: request(new Uint8Array(gzipSync('a kernel'))) });
  expect(Buffer.from(plans[0]?.kernel ?? []).toString()).toBe('a kernel');
  await obey({ type: 'boot', run: false, request: request(Uint8Array.of(0x1f, 0x8b, 8, 0)) });
  expect(failures()).toEqual(['file.bad-gzip']);
});

test('entry at EL2 is a board with virtualization on', async () => {
  const { obey, plans } = page();
  await obey(boot(false));
  expect(plans[0]).toMatchObject({ virtualization: true, cpus: 2 });
});

test('without an engine a boot says so and changes nothing', async () => {
  const { obey, failures, states } = page({}, { engine: false });
  await obey(boot(true));
  expect(failures()).toEqual(['engine.missing']);
  expect(states()).toEqual(['empty']);
});

test('a machine without anything to run is not built', async () => {
  const { obey, failures, plans } = page();
  await obey({ type: 'boot', run: true, request: { ...request(), own: [] } });
  expect(failures()).toEqual(['boot.nothing']);
  expect(plans).toEqual([]);
});

test('of two boots in quick succession the second one is the machine', async () => {
  const { obey, plans, states } = page();
  await Promise.all([obey(boot(false)), obey({ type: 'boot', run: false, request: { ...request(), cpus: 1 } })]);
  expect(plans.map(({ cpus }) => cpus)).toEqual([1]);
  expect(states().at(-1)).toBe('paused');
});

test('an overtaken boot that fails does not disturb the one that overtook it', async () => {
  const { obey, failures, states } = page();
  await Promise.all([obey({ type: 'boot', run: false, request: { ...request(), own: [] } }), obey(boot(false))]);
  expect([failures(), states().at(-1)]).toEqual([[], 'paused']);
});

test('run, pause and run go through their states, and a second run changes nothing', async () => {
  const { obey, states } = page();
  await obey(boot(false));
  for (const type of ['run', 'run', 'pause', 'run'] as const) await obey({ type });
  expect(states()).toEqual(['loading', 'paused', 'running', 'paused', 'running']);
});

test('console output reaches the page in order, also the last of a machine that powers off', async () => {
  const { obey, turn, console, states } = page({ output: ['one ', 'two'], run: () => ({ outcome: 'off' }) });
  await obey(boot(false));
  await obey({ type: 'step', core: 0 });
  expect([console(), states().at(-1)]).toEqual(['one ', 'off']);
  await obey(boot(true));
  turn();
  expect(console()).toBe('one one ');
});

test('a guest that prints faster than the screen draws has to wait, and goes on when it has caught up', async () => {
  const flood = 'x'.repeat(300 * 1024);
  const { obey, turn, console } = page({ output: [flood, 'after'] });
  await obey(boot(true));
  turn();
  turn();
  turn();
  expect(console()).toHaveLength(flood.length);
  await obey({ type: 'drawn', bytes: flood.length });
  turn();
  expect(console().endsWith('after')).toBe(true);
});

test('an engine that throws ends the machine, tells why, and leaves a page that can boot again', async () => {
  let broken = true;
  const { obey, turn, failures, states } = page({
    run: () => {
      if (broken) throw Object.assign(new Error('bad'), { code: 'dtb.truncated', params: { offset: 12 } });
      return {};
    },
  });
  await obey(boot(true));
  turn();
  expect([failures(), states().at(-1)]).toEqual([['dtb.truncated'], 'stopped']);
  broken = false;
  await obey(boot(true));
  expect(states().at(-1)).toBe('running');
});

test('what a guest writes to its disk is there after the next boot, until the disk is reset', async () => {
  const image = new Uint8Array(8192).fill(7);
  const first = page({
    run: ({ disk }) => {
      disk?.write(5000, Uint8Array.of(1));
      return {};
    },
  });
  await first.obey(boot(false, own('disk', image)));
  await first.obey({ type: 'step', core: 0 });
  await first.obey(boot(false));

  const second = page();
  await second.obey(boot(false, own('disk', image)));
  expect(second.plans[0]?.disk?.read(5000, 1)).toEqual(Uint8Array.of(1));
  await second.obey({ type: 'reset-disk' });
  expect(second.states().at(-1)).toBe('empty');
  await second.obey(boot(false, own('disk', image)));
  expect(second.plans[1]?.disk?.read(5000, 1)).toEqual(Uint8Array.of(7));
});

test('a disk that another tab uses is booted from its image, and the reader is told', async () => {
  const { obey, failures, plans, states } = page({}, { claimed: true });
  await obey(boot(false, own('disk', new Uint8Array(512))));
  expect(failures()).toEqual(['disk.elsewhere']);
  expect(plans[0]?.disk?.size).toBe(512);
  expect(states().at(-1)).toBe('paused');
});

test('key presses reach the machine, and without one they go nowhere', async () => {
  const { obey, inputs } = page();
  const bytes = new TextEncoder().encode('ls\r');
  await obey({ type: 'input', bytes });
  await obey(boot(false));
  await obey({ type: 'input', bytes });
  expect(inputs).toEqual(['ls\r']);
});
