import { execFileSync, spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { parseDtb } from '../src/engine/devicetree/dtb.ts';
import { assemble } from '../src/engine/isa/assembler/index.ts';
import { boardDeviceTree } from '../src/engine/machine/devicetree.ts';
import { launcher, machine, programs, writeProgram, type RunOptions } from './machine/testing.ts';

const folder = mkdtempSync(join(tmpdir(), 'machine-'));
const at = (name: string): string => join(folder, name);
const hello = writeProgram(at('hello'), programs.print, 'hello\n\0');
const echo = writeProgram(at('echo'), programs.echo);
const wait = writeProgram(at('wait'), programs.wait);
const spin = writeProgram(at('spin'), programs.spin);
const timer = writeProgram(at('timer'), programs.timer);
const reset = writeProgram(at('reset'), programs.reset);
/** A prompt with escape sequences in it, as a shell makes them. */
const colours = writeProgram(at('colours'), programs.print, '\x1b[1mgu\x1b[0mest\x1b]0;title\x07# \x1b[6n\0');

const run = (kernel: string, ...args: string[]): ReturnType<typeof machine> => machine(['-M', 'virt', '-kernel', kernel, '-nographic', ...args]); // prettier-ignore
const runWith = (options: RunOptions, kernel: string, ...args: string[]): ReturnType<typeof machine> =>
  machine(['-M', 'virt', '-kernel', kernel, '-nographic', ...args], options);

writeFileSync(at('damaged.gz'), Buffer.from([0x1f, 0x8b, 8, 0, 0, 0]));

// The first start builds the engine when a source has changed.
beforeAll(
  async () => void (await machine(['--help'], { env: { MACHINE_AS_BUILT: process.env['MACHINE_AS_BUILT'] ?? '' } })),
  240_000,
);
afterAll(() => rmSync(folder, { recursive: true }));

describe('a guest that powers off by PSCI', () => {
  test('ends with exit code 0, its text on standard output and nothing else', async () => {
    const { code, out, err } = await run(hello);
    expect({ code, out, err }).toEqual({ code: 0, out: 'hello\n', err: '' });
  });

  test('does so under the Node that a system has, if that is 20 or later', () => {
    const node = execFileSync('sh', ['-c', 'PATH=/usr/local/bin:/usr/bin:/bin command -v node || true'], { encoding: 'utf8' }).trim(); // prettier-ignore
    const version = node === '' ? 0 : Number(/\d+/.exec(execFileSync(node, ['-v'], { encoding: 'utf8' }))?.[0]);
    if (version < 20) return;
    expect(execFileSync(node, [launcher, '-M', 'virt', '-kernel', hello, '-nographic'], { encoding: 'utf8', env: { ...process.env, MACHINE_AS_BUILT: '1' } })).toBe('hello\n'); // prettier-ignore
  });

  test('that resets for ever is told of, with the count, and is slowed down', async () => {
    const { err, code } = await run(reset, '--until', 'never', '--timeout', '6', '--stats');
    expect(code).toBe(4);
    expect(err).toContain('reset itself 10 times');
    const { instructions } = JSON.parse(err.split('\n').at(-2) ?? '') as { instructions: number[] };
    expect(instructions[0]).toBeLessThan(6 * 200);
  });

  test('boots again after SYSTEM_RESET, and with -no-reboot ends there', async () => {
    expect(await run(reset, '--until', 'RRRR')).toMatchObject({ code: 0 });
    expect(await run(reset, '-no-reboot')).toMatchObject({ code: 0, out: 'R' });
  });
});

describe('--until and --type', () => {
  test('wait, type, wait', async () => {
    const { code, out } = await run(echo, '--until', '>$', '--type', 'a\\x62', '--until', 'bc', '--type', 'c', '--until', 'd'); // prettier-ignore
    expect({ code, out }).toEqual({ code: 0, out: '>bcd' });
  });

  test('after a last --type the guest runs on until it powers off', async () => {
    expect(await run(echo, '--until', '>', '--type', 'GDKKNq')).toMatchObject({ code: 0, out: '>HELLO' });
  });

  test('text that was matched once is not matched again', async () => {
    const { code } = await run(echo, '--until', '>', '--type', 'a', '--until', '>', '--timeout', '1.5');
    expect(code).toBe(4);
  });

  test('escape sequences of terminals are not seen', async () => {
    expect(await run(colours, '--until', '^guest# $')).toMatchObject({ code: 0 });
  });

  test('a guest that powers off too early exits with 4, and the expression is named', async () => {
    const { code, err } = await run(hello, '--until', 'goodbye');
    expect(code).toBe(4);
    expect(err).toContain('/goodbye/');
  });

  test('a guest that nothing can wake exits with 4 at once', async () => {
    const { code, err } = await run(wait, '--until', 'x', '--timeout', '60');
    expect(code).toBe(4);
    expect(err).toContain('nothing will ever wake it');
  });

  test('the same run executes the same instructions', async () => {
    const counts = async (): Promise<unknown> => {
      const { err } = await run(echo, '--until', '>', '--type', 'a', '--until', 'b', '--stats');
      const { instructions, cycles } = JSON.parse(err) as Record<string, unknown>;
      return { instructions, cycles };
    };
    expect(await counts()).toEqual(await counts());
  });
});

describe('limits', () => {
  test('--timeout exits with 4 when its seconds are over', async () => {
    const { code, seconds } = await run(spin, '--timeout', '0.7');
    expect(code).toBe(4);
    expect(seconds).toBeGreaterThan(0.6);
  });

  test('--max-instructions exits with 3 after exactly as many', async () => {
    const { code, err } = await run(spin, '--max-instructions', '1234567', '--stats');
    expect(code).toBe(3);
    expect(JSON.parse(err.split('\n').at(-2) ?? '')).toMatchObject({ instructions: [1234567] });
  });

  test('a waiting guest costs no time of the host', async () => {
    const { err } = await run(wait, '--timeout', '1.5', '--stats');
    expect((JSON.parse(err.split('\n').at(-2) ?? '') as { hostSeconds: number }).hostSeconds).toBeLessThan(0.5);
  });

  test('guest time passes as on the wall for somebody who types, and jumps for a script', async () => {
    const paced = await run(timer);
    expect(paced).toMatchObject({ code: 0 });
    expect(paced.seconds).toBeGreaterThan(0.2);
    const { err } = await run(timer, '--type', 'x', '--stats');
    expect(JSON.parse(err)).toMatchObject({ cycles: expect.toSatisfy((n: number) => n >= 25e6 && n < 25.1e6) });
  });
});

test('standard output on a full device is an error with its reason', () => {
  const full = spawnSync('sh', ['-c', `"${process.execPath}" "${launcher}" -M virt -kernel "${hello}" -nographic > /dev/full`], {
    encoding: 'utf8',
    env: { ...process.env, LC_ALL: 'C', MACHINE_AS_BUILT: '1' },
  }); // prettier-ignore
  expect(full.status).toBe(1);
  expect(full.stderr).toContain('ENOSPC');
});

test('what stops a run does not stand on the guest’s unfinished line', () => {
  const both = spawnSync('sh', ['-c', `"${process.execPath}" "${launcher}" -M virt -kernel "${echo}" -nographic --until x --timeout 1 2>&1`], {
    encoding: 'utf8',
    env: { ...process.env, LC_ALL: 'C', MACHINE_AS_BUILT: '1' },
  }); // prettier-ignore
  expect(both.stdout).toMatch(/^>\nmachine: stopped by --timeout/);
});

test('--stats is one line of JSON on standard error', async () => {
  const { err } = await run(hello, '--stats', '-smp', '2');
  expect(err.split('\n')).toHaveLength(2);
  const stats = JSON.parse(err) as Record<string, unknown>;
  expect(stats).toMatchObject({ mmio: { pl011: 6 }, exceptions: {}, translation: { walks: 0 } });
  expect(stats['instructions']).toEqual([37, 0]);
});

describe('standard input is the serial port', () => {
  test('bytes reach the guest, Ctrl-A twice as one', async () => {
    expect(await runWith({ input: 'ab\x01\x01q' }, echo)).toMatchObject({ code: 0, out: '>bc\x02' });
  });
  test('Ctrl-A x quits with 0', async () => {
    expect(await runWith({ input: '\x01x', open: true }, wait)).toMatchObject({ code: 0 });
  });
  test('Ctrl-A h explains', async () => {
    expect((await runWith({ input: '\x01h\x01x', open: true }, wait)).out).toContain('Ctrl-A x');
  });
  test('a large input loses nothing', async () => {
    const { out } = await runWith({ input: `${'a'.repeat(20000)}q` }, echo);
    expect(out.length).toBe(20001);
  });
});

/**
 * Initialises the block device in slot 31 (legacy, page size 4096, queue of 8 at 0x44000000), puts a chain of three
 * descriptors there (OUT to sector 1, 512 bytes of RAM, status), notifies, and powers off.
 */
const blockWriter: readonly number[] = [
  0xd2a14001, // mov x1, #0xa000000
  0xf287c001, // movk x1, #0x3e00
  0x52800020, // mov w0, #0x1
  0xb9007020, // str w0, [x1, #112]
  0x52800060, // mov w0, #0x3
  0xb9007020, // str w0, [x1, #112]
  0xb900203f, // str wzr, [x1, #32]
  0x52820000, // mov w0, #0x1000
  0xb9002820, // str w0, [x1, #40]
  0xb900303f, // str wzr, [x1, #48]
  0x52800100, // mov w0, #0x8
  0xb9003820, // str w0, [x1, #56]
  0x52820000, // mov w0, #0x1000
  0xb9003c20, // str w0, [x1, #60]
  0x52a00080, // mov w0, #0x40000
  0x72880000, // movk w0, #0x4000
  0xb9004020, // str w0, [x1, #64]
  0x528000e0, // mov w0, #0x7
  0xb9007020, // str w0, [x1, #112]
  0xd2a88002, // mov x2, #0x44000000
  0xd2a88023, // mov x3, #0x44010000
  0x52800020, // mov w0, #0x1
  0xb9000060, // str w0, [x3]
  0xf9000460, // str x0, [x3, #8]
  0x529579a0, // mov w0, #0xabcd
  0xb9010060, // str w0, [x3, #256]
  0xf9000043, // str x3, [x2]
  0x52800200, // mov w0, #0x10
  0xb9000840, // str w0, [x2, #8]
  0x52800020, // mov w0, #0x1
  0x72a00020, // movk w0, #0x1, lsl #16
  0xb9000c40, // str w0, [x2, #12]
  0x91040064, // add x4, x3, #0x100
  0xf9000844, // str x4, [x2, #16]
  0x52804000, // mov w0, #0x200
  0xb9001840, // str w0, [x2, #24]
  0x52800020, // mov w0, #0x1
  0x72a00040, // movk w0, #0x2, lsl #16
  0xb9001c40, // str w0, [x2, #28]
  0x91200064, // add x4, x3, #0x800
  0xf9001044, // str x4, [x2, #32]
  0x52800020, // mov w0, #0x1
  0xb9002840, // str w0, [x2, #40]
  0x52800040, // mov w0, #0x2
  0xb9002c40, // str w0, [x2, #44]
  0x52a00020, // mov w0, #0x10000
  0xb9008040, // str w0, [x2, #128]
  0xb900503f, // str wzr, [x1, #80]
  0x52b08000, // mov w0, #0x84000000
  0x72800100, // movk w0, #0x8
  0xd4000002, // hvc #0x0
];

describe('disks', () => {
  const image = (name: string): string => {
    writeFileSync(at(name), Buffer.alloc(8192, 0x55));
    return at(name);
  };
  /** Driver for the legacy virtio-mmio in slot 31: one write of the sector at `from`, then power-off. */
  const writer = (): string => writeProgram(at('writer'), blockWriter);
  const disk = (file: string, more = ''): string[] => ['-drive', `if=none,file=${file},format=raw,id=d${more}`, '-device', 'virtio-blk-device,drive=d']; // prettier-ignore

  test('what the guest wrote is in the file when it has powered off', async () => {
    const file = image('written');
    expect(await run(writer(), ...disk(file))).toMatchObject({ code: 0, out: '' });
    const bytes = readFileSync(file);
    expect(bytes.length).toBe(8192);
    expect(bytes.subarray(512, 1024).equals(Buffer.alloc(512, 0x55))).toBe(false);
    expect(bytes.subarray(0, 512).equals(Buffer.alloc(512, 0x55))).toBe(true);
    expect(bytes.subarray(1024).equals(Buffer.alloc(7168, 0x55))).toBe(true);
  });

  test.each([
    ['-snapshot', '', ['-snapshot']],
    ['snapshot=on', ',snapshot=on', []],
    ['readonly=on', ',readonly=on', []],
  ])('with %s the file stays as it is', async (_, more, args) => {
    const file = image('kept');
    expect(await run(writer(), ...disk(file, more), ...args)).toMatchObject({ code: 0 });
    expect(readFileSync(file).equals(Buffer.alloc(8192, 0x55))).toBe(true);
  });

  test('a signal ends the machine after its disks are written back', async () => {
    const file = image('interrupted');
    const spinning = writeProgram(at('writer-spin'), [...blockWriter.slice(0, -3), 0xd2a12001, 0x52800a40, 0xb9000020, 0x14000000]); // prettier-ignore
    const { code } = await runWith({ open: true, signal: { after: 'R', name: 'SIGINT' } }, spinning, ...disk(file));
    expect(code).toBe(130);
    expect(readFileSync(file).subarray(512, 1024).equals(Buffer.alloc(512, 0x55))).toBe(false);
  });
});

describe('-machine dumpdtb', () => {
  test('writes the tree that the board makes, and nothing runs', async () => {
    const file = at('dump.dtb');
    const { code, out } = await run(hello, '-machine', `virtualization=on,dumpdtb=${file}`, '-smp', '2', '-m', '1G', '-append', 'a b'); // prettier-ignore
    expect({ code, out }).toEqual({ code: 0, out: '' });
    const expected = boardDeviceTree({ cpus: 2, memory: 2 ** 30, virtualization: true, bootargs: 'a b' });
    expect(parseDtb(readFileSync(file))).toEqual(expected);
  });
});

describe('traces', () => {
  test('-d mmio names device and register, in the file of -D', async () => {
    await run(hello, '-d', 'mmio', '-D', at('mmio.log'));
    const lines = readFileSync(at('mmio.log'), 'utf8').split('\n');
    expect(lines[0]).toBe('mmio core0 write32 0x9000000 pl011 UARTDR <- 0x68');
    expect(lines).toHaveLength(7);
  });

  test('-d in_asm writes blocks of instructions as QEMU does, with binutils’ spelling of each', async () => {
    await run(hello, '-d', 'in_asm,int', '-D', at('asm.log'), '--max-instructions', '12');
    const text = readFileSync(at('asm.log'), 'utf8');
    expect(text.split('\n\n')[0]).toBe(
      [
        '----------------',
        'IN: ',
        '0x40000000:  580000c0  ldr      x0, 0x40000018',
        '0x40000004:  aa1f03e1  mov      x1, xzr',
        '0x40000008:  aa1f03e2  mov      x2, xzr',
        '0x4000000c:  aa1f03e3  mov      x3, xzr',
        '0x40000010:  58000084  ldr      x4, 0x40000020',
        '0x40000014:  d61f0080  br       x4',
      ].join('\n'),
    );
    expect(text).toContain('\n\n----------------\nIN: \n0x40080000:  d2a12001  mov      x1, #0x9000000');
  });

  test('a trace that cannot be written ends the run', async () => {
    const { code, err } = await run(hello, '-d', 'mmio', '-D', '/dev/full');
    expect({ code, err }).toEqual({ code: 1, err: 'machine: /dev/full cannot be written (ENOSPC).\n' });
  });

  test('-d int writes what QEMU writes: exceptions, returns, calls of the firmware', async () => {
    const program = assemble(
      `     adr  x0, vectors
            msr  vbar_el1, x0
            isb
            svc  #7
            movz x0, #0x8400, lsl #16       // PSCI_VERSION
            hvc  #0x123
            msr  spsr_el1, xzr
            adr  x0, user
            msr  elr_el1, x0
            eret
user:       svc  #3
            .balign 2048
vectors:    .rept 8
            eret
            .balign 128
            .endr
            movz x0, #0x8400, lsl #16       // SYSTEM_OFF
            movk x0, #8
            hvc  #0`,
      { origin: 0x4008_0000n },
    ).bytes;
    writeFileSync(at('calls'), program);
    await run(at('calls'), '-d', 'int', '-D', at('ours.log'));
    const ours = readFileSync(at('ours.log'), 'utf8');
    expect(ours.split('\n').filter((line) => !line.startsWith('...'))).toEqual([
      'Taking exception 2 [SVC] on CPU 0',
      'Exception return from AArch64 EL1 to AArch64 EL1 PC 0x40080010',
      'Taking exception 11 [Hypervisor Call] on CPU 0',
      'Exception return from AArch64 EL1 to AArch64 EL0 PC 0x40080028',
      'Taking exception 2 [SVC] on CPU 0',
      'Taking exception 11 [Hypervisor Call] on CPU 0',
      '',
    ]);
    const board = [
      '-M',
      'virt,gic-version=2',
      '-cpu',
      'cortex-a72',
      '-nographic',
      '-nic',
      'none',
      '-kernel',
      at('calls'),
    ];
    const qemu = spawnSync('qemu-system-aarch64', [...board, '-d', 'int', '-D', at('qemu.log')], { timeout: 60_000 });
    if (qemu.error === undefined) expect(ours).toBe(readFileSync(at('qemu.log'), 'utf8'));
  });

  test('-d int,trap tell of an exception as QEMU does and in one line, with the names of FILE.symbols', async () => {
    const svc = writeProgram(at('svc'), [0xd4000541]); // svc #42
    writeFileSync(at('svc.symbols'), '0000000040080000 start\n0000000000000200 vector\n');
    await run(svc, '-d', 'int,trap', '-D', at('int.log'), '--max-instructions', '7');
    const [first = '', ...rest] = readFileSync(at('int.log'), 'utf8').split('\ntrap ');
    expect(first.split('\n')).toEqual([
      'Taking exception 2 [SVC] on CPU 0',
      '...from EL1 to EL1',
      '...with ESR 0x15/0x5600002a',
      '...with ELR 0x40080004',
      '...to EL1 PC 0x200 PSTATE 0x3c5',
    ]);
    expect(rest[0]?.split('\n')[0]).toBe('core0 EL1->EL1 SVC ESR_EL1=0x5600002a at 0x40080004 <start+0x4> to 0x200 <vector>'); // prettier-ignore
  });
});

describe('files', () => {
  /** Not even root may write to it. */
  const locked = '/sys/kernel/uevent_seqnum';
  test.skipIf(!existsSync(locked))(
    'a disk that may only be read is told apart from one that cannot be read',
    async () => {
      const { code, err } = await run(
        hello,
        '-drive',
        `if=none,file=${locked},id=d`,
        '-device',
        'virtio-blk-device,drive=d',
      );
      expect({ code, err }).toEqual({
        code: 1,
        err: expect.stringMatching(/cannot be opened for writing \(E(ACCES|ROFS)\)/),
      });
    },
  );

  test('a gzipped kernel is unpacked, as QEMU does it', async () => {
    writeFileSync(at('hello.gz'), gzipSync(readFileSync(hello)));
    expect(await run(at('hello.gz'))).toMatchObject({ code: 0, out: 'hello\n' });
  });

  test('one file for two drives is refused, unless nothing is written to it', async () => {
    writeFileSync(at('shared'), Buffer.alloc(4096));
    const drives = (more: string): string[] => ['a', 'b'].flatMap((id) => ['-drive', `if=none,file=${at('shared')},format=raw,id=${id}${more}`, '-device', `virtio-blk-device,drive=${id}`]); // prettier-ignore
    expect((await run(hello, ...drives(''))).err).toContain('two drives');
    expect(await run(hello, ...drives(',readonly=on'))).toMatchObject({ code: 0, err: '' });
  });

  test('npm starts the machine in the project, but files are named from where its user is', async () => {
    const { code, out } = await machine(['-kernel', 'hello'], {
      env: { npm_lifecycle_event: 'machine', INIT_CWD: folder },
    });
    expect({ code, out }).toEqual({ code: 0, out: 'hello\n' });
  });
});

describe('errors are one line on standard error and exit code 1', () => {
  test.each([
    [['-kernal', 'x'], 'machine: -kernal is not an option of this machine. The nearest one that is: -kernel\n'],
    [['-kernel', at('nothing')], `machine: ${at('nothing')} cannot be read (ENOENT).\n`],
    [['-kernel', folder], `machine: ${folder} cannot be read (EISDIR).\n`],
    [
      ['-kernel', '/dev/zero'],
      'machine: /dev/zero is larger than 1024 MiB, which is the most that is read of one file.\n',
    ],
    [['-kernel', at('damaged.gz')], `machine: ${at('damaged.gz')} is compressed with gzip, but it is damaged: it cannot be unpacked.\n`], // prettier-ignore
    [['-drive', 'if=none,file=/dev/zero,id=d', '-device', 'virtio-blk-device,drive=d'], 'machine: /dev/zero cannot be a disk: it is no ordinary file.\n'], // prettier-ignore
    [['-drive', `if=none,file=${folder},id=d`, '-device', 'virtio-blk-device,drive=d'], `machine: ${folder} cannot be read (EISDIR).\n`], // prettier-ignore
  ])('%j', async (args, message) => {
    expect(await machine(args)).toMatchObject({ code: 1, out: '', err: message });
  });

  test('in Chinese where the locale is', async () => {
    const { err } = await machine(['-foo'], { env: { LC_ALL: 'zh_CN.UTF-8' } });
    expect(err).toContain('这台机器没有选项 -foo');
  });
});
