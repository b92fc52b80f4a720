/** The hypervisor in QuickJS is the hypervisor: guests cannot tell it from the native one. */
import { createHash } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import { createHypervisor, type Hypervisor, type SystemDescription } from '../../src/engine/hypervisor/index.ts';
import type { DoorEvent } from '../../src/engine/machine/el2-door.ts';
import { Machine } from '../../src/engine/machine/machine.ts';
import { hypervisorConfig } from '../../src/engine/machine/presets.ts';
import { createSandboxedHypervisor } from '../../src/engine/sandbox/hypervisor.ts';
import { strip } from '../../src/engine/sandbox/strip.ts';
import type { SandboxFile } from '../../src/engine/sandbox/sandbox.ts';
import { labTools, missingSandbox } from '../../src/labs/kit/testing.ts';
import { coreModule, digest, guest } from '../machine/testing.ts';
import { advance, missing as missingGuests, rootDisk } from './testing.ts';

const missing = missingGuests || missingSandbox;
const MEMORY = 2 ** 31;

interface Run {
  readonly machine: Machine;
  readonly hypervisor: Hypervisor;
  readonly consoles: string[];
  /** Of every event that leaves the machine. */
  readonly hash: () => string;
}

function start(hypervisor: Hypervisor, withCalls = false): Run {
  const hash = createHash('sha256');
  const consoles = ['', '', '', ''];
  const seen = (kind: string, event: unknown): void =>
    void hash.update(
      `${kind}${machine.now}${JSON.stringify(event, (_, v: unknown) => (typeof v === 'bigint' ? `${v}n` : v))}`,
    );
  const machine: Machine = new Machine(
    coreModule(),
    hypervisorConfig(hypervisor, { memory: MEMORY, disks: [rootDisk()] }),
    {
      console: (byte) => void (consoles[0] += String.fromCharCode(byte)),
      channel: (n, byte) => void (consoles[n] += String.fromCharCode(byte)),
      exception: (event) => seen('exception', event),
      exceptionReturn: (event) => seen('return', event),
      mmio: (event) => seen('mmio', event),
      ...(withCalls ? { hypercall: (event: DoorEvent) => seen('call', event) } : {}),
    },
  );
  return { machine, hypervisor, consoles, hash: () => hash.copy().digest('hex') };
}

const both = (): SystemDescription => ({
  vms: [
    { name: 'nimbos', cores: [0], console: 'uart', kernel: guest('nimbos.bin') },
    {
      name: 'linux',
      cores: [1],
      console: { channel: 1 },
      kernel: guest('Image'),
      bootargs: 'console=ttyAMA0 earlycon=pl011,0x9000000 root=/dev/vda rw',
      disks: [{ channel: 0 }],
    },
  ],
  cores: 2,
  memory: MEMORY,
});
const nimbos = (): SystemDescription => ({
  vms: [{ name: 'nimbos', cores: [0], console: { channel: 1 }, kernel: guest('nimbos.bin') }],
  cores: 1,
  memory: MEMORY,
});

const sandboxed = (description: SystemDescription, files: readonly SandboxFile[] = []): Hypervisor =>
  createSandboxedHypervisor(labTools().sandbox, description, files);

function typescript(name: string, source: string): SandboxFile {
  const result = strip(name, source);
  if ('problems' in result) throw new Error(JSON.stringify(result.problems));
  return { name, ...result };
}

/** Hands every handler on, so that each call passes the reader's file. */
const handOn = (): SandboxFile =>
  typescript(
    'handlers.ts',
    `import { HANDLERS, type Handlers } from 'hypervisor';
let calls: number = 0;
export const trap: Handlers['trap'] = (call, vcpu, esr) => { calls++; HANDLERS.trap(call, vcpu, esr); };
export const mmio: Handlers['mmio'] = (call, vcpu, access, value) => HANDLERS.mmio(call, vcpu, access, value);
export const schedule: Handlers['schedule'] = (call) => HANDLERS.schedule(call);
`,
  );

const play = (run: Run, length: number): string => {
  advance(run.machine, length / 2);
  run.machine.input(new TextEncoder().encode('hello_world\n'));
  run.machine.channels.input(1, new TextEncoder().encode('hello_world\n'));
  advance(run.machine, length / 2);
  return `${run.hash()} ${digest(run.machine)} ${run.consoles.join('|')}`;
};

