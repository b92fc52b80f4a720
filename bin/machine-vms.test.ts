import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { writeDtb } from '../src/engine/devicetree/dtb-writer.ts';
import { findNode, setProperty } from '../src/engine/devicetree/edit.ts';
import { cells, sizedCells, strings } from '../src/engine/devicetree/values.ts';
import { boardDeviceTree } from '../src/engine/machine/devicetree.ts';
import { machine, onTerminal, programs, writeProgram } from './machine/testing.ts';

const folder = mkdtempSync(join(tmpdir(), 'machine-vms-'));
const at = (name: string): string => join(folder, name);
const guest = (name: string): string => `public/guests/${name}`;
const missing = ['Image', 'initramfs.cpio', 'nimbos.bin', 'rootfs.ext4'].every((name) => existsSync(guest(name)))
  ? ''
  : ' (needs the guests: npm run guests)';

const print = (name: string, text: string): string => writeProgram(at(name), programs.print, `${text}\0`);
const echo = writeProgram(at('echo'), programs.echo);
const wait = writeProgram(at('wait'), programs.wait);

const BOARD = '-m 2G -smp 2 -cpu cortex-a72 -machine virt -kernel builtin:hypervisor -machine virtualization=on,gic-version=2 -nographic'; // prettier-ignore
const load = (places: Readonly<Record<number, string>>): string[] =>
  Object.entries(places).flatMap(([addr, file]) => ['-device', `loader,file=${file},addr=${addr},force-raw=on`]);
/** The document's line with these images, and more words. */
const line = (places: Readonly<Record<number, string>>, ...more: string[]): string[] => [
  ...BOARD.split(' '),
  ...load(places),
  ...more,
];
/** VM 0 and VM 1 without device trees. */
const two = (first: string, second: string, ...more: string[]): string[] =>
  line({ 0x70200000: first, 0x50200000: second }, ...more);

beforeAll(
  async () => void (await machine(['--help'], { env: { MACHINE_AS_BUILT: process.env['MACHINE_AS_BUILT'] ?? '' } })),
  240_000,
);
afterAll(() => rmSync(folder, { recursive: true }));

describe('two VMs on one standard output', () => {
  test('have lines of their own, and the run ends with 0 when both are off', async () => {
    const { code, out, err } = await machine(two(print('a', 'one\nand more\n'), print('b', 'two\r\nhalf')));
    expect({ code, lines: out.split('\n').sort() }).toEqual({
      code: 0,
      lines: ['vm0| and more', 'vm0| one', 'vm1| half', 'vm1| two\r'],
    });
    expect(err.split('\n').sort()).toEqual(['', 'machine: vm0 (a) is off', 'machine: vm1 (b) is off']);
  });

  test('are one console each for --until and --type; without a name the text goes where the last one was found', async () => {
    const script = ['--until', 'vm0:>', '--type', 'vm1:a', '--until', 'b', '--type', 'cq', '--type', 'vm0:xq'];
    const { code, out } = await machine(two(echo, echo, ...script, '--until', 'vm0:y'));
    expect(code).toBe(0);
    expect(out.split('\n').sort()).toEqual(['vm0| >y', 'vm1| >bd']);
  });

  test('one alone: its bytes are untouched, its end is the end', async () => {
    const { code, out, err } = await machine(line({ 0x70200000: print('alone', 'one\r\n# ') }));
    expect({ code, out, err }).toEqual({ code: 0, out: 'one\r\n# ', err: '' });
  });

  test('a VM that waits for ever keeps a script from its end: 4, and which console was meant is said', async () => {
    const { code, err } = await machine(two(print('c', 'x'), wait, '--until', 'vm1:never'));
    expect(code).toBe(4);
    expect(err).toContain('vm1: /never/');
  });

  test('--max-instructions, --stats and -d are those of any machine', async () => {
    const { code, err } = await machine(two(echo, wait, '--max-instructions', '300000', '--stats'));
    expect(code).toBe(3);
    const stats = JSON.parse(err.split('\n').find((text) => text.startsWith('{')) ?? '') as { vms: unknown };
    expect(stats.vms).toMatchObject([{ name: 'echo', power: 'on', starts: 1 }, { name: 'wait' }]);
    const traced = await machine(two(print('d', 'x'), wait, '-d', 'trap', '-D', at('log'), '--until', 'x'));
    expect(traced.code).toBe(0);
    expect(readFileSync(at('log'), 'utf8')).toMatch(/^trap core0 EL1->EL2 HVC .* at 0x702000/m);
  });
});

