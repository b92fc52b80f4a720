import { existsSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { TypeScriptClient, type TypeScriptPort } from './client.ts';
import { TypeScriptService, type Declarations } from './service.ts';

const at = new URL('../../engine/sandbox/wasm/declarations.json', import.meta.url);
const missing = existsSync(at) ? '' : 'the sandbox (node bin/build-sandbox.ts)';

let opened: TypeScriptService | undefined;
const service = (): TypeScriptService =>
  (opened ??= new TypeScriptService(JSON.parse(readFileSync(at, 'utf8')) as Declarations));

const good = `import { HANDLERS, type Access, type Call, type VCpu } from 'hypervisor';
export function mmio(call: Call, vcpu: VCpu, access: Access, value: bigint | undefined): bigint | undefined {
  if (access.ipa === 0x0b00_0000) return call.el2.mrs('MIDR_EL1');
  return HANDLERS.mmio(call, vcpu, access, value);
}
`;
/** Handlers that go as far as one can: a device with an interrupt, a scheduler, a switch of VCpus. */
const deep = `import { GuestPageTable, HANDLERS, INTID, decodeAccess, emulatedDevice, faultingIpa, injectAbort, injectUndefined, psci as own, schedule as turns, takeInterrupts, type Access, type Call, type Frame, type Handlers, type Outcome, type PerCpu, type VCpu, type VM } from 'hypervisor';
const on = (vm: VM): readonly VCpu[] => vm.vcpus.filter(({ state, admitted }) => state.power === 'on' && admitted);
const targetOf = (vcpu: VCpu, intid: number): VCpu | undefined => vcpu.vm.vgic.targetOf(intid);
export const mmio: Handlers['mmio'] = (call, vcpu, access: Access, value) => {
  vcpu.vm.vgic.setLine(INTID.FIRST_SPI + 5, value !== undefined);
  vcpu.vm.vgic.latch(targetOf(vcpu, 37) ?? vcpu, 37);
  vcpu.lists.deactivate(37);
  vcpu.vm.count('mine');
  vcpu.vm.report('mine', { pc: String(call.frame.elr) });
  return emulatedDevice(call, vcpu, access, value) ?? HANDLERS.mmio(call, vcpu, access, value);
};
export const trap = (call: Call, vcpu: VCpu, esr: bigint): void => {
  const frame: Frame = call.frame;
  const access = decodeAccess(esr, faultingIpa(call, call.el2.mrs('FAR_EL2')));
  if (access === undefined) injectUndefined(call);
  else if (vcpu.vm.pageTable.translate(access.ipa) === undefined) injectAbort(call, esr, call.el2.mrs('FAR_EL2'));
  else HANDLERS.trap(call, vcpu, esr);
  new GuestPageTable(call.el2, call.state, 7, vcpu.vm.state.root).map(0, 0, 4096, 'device');
  frame.setX(0, BigInt(call.plan.vms.length));
  call.again = false;
};
export const psci = (call: Call, vcpu: VCpu, identifier: bigint): bigint | undefined => {
  if (identifier === 0x84000008n) vcpu.vm.stop('off');
  for (const other of on(vcpu.vm)) if (other !== vcpu) other.powerOn(0x40080000n, 0n);
  return own(call, vcpu, identifier);
};
export const interrupts = (call: Call): void => {
  const cpu: PerCpu = call.cpu;
  const iar = cpu.acknowledge();
  if (iar !== undefined) cpu.end(iar);
  for (const vm of call.vms) for (const { core } of vm.vcpus) cpu.kick(core);
  takeInterrupts(call);
};
export const schedule = (call: Call): Outcome => {
  const [next] = call.cpu.vcpus().filter(({ runnable }) => runnable);
  if (next === undefined) return turns(call);
  call.current?.leave();
  call.cpu.state.current = { vm: next.vm.plan.index, vcpu: next.index };
  next.enter();
  call.work = { ...call.work, load: next.floatingPointArea };
  return 'resume';
};
`;
const codes = (source: string): [line: number, code: number][] =>
  service()
    .diagnose({ 'a.ts': source })
    .map(({ line, code }) => [line, code]);
const completed = (source: string): string[] => {
  const offset = source.indexOf('|?');
  return service()
    .complete({ 'a.ts': source.replace('|?', '') }, 'a.ts', offset)
    .all.map(({ name }) => name);
};

describe.skipIf(missing !== '')(
  `the type check of readers’ files${missing && `: needs ${missing}`}`,
  { timeout: 60_000 },
  () => {
    test('finds nothing wrong with a right handler', () => {
      expect(service().diagnose({ 'a.ts': good })).toEqual([]);
    });

    test('knows all that a handler can reach, from VMs to list registers: saved work goes on to compile', () => {
      expect(service().diagnose({ 'a.ts': deep })).toEqual([]);
    });

    test('holds exports to the declared signatures, and says it at the export', () => {
      const wrong = `import type { Call } from 'hypervisor';\n\nexport const schedule = (_call: Call): string => 'on';\n`;
      const [problem] = service().diagnose({ 'a.ts': wrong });
      expect(problem).toMatchObject({ file: 'a.ts', line: 3, column: 14, length: 8, code: 1360, severity: 'error' });
      expect(problem?.text).toContain('Outcome');
    });

    test.each([
      ['a value of the wrong type', `const a: bigint = 3;\nexport {};`, [[1, 2322]]],
      ['a register that is no text', good.replace(`'MIDR_EL1'`, '5'), [[3, 2345]]],
      ['a member that El2 does not have', good.replace('el2.mrs', 'el2.msrs'), [[3, 2551]]],
      ['an enum', `enum A { B }\nexport { A };`, [[1, 1294]]],
      ['a type that is imported as a value', `import { Call } from 'hypervisor';\nexport type C = Call;`, [[1, 1485]]],
      ['the DOM', `document.title = '';\nexport {};`, [[1, 2584]]],
      ['time', `new Date();\nexport {};`, [[1, 2304]]],
      ['a module that is not there', `import 'node:fs';`, [[1, 2882]]],
      ['what is no TypeScript', `let a = ;`, [[1, 1109]]],
    ] as const)('finds %s', (_, source, wanted) => {
      const found = codes(source);
      for (const one of wanted) expect(found).toContainEqual([...one]);
    });

    test('counts lines and columns from 1, and characters as an editor does', () => {
      const [problem] = service().diagnose({ 'a.ts': `/* 机器 😀 */ const a: bigint = 3;\nexport {};` });
      expect(problem).toMatchObject({ line: 1, column: 19 });
    });

    test('sees one file from another, and forgets a file that is gone', () => {
      const files = {
        'a.ts': `import { n } from './b.ts';\nexport const m: bigint = n;`,
        'b.ts': 'export const n = 3n;',
      };
      expect(service().diagnose(files)).toEqual([]);
      expect(codes(files['a.ts'])).toContainEqual([1, 2307]);
    });

    test('completes El2, frames and handlers, with types and comments', () => {
      const inCall = (text: string): string =>
        `import type { Call } from 'hypervisor';\nexport const trap = (call: Call) => { ${text} };`;
      expect(completed(inCall('call.el2.|?'))).toEqual(
        expect.arrayContaining(['mrs', 'msr', 'read', 'write', 'tlbi', 'frame', 'core', 'cycles']),
      );
      expect(completed(inCall('call.frame.se|?'))).toEqual(['setX']);
      expect(completed(`import { inj|? } from 'hypervisor';`)).toContain('injectAbort');
      const source = inCall('call.el2.tl');
      const { from, all } = service().complete({ 'a.ts': source }, 'a.ts', source.indexOf('tl }') + 2);
      expect(source.slice(from, from + 2)).toBe('tl');
      expect(all[0]?.detail).toContain('TLB maintenance');
    });

    test('offers nothing of the outside', () => {
      for (const name of ['fetch', 'document', 'setTimeout', 'Date', 'eval', 'WeakRef', 'SharedArrayBuffer'])
        expect(completed(`export {};\n${name.slice(0, 4)}|?`)).not.toContain(name);
    });

    test('answers whatever it is asked', () => {
      expect(service().complete({}, 'none.ts', 5).all).toEqual([]);
      expect(service().complete({ 'a.ts': 'x' }, 'a.ts', 1e9).from).toBe(0);
      expect(service().complete({ 'a.ts': '' }, 'a.ts', NaN).from).toBe(0);
      expect(service().diagnose({})).toEqual([]);
    });
  },
);

describe('the client', () => {
  const port = (answer: 'failed' | 'problems'): TypeScriptPort => {
    const self: TypeScriptPort = {
      onmessage: null,
      onerror: null,
      postMessage: ({ id }) =>
        queueMicrotask(() =>
          self.onmessage?.(
            new MessageEvent('message', { data: answer === 'failed' ? { id, failed: 'why' } : { id, problems: [] } }),
          ),
        ),
      terminate: () => undefined,
    };
    return self;
  };

  test('opens the worker with the first question only, and once', async () => {
    let opened = 0;
    const client = new TypeScriptClient('en', () => (opened++, port('problems')));
    expect(opened).toBe(0);
    await Promise.all([client.diagnose({}), client.diagnose({})]);
    expect(opened).toBe(1);
  });

  test('passes on why there is no answer', async () => {
    await expect(new TypeScriptClient('en', () => port('failed')).diagnose({})).rejects.toThrow('why');
    const silent = new TypeScriptClient('en', () => ({ ...port('failed'), postMessage: () => undefined }));
    const asked = silent.diagnose({});
    silent.close();
    await expect(asked).rejects.toThrow('closed');
  });
});