describe.skipIf(missing !== '')(
  `the hypervisor in QuickJS${missing && `: needs ${missing}`}`,
  { timeout: 300_000 },
  () => {
    test('has the same events, memory and consoles as natively: NimbOS, and Linux as far as its disk', () => {
      const native = start(createHypervisor(both()));
      const inside = start(sandboxed(both()));
      expect(play(inside, 16e6)).toBe(play(native, 16e6));
      expect(native.consoles[0]).toContain('Hello world from user mode program!');
      expect(native.consoles[1]).toContain('Booting Linux');
      expect(inside.hypervisor.state).toEqual(native.hypervisor.state);
    });

    test('does the same operations in each call, with a reader’s handlers that hand everything on', () => {
      const native = start(createHypervisor(nimbos()), true);
      const inside = start(createSandboxedHypervisor(labTools().sandbox, nimbos(), []), true);
      expect(play(inside, 8e6)).toBe(play(native, 8e6));
      const handed = start(sandboxed(nimbos(), [handOn()]));
      expect(play(handed, 8e6)).toBe(play(start(createHypervisor(nimbos())), 8e6));
      expect(handed.consoles[1]).toContain('Hello world');
    });

    test('goes on from a snapshot, in another instance and in the same one', () => {
      const files = [handOn()];
      const first = start(sandboxed(nimbos(), files));
      advance(first.machine, 5e6 + 7);
      const snapshot = structuredClone(first.machine.snapshot());
      advance(first.machine, 2e6);
      const future = digest(first.machine);
      const second = start(sandboxed(nimbos(), files));
      second.machine.restore(snapshot);
      advance(second.machine, 2e6);
      expect(digest(second.machine)).toBe(future);
      expect(second.hypervisor.state).toEqual(first.hypervisor.state);
      first.machine.restore(snapshot);
      advance(first.machine, 2e6);
      expect(digest(first.machine)).toBe(future);
    });

    test('shares the pages that did not change between two snapshots', () => {
      const run = start(sandboxed(nimbos()));
      advance(run.machine, 5e6);
      const pages = (saved: unknown): [number, Uint8Array][] =>
        (saved as { memory: { pages: [number, Uint8Array][] } }).memory.pages;
      const before = new Map(pages(run.hypervisor.save()));
      advance(run.machine, 1e5);
      const after = pages(run.hypervisor.save());
      expect(after.filter(([page, bytes]) => before.get(page) !== bytes).length).toBeLessThan(after.length / 2);
    });

    test('keeps what a reader’s own variables hold in the snapshot: nothing else is lost either', () => {
      const counting = typescript(
        'count.ts',
        `import { HANDLERS, type Handlers } from 'hypervisor';
const seen: string[] = [];
export const documentCall: Handlers['documentCall'] = () => 0n;
export const trap: Handlers['trap'] = (call, vcpu, esr) => {
  seen.push(esr.toString(16));
  vcpu.vm.report('seen', { count: seen.length });
  HANDLERS.trap(call, vcpu, esr);
};
`,
      );
      const run = start(sandboxed(nimbos(), [counting]));
      const count = (): unknown => run.hypervisor.state.vms[0]?.report?.params['count'];
      advance(run.machine, 5e6);
      const snapshot = run.machine.snapshot();
      const before = count();
      expect(before).toBeGreaterThan(10);
      advance(run.machine, 3e6);
      const after = count();
      expect(after).toBeGreaterThan(Number(before));
      run.machine.restore(snapshot);
      expect(count()).toBe(before);
      advance(run.machine, 3e6);
      expect(count()).toBe(after);
    });

    test('keeps a handler that a lab has its reader write out of the reach of files, not of the hypervisor', () => {
      const withheld = { withheld: ['sysreg', 'trap'] } as const;
      const start1 = (source: string): Run =>
        start(createSandboxedHypervisor(labTools().sandbox, nimbos(), [typescript('trap.ts', source)], withheld));
      const imports = `import { HANDLERS, sysreg as own, type Handlers } from 'hypervisor';\n`;
      for (const trap of ['HANDLERS.trap', '(call, vcpu, esr) => own(call, vcpu, esr)']) {
        const asked = start1(`${imports}export const trap: Handlers['trap'] = ${trap};`);
        expect(() => advance(asked.machine, 5e6)).toThrow('sandbox.withheld');
      }
      const other = start1(`${imports}export const mmio: Handlers['mmio'] = (...all) => HANDLERS.mmio(...all);`);
      expect(play(other, 8e6)).toBe(play(start(createHypervisor(nimbos())), 8e6));
    });

    test('has no other handler where the files of a lab are to write one, and none that is put into HANDLERS', () => {
      const names = ['sysreg', 'trap'] as const;
      const make = (source: string): Run => {
        const files = [typescript('sysreg.ts', `import { HANDLERS, type Handlers } from 'hypervisor';\n${source}`)];
        return start(createSandboxedHypervisor(labTools().sandbox, nimbos(), files, { names, withheld: names }));
      };
      const sysreg = `export const sysreg: Handlers['sysreg'] = () => undefined;`;
      const left = make(sysreg);
      expect(() => advance(left.machine, 5e6)).toThrow('sandbox.withheld');
      expect(() => make(`(HANDLERS as { mmio: unknown }).mmio = () => 0n;\n${sysreg}`)).toThrow('sandbox.threw');
    });

    test('keeps what the built-in stage2 does out of reach under other names, too', () => {
      const made = (table: string): string =>
        `import { GuestPageTable, type Handlers } from 'hypervisor';
export const stage2: Handlers['stage2'] = (call, vm) => {
  const table = ${table};
  for (const { ipa, pa, size, attributes } of vm.plan.maps) table.map(ipa, pa, size, attributes);
  return table.root;
};`;
      for (const table of ['new GuestPageTable(call.el2, call.state, 1)', 'vm.pageTable'])
        for (const withheld of [[], ['stage2']] as const) {
          const files = [typescript('stage2.ts', made(table))];
          const run = start(createSandboxedHypervisor(labTools().sandbox, nimbos(), files, { withheld }));
          if (withheld.length === 0) expect(play(run, 8e6)).toBe(play(start(createHypervisor(nimbos())), 8e6));
          else expect(() => advance(run.machine, 5e6)).toThrow('sandbox.withheld');
        }
    });

    test('refuses a state that is none of its own', () => {
      const { hypervisor } = start(sandboxed(nimbos()));
      const other = sandboxed(nimbos(), [handOn()]);
      expect(() => hypervisor.restore(other.save())).toThrow('sandbox.bad-state');
      expect(() => hypervisor.restore({ spent: 0, memory: { origin: 1 } })).toThrow('sandbox.bad-state');
      expect(() => hypervisor.restore(null)).toThrow('sandbox.bad-state');
    });
  },
);