describe('keys', () => {
  test('go to VM 0 until Ctrl-A 1', async () => {
    const { code, out } = await machine(two(echo, echo), { input: 'a\x011cq\x010xq' });
    expect(code).toBe(0);
    expect(out.split('\n').sort()).toEqual(['vm0| >by', 'vm1| >d']);
  });

  const hasScript = spawnSync('script', ['--version']).status === 0;
  test.skipIf(!hasScript)(
    'on a terminal Ctrl-A and a digit switch what is shown, and h lists what there is',
    async () => {
      const { code, out } = await onTerminal(two(echo, echo), [
        ['>', 'a'],
        ['b', '\x011'],
        ['>', 'c'],
        ['d', '\x01h'],
        ['shown now', '\x010'],
        ['>b', '\x01x'],
      ]);
      expect(code).toBe(0);
      expect(out).toMatch(/^>b\x1b\[2J.*--- vm1: echo 1 ---.*\r\n>d/s);
      expect(out).toContain('Ctrl-A 0  console of vm0: echo 0 (on)\r');
      expect(out).toContain('Ctrl-A 1  console of vm1: echo 1 (on), shown now\r');
      expect(out).not.toContain('vm0|');
    },
  );
});

describe('errors name what is wrong', () => {
  test.each([
    [
      ['--preset', 'linux+nimbus'],
      /no preset linux\+nimbus\. The nearest one that is: linux\+nimbos \(of linux, nimbos/,
    ],
    [['--preset', 'linux', '-m', '1G'], /-m cannot be given beside it/],
    [line({ 0x50200000: wait }), /No image at 0x70200000: .* kernel of VM 0/],
    [two(wait, wait, '--until', 'vm2:x'), /no vm2: .* last VM of this machine is vm1/],
  ])('%j', async (args, message) => {
    const { code, out, err } = await machine(args);
    expect({ code, out }).toEqual({ code: 1, out: '' });
    expect(err).toMatch(message);
  });
});

describe.skipIf(missing !== '')(`guests${missing}`, () => {
  test('--preset linux+nimbos: both prompts, commands in both, and -append for Linux', async () => {
    const script = ['--until', 'vm1:>> $', '--type', 'hello_world\\n', '--until', 'vm1:exited with code 0'];
    const words = ['--preset', 'linux+nimbos', '-append', 'console=ttyAMA0 quiet', ...script];
    const { code, out } = await machine([...words, '--until', 'guest# $', '--type', 'echo $((6*7))\\n', '--until', 'vm0:^42']); // prettier-ignore
    expect(code).toBe(0);
    expect(out).toContain('vm1| Hello world from user mode program!');
    expect(out).toContain('vm0| 42');
    expect(out).not.toContain('Booting Linux');
  }, 60_000);

  /** As the document makes them: QEMU's tree with other memory, and a root. */
  function deviceTree(name: string, base: number, bootargs: string, initrd?: number): string {
    const tree = boardDeviceTree({ cpus: 2, memory: 2 ** 31, virtualization: true, bootargs });
    const memory = findNode(tree.root, '/memory') ?? tree.root;
    memory.name = `memory@${base.toString(16)}`;
    setProperty(memory, 'reg', sizedCells([base, 2], [0xc000000, 2]));
    // Devices of QEMU's board that ours does not have: PL061 and PCIe.
    const node = (text: string, compatible: string, address: number): void =>
      void tree.root.children.push({
        name: `${text}@${address.toString(16)}`,
        properties: [
          { name: 'compatible', value: strings(compatible, 'arm,primecell') },
          { name: 'reg', value: sizedCells([address, 2], [0x1000, 2]) },
        ],
        children: [],
      });
    node('pl061', 'arm,pl061', 0x9030000);
    const chosen = findNode(tree.root, '/chosen') ?? tree.root;
    if (initrd !== undefined) {
      const size = readFileSync(guest('initramfs.cpio')).length;
      setProperty(chosen, 'linux,initrd-start', cells(initrd));
      setProperty(chosen, 'linux,initrd-end', cells(initrd + size));
    }
    writeFileSync(at(name), writeDtb(tree));
    return at(name);
  }

  test("the document's line: Linux on a virtio disk and NimbOS", async () => {
    const disk = ['-drive', `if=none,file=${guest('rootfs.ext4')},format=raw,id=hd0,snapshot=on`, '-device', 'virtio-blk-device,drive=hd0']; // prettier-ignore
    const images = {
      0x70000000: deviceTree('linux.dtb', 0x70000000, 'console=ttyAMA0 root=/dev/vda rw quiet'),
      0x70200000: guest('Image'),
      0x50000000: deviceTree('nimbos.dtb', 0x50000000, ''),
      0x50200000: guest('nimbos.bin'),
    };
    const script = ['--until', 'vm1:>> $', '--until', 'vm0:guest# $', '--type', 'grep vda /proc/mounts /proc/partitions; poweroff -f\\n', '--until', 'Power down']; // prettier-ignore
    const { code, out } = await machine(line(images, ...disk, ...script));
    expect(code).toBe(0);
    expect(out).toMatch(/4096 vda/);
  }, 60_000);

  test("the document's line for two Linux from initial RAM disks; 0 when both are off", async () => {
    const images = {
      0x70000000: deviceTree('linux-0.dtb', 0x70000000, 'console=ttyAMA0 quiet', 0x78000000),
      0x70200000: guest('Image'),
      0x78000000: guest('initramfs.cpio'),
      0x50000000: deviceTree('linux-1.dtb', 0x50000000, 'console=ttyAMA0 quiet', 0x58000000),
      0x50200000: guest('Image'),
      0x58000000: guest('initramfs.cpio'),
    };
    const off = (vm: number): string[] => ['--until', `vm${vm}:guest# $`, '--type', 'poweroff -f\\n'];
    const { code, err } = await machine(line(images, ...off(0), ...off(1)));
    expect({ code, err: err.split('\n').sort() }).toEqual({
      code: 0,
      err: ['', 'machine: vm0 (Image 0) is off', 'machine: vm1 (Image 1) is off'],
    });
  }, 60_000);
});
