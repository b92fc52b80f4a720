/** Kernels and hypervisors that were not written for this machine, as Debian ships them. */
import { existsSync } from 'node:fs';
import { mkdtemp, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { writeCpio } from '../../guests/lib/cpio.ts';
import { run } from '../../guests/lib/run.ts';
import { decompile } from '../../src/engine/devicetree/decompile.ts';
import { parseDtb } from '../../src/engine/devicetree/dtb.ts';
import { compileDtsToBlob } from '../../src/engine/devicetree/dts.ts';
import { guest, path, PROMPT, runMachine } from '../boot/ours.ts';
import { type ForeignPrograms, foreignPrograms } from './debian.ts';

const MINUTES = 60_000;
const board = (memory: string, cpus: number): string[] => [
  '-machine', 'virt,virtualization=on,gic-version=2', '-cpu', 'cortex-a72', '-m', memory, '-smp', `${cpus}`, '-nographic',
]; // prettier-ignore
const LIMIT = ['--timeout', '240'];

describe.skipIf(!existsSync(guest('Image')))('Programs of other people run', { timeout: 6 * MINUTES }, () => {
  let folder = '';
  let programs: ForeignPrograms | undefined;
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'foreign-'));
    programs = await foreignPrograms();
  }, 6 * MINUTES);
  afterAll(() => rm(folder, { recursive: true }));

  /** Our initramfs with one more program in it: the kernel takes archives one after another. */
  async function initramfsWith(name: string, data: Uint8Array): Promise<string> {
    const more = writeCpio([{ path: `bin/${name}`, kind: 'file', mode: 0o755, data }], 0);
    const file = join(folder, `${name}.cpio`);
    await writeFile(file, Buffer.concat([await readFile(guest('initramfs.cpio')), more]));
    return file;
  }

  /** kvm.c with kvm-guest.S inside, for Linux. */
  async function kvmProgram(): Promise<Uint8Array> {
    const [elf, binary, object, program] = ['guest.elf', 'guest.bin', 'guest.o', 'kvm'].map((n) => join(folder, n)); // prettier-ignore
    if (elf === undefined || binary === undefined || object === undefined || program === undefined) throw new Error();
    const source = (name: string): string => path(`tests/foreign/${name}`);
    const bare = ['-nostdlib', '-static', '-Wl,-Ttext=0x40080000,--build-id=none'];
    await run('aarch64-linux-gnu-gcc', [...bare, source('kvm-guest.S'), '-o', elf]);
    await run('aarch64-linux-gnu-objcopy', ['-O', 'binary', elf, binary]);
    await run('aarch64-linux-gnu-ld', ['-r', '-b', 'binary', 'guest.bin', '-o', object], { cwd: folder });
    await run('aarch64-linux-gnu-gcc', ['-O1', '-static', source('kvm.c'), object, '-o', program]);
    return await readFile(program);
  }

  test('Debian’s kernel takes EL2 for KVM, and a guest of KVM prints, and waits for its timer', async ({ skip }) => {
    if (programs === undefined) return skip();
    const text = await runMachine([
      ...board('512M', 2), '-kernel', programs.linux, '-initrd', await initramfsWith('kvm', await kvmProgram()), '-append', 'console=ttyAMA0',
      '--until', PROMPT, '--type', 'uname -v; /bin/kvm\\n', '--until', `off[^]*${PROMPT}`, ...LIMIT,
    ]); // prettier-ignore
    expect(text).toMatch(/Debian 6\.1/);
    expect(text).toContain('Hyp mode initialized successfully');
    expect(text.replaceAll('\r', '')).toContain('hello from EL1 under KVM\n..........\nguest of KVM: off');
  });

  test('Xen brings up two cores, and Linux as its first domain', async ({ skip }) => {
    if (programs === undefined) return skip();
    const tree = join(folder, 'xen.dtb');
    await runMachine(['-M', `virt,virtualization=on,gic-version=2,dumpdtb=${tree}`, '-smp', '2', '-m', '1G']);
    const modules = [
      { at: 0x6000_0000, file: programs.linux, compatible: 'multiboot,kernel' },
      { at: 0x6400_0000, file: guest('initramfs.cpio'), compatible: 'multiboot,ramdisk' },
    ];
    const nodes = await Promise.all(
      modules.map(async ({ at, file, compatible }) => {
        const { size } = await stat(file);
        const where = at.toString(16);
        return `module@${where} { compatible = "${compatible}", "multiboot,module"; reg = <0 0x${where} 0 ${size}>; };`;
      }),
    );
    const source = `${decompile(parseDtb(await readFile(tree)))}
      / { chosen {
        #address-cells = <2>; #size-cells = <2>;
        xen,xen-bootargs = "console=dtuart dtuart=/pl011@9000000 dom0_mem=384M bootscrub=0";
        xen,dom0-bootargs = "console=hvc0";
        ${nodes.join('\n')}
      }; };`;
    await writeFile(tree, compileDtsToBlob(source));
    const loaders = modules.flatMap(({ at, file }) => ['-device', `loader,file=${file},addr=${at},force-raw=on`]);
    const text = await runMachine([
      ...board('1G', 2), '-kernel', programs.xen, '-dtb', tree, ...loaders,
      '--until', PROMPT, '--type', 'cat /sys/hypervisor/type\\n', '--until', PROMPT, ...LIMIT,
    ]); // prettier-ignore
    expect(text).toContain('(XEN) Brought up 2 CPUs');
    expect(text).toMatch(/Xen 4\.17 support found/);
    expect(text).not.toMatch(/\(XEN\) .*(Unhandled|Unexpected|Panic|BUG)/);
  });

  test('Debian’s kernel is a guest of our hypervisor, with the board’s whole device tree: a VCpu goes off and on, and it starts again', async ({
    skip,
  }) => {
    if (programs === undefined) return skip();
    const [tree, initrd] = [join(folder, 'guest.dtb'), guest('initramfs.cpio')];
    await runMachine([...board('2G', 2), '-M', `dumpdtb=${tree}`]);
    const { size } = await stat(initrd);
    // As the document edits it: memory, and what /chosen says. PSCI stays what it is for who has EL2, SMC.
    const source = decompile(parseDtb(await readFile(tree)))
      .replace(
        /memory@40000000 \{[^}]*\};/,
        'memory@70000000 { device_type = "memory"; reg = <0 0x70000000 0 0x1c000000>; };',
      )
      .replace(
        'chosen {',
        `chosen { bootargs = "console=ttyAMA0"; linux,initrd-start = <0x78000000>; linux,initrd-end = <${0x7800_0000 + size}>;`,
      );
    await writeFile(tree, compileDtsToBlob(source));
    const places = { 0x70000000: tree, 0x70200000: programs.linux, 0x78000000: initrd };
    const loaders = Object.entries(places).flatMap(([at, file]) => [
      '-device',
      `loader,file=${file},addr=${at},force-raw=on`,
    ]);
    const off =
      'cd /sys/devices/system/cpu; for i in 1 2 3; do echo 0 > cpu1/online; nproc; echo 1 > cpu1/online; nproc; done; echo e$((1))nd\\n';
    const text = await runMachine([
      ...board('2G', 2), '-kernel', 'builtin:hypervisor', ...loaders,
      '--until', PROMPT, '--type', off, '--until', 'e1nd', '--type', 'reboot -f\\n', '--until', 'Booting Linux', ...LIMIT,
    ]); // prettier-ignore
    expect(text.match(/psci: CPU1 killed/g)).toHaveLength(3);
    expect(text.match(/CPU1: Booted secondary processor/g)).toHaveLength(4);
    expect(text).not.toMatch(/Oops|BUG:|rcu: INFO|nobody cared/);
  });

  test('U-Boot comes to its prompt from the flash', async ({ skip }) => {
    if (programs === undefined) return skip();
    const text = await runMachine([
      '-machine', 'virt', '-bios', programs.uboot, '-nographic', '--until', '=> $', '--type', 'version; md.l 0x40000000 1\\n', '--until', 'd00dfeed[^]*=> $|edfe0dd0[^]*=> $', ...LIMIT,
    ]); // prettier-ignore
    expect(text).toMatch(/U-Boot 2023/);
  });
});
