import { describe, expect, test } from 'vitest';
import { EngineError } from '../error.ts';
import { optionForms, parseArguments } from './qemu-arguments.ts';

const words = (line: string): string[] => line.trim().split(/\s+/);
const parse = (line: string): ReturnType<typeof parseArguments> => parseArguments(words(line));
const MIB = 2 ** 20;

/** Code and parameters of the error that a line gives. */
function refusal(...line: string[]): { code: string; params: Readonly<Record<string, string | number>> } {
  try {
    parseArguments(line);
  } catch (error) {
    if (error instanceof EngineError) {
      return { code: error.code, params: error.params };
    }
    throw error;
  }
  return { code: 'none', params: {} };
}

/** The source document's command lines, word for word (§1.3.5 and its notes). */
const linuxAndNimbos =
  'qemu-system-aarch64 -m 2G -smp 2 -cpu cortex-a72 -machine virt -kernel apps/hv/hv_qemu-virt-aarch64.bin -device loader,file=apps/hv/guest/linux/linux-aarch64.dtb,addr=0x70000000,force-raw=on -device loader,file=apps/hv/guest/linux/linux-aarch64.bin,addr=0x70200000,force-raw=on -machine virtualization=on,gic-version=2 -drive if=none,file=apps/hv/guest/linux/linux-aarch64.img,format=raw,id=hd0 -device virtio-blk-device,drive=hd0 -device loader,file=apps/hv/guest/nimbos/nimbos-aarch64_1.dtb,addr=0x50000000,force-raw=on -device loader,file=apps/hv/guest/nimbos/nimbos-aarch64_1.bin,addr=0x50200000,force-raw=on -machine virtualization=on,gic-version=2 -nographic';
const twoNimbos =
  'qemu-system-aarch64 -m 2G -smp 2 -cpu cortex-a72 -machine virt -kernel apps/hv/hv_qemu-virt-aarch64.bin -device loader,file=apps/hv/guest/nimbos/nimbos-aarch64.dtb,addr=0x70000000,force-raw=on -device loader,file=apps/hv/guest/nimbos/nimbos-aarch64.bin,addr=0x70200000,force-raw=on  -device loader,file=apps/hv/guest/nimbos/nimbos-aarch64_1.dtb,addr=0x50000000,force-raw=on -device loader,file=apps/hv/guest/nimbos/nimbos-aarch64_1.bin,addr=0x50200000,force-raw=on -machine virtualization=on,gic-version=2 -nographic';
const twoLinux =
  'qemu-system-aarch64 -m 2G -smp 2 -cpu cortex-a72 -machine virt -kernel apps/hv/hv_qemu-virt-aarch64.bin -device loader,file=apps/hv/guest/linux/linux-aarch64.dtb,addr=0x70000000,force-raw=on -device loader,file=Image,addr=0x70200000,force-raw=on -machine virtualization=on,gic-version=2 -device loader,file=initramfs,addr=0x78000000,force-raw=on -device loader,file=/home/tang/arceos/apps/hv/guest/linux/linux-aarch64-1.dtb,addr=0x50000000,force-raw=on -device loader,file=Image,addr=0x50200000,force-raw=on -machine virtualization=on,gic-version=2 -device loader,file=initramfs,addr=0x58000000,force-raw=on -nographic';

describe("the source document's command lines", () => {
  test('one hypervisor with Linux on a disk and NimbOS', () => {
    const args = parse(linuxAndNimbos);
    expect(args).toMatchObject({ cpus: 2, memory: 2048 * MIB, virtualization: true, modernVirtio: false });
    expect(args.kernel).toBe('apps/hv/hv_qemu-virt-aarch64.bin');
    expect(args.loaders).toEqual([
      { file: 'apps/hv/guest/linux/linux-aarch64.dtb', address: 0x70000000, forceRaw: true },
      { file: 'apps/hv/guest/linux/linux-aarch64.bin', address: 0x70200000, forceRaw: true },
      { file: 'apps/hv/guest/nimbos/nimbos-aarch64_1.dtb', address: 0x50000000, forceRaw: true },
      { file: 'apps/hv/guest/nimbos/nimbos-aarch64_1.bin', address: 0x50200000, forceRaw: true },
    ]);
    const drive = { id: 'hd0', file: 'apps/hv/guest/linux/linux-aarch64.img', readOnly: false, snapshot: false };
    expect(args.disks).toEqual([{ drive }]);
  });

  test('two NimbOS, with two blanks between two arguments', () => {
    const args = parse(twoNimbos);
    expect(args.loaders.map(({ address }) => address)).toEqual([0x70000000, 0x70200000, 0x50000000, 0x50200000]);
    expect(args).toMatchObject({ cpus: 2, virtualization: true, disks: [] });
  });

  test.each(['sudo', '/usr/local/bin/'])('what a line begins with is no argument: %s', (before) => {
    const line = before.endsWith('/') ? `${before}${twoNimbos}` : `${before} ${twoNimbos}`;
    expect(parse(line)).toEqual(parse(twoNimbos));
    expect(refusal(...words('-m 1G qemu-system-aarch64')).code).toBe('arguments.unexpected');
  });

  test('two Linux with their initial RAM disks', () => {
    const args = parse(twoLinux);
    expect(args.loaders).toHaveLength(6);
    expect(args.loaders[2]).toEqual({ file: 'initramfs', address: 0x78000000, forceRaw: true });
  });
});

describe('values are written as for QEMU', () => {
  test.each([
    ['-m 2G', 2048],
    ['-m size=512M', 512],
    ['-m 300', 300],
    ['-m 1.5g', 1536],
    ['-m 524288K', 512],
    ['-m 0x100', 256],
    ['-m 64m -m 256m', 256],
    ['', 128],
  ])('%s is %i MiB of RAM', (line, mebibytes) => {
    expect(parseArguments(line === '' ? [] : words(line)).memory).toBe(mebibytes * MIB);
  });

  test.each([
    ['-smp 2', 2],
    ['-smp cpus=2', 2],
    ['-smp 1,maxcpus=2', 1],
    ['-smp sockets=1,cores=2,threads=1', 2],
    ['-smp 2,sockets=1,cores=2', 2],
    ['-smp 1', 1],
  ])('%s is %i cores', (line, cpus) => {
    expect(parse(line).cpus).toBe(cpus);
  });

  test('two commas stand for one in a file name', () => {
    const args = parseArguments(['-device', 'loader,file=a,,b,addr=4096']);
    expect(args.loaders).toEqual([{ file: 'a,b', address: 4096, forceRaw: false }]);
  });

  test('options may have two dashes, and -M is -machine', () => {
    expect(parse('--M type=virt,virtualization=on --nographic').virtualization).toBe(true);
  });

  test('of repeated machine options the last value of each key counts', () => {
    expect(parse('-machine virt,virtualization=on -machine gic-version=2').virtualization).toBe(true);
    expect(parse('-machine virt,virtualization=on -machine virtualization=off').virtualization).toBe(false);
  });

  test('a drive may come after its device, be read-only, and sit in a slot', () => {
    const args = parse(
      '-device virtio-blk-device,drive=d,bus=virtio-mmio-bus.3,serial=abc -drive if=none,file=f,id=d,readonly',
    );
    expect(args.disks).toEqual([
      { drive: { id: 'd', file: 'f', readOnly: true, snapshot: false }, slot: 3, serial: 'abc' },
    ]);
  });

  test('-snapshot keeps writes away from every drive', () => {
    const args = parse('-snapshot -drive if=none,file=f,id=d -device virtio-blk-device,drive=d');
    expect(args.disks[0]?.drive.snapshot).toBe(true);
  });

  test.each(['-global virtio-mmio.force-legacy=false', '-global driver=virtio-mmio,property=force-legacy,value=off'])(
    '%s makes virtio-mmio version 2',
    (line) => {
      expect(parse(line).modernVirtio).toBe(true);
    },
  );

  test('a command line for the kernel keeps its blanks and commas', () => {
    expect(parseArguments(['-append', 'console=ttyAMA0,115200 root=/dev/vda']).append).toBe(
      'console=ttyAMA0,115200 root=/dev/vda',
    );
  });

  test.each(['2026-01-02T03:04:05', '1970-01-01', '2000-02-29', '2024-12-31T23:59:59', '2100-03-01', '1972-03-01'])(
    '-rtc base=%s is a date in UTC',
    (date) => {
      const expected = Date.parse(date.includes('T') ? `${date}Z` : date) / 1000;
      expect(parse(`-rtc base=${date}`).epochSeconds).toBe(expected);
    },
  );

  test('-d and -D, dumpdtb and the options that change nothing here', () => {
    const args = parse(
      '-d int,in_asm -d trap,mmio,int -D log -M virt,dumpdtb=f.dtb -nic none -display none -serial mon:stdio -accel tcg',
    );
    expect(args).toMatchObject({ trace: ['int', 'in_asm', 'trap', 'mmio'], traceFile: 'log', dumpDtb: 'f.dtb' });
  });
});

describe('our own options', () => {
  test('--until and --type keep their order', () => {
    const { script } = parseArguments(['--until', 'A$', '--type', 'x\\n\\x41\\r\\\\é', '--until', 'B']);
    expect(script.map((step) => ('until' in step ? step.until.source : [...step.type]))).toEqual([
      'A$',
      [0x78, 10, 0x41, 13, 0x5c, 0xc3, 0xa9],
      'B',
    ]);
  });

  test.each([
    ['Mem:.*\\nSwap', 'Mem: 1 2\r\nSwap'],
    ['a\\n+b', 'a\r\n\r\nb'],
    ['a\\r\\nb', 'a\r\nb'],
    ['a\nb', 'a\nb'],
    ['a[\\n]b', 'a\nb'],
    ['C:\\\\new', 'C:\\new'],
  ])('a line feed in an expression is the end of a line on a serial console too: %j', (expression, shown) => {
    const [step] = parseArguments(['--until', expression]).script;
    expect(step !== undefined && 'until' in step && step.until.find(shown) !== undefined).toBe(true);
  });

  test('vmN: before an expression or a text is a console; behind it everything is the expression or the text', () => {
    const { script } = parseArguments([
      '--until',
      'vm1:vm0:$',
      '--type',
      'vm0:a\\n',
      '--type',
      'vm10:x',
      '--until',
      'x vm1:',
    ]);
    const shown = script.map((step) => [step.console, 'until' in step ? step.until.source : String.fromCharCode(...step.type)]); // prettier-ignore
    expect(shown).toEqual([[1, 'vm0:$'], [0, 'a\n'], [undefined, 'vm10:x'], [undefined, 'x vm1:']]); // prettier-ignore
  });

  test('a preset is a whole machine, whichever comes first; what only looks on goes with it', () => {
    expect(parse('--preset linux -nographic -nic none -d trap -D log --timeout 5 -append quiet')).toMatchObject({
      preset: 'linux',
      append: 'quiet',
    });
    for (const other of [
      '-m 2G',
      '-smp 2',
      '-M virt',
      '-kernel x',
      '-initrd x',
      '-dtb x',
      '-bios x',
      '-no-reboot',
      '-rtc base=utc',
      '-device loader,file=x,addr=0',
      '-drive if=none,file=x,id=x',
      '-global virtio-mmio.force-legacy=off',
    ])
      // prettier-ignore
      for (const line of [`--preset linux ${other}`, `${other} --preset linux`])
        expect(refusal(...words(line))).toEqual({
          code: 'arguments.beside-preset',
          params: { preset: 'linux', option: words(other)[0] },
        });
  });

  test('limits are numbers', () => {
    expect(parse('--max-instructions 1e6 --timeout 0.5 --stats')).toMatchObject({
      maxInstructions: 1e6,
      timeout: 0.5,
      stats: true,
    });
  });
});

describe('what is not supported is refused, and what is near in meaning is named', () => {
  test.each([
    ['-kernal', '-kernel'],
    ['--max-instruction', '--max-instructions'],
    ['-initramfs', '-initrd'],
    ['-nographics', '-nographic'],
    ['-untli', '--until'],
  ])('%s: %s', (typed, meant) => {
    expect(refusal(typed)).toEqual({ code: 'arguments.unknown-option', params: { option: typed, nearest: meant } });
  });

  test.each([
    [['-machine', 'virt,virtualisation=on'], 'virtualization'],
    [['-device', 'loader,adr=1'], 'addr'],
    [['-drive', 'if=none,fil=x'], 'file'],
    [['-d', 'int,traps'], 'trap'],
    [['-smp', '2,core=2'], 'cores'],
    [['-global', 'virtio-mmio.force_legacy=off'], 'virtio-mmio.force-legacy'],
  ])('%j: %s', (line, meant) => {
    expect(refusal(...line)).toMatchObject({ code: 'arguments.unknown-key', params: { nearest: meant } });
  });

  test('a device', () => {
    expect(refusal('-device', 'virtio-blk-pci,drive=x')).toMatchObject({
      code: 'arguments.unknown-device',
      params: { nearest: 'virtio-blk-device' },
    });
  });

  test.each([
    [['-cpu', 'cortex-a15'], 'cortex-a72'],
    [['-machine', 'raspi3'], 'virt'],
    [['-machine', 'virtualization=maybe'], 'on | off'],
    [['-machine', 'secure=on'], 'off'],
    [['-smp', '3'], '1 | 2'],
    [['-m', '1x'], '256M'],
    [['-m', '99999999999E'], '256M'],
    [['-drive', 'if=none,id=d,file=f,media=tape'], 'disk'],
    [['-smp', '0'], '1 | 2'],
    [['-device', 'loader,addr=-1'], '0x70000000'],
    [['-device', 'virtio-blk-device,bus=virtio-mmio-bus.32'], 'virtio-mmio-bus.31'],
    [['-device', 'virtio-blk-device,serial=123456789012345678901'], '20'],
    [['-machine', 'mte=on'], 'off'],
    [['-accel', 'qtest'], 'tcg'],
    [['-rtc', 'base=yesterday'], 'utc'],
    [['-rtc', 'base=2100-02-29'], 'utc'],
    [['--timeout', '0'], '60'],
    [['--max-instructions', 'many'], '1000000'],
  ])('%j takes something like %s', (line, takes) => {
    const { code, params } = refusal(...line);
    expect(code).toBe('arguments.bad-value');
    expect(params['takes']).toContain(takes);
  });

  test.each<[string, string[]]>([
    ['arguments.no-value', ['-kernel']],
    ['arguments.unexpected', ['image.bin']],
    ['arguments.unexpected', ['-']],
    ['arguments.unexpected', ['']],
    ['arguments.no-such-option', ['-__proto__']],
    ['arguments.no-such-key', ['-m', 'constructor=1']],
    ['arguments.missing-key', ['-drive', 'if=none,id=x']],
    ['arguments.missing-key', ['-drive', 'if=none,file=x']],
    ['arguments.drive-wiring', ['-drive', 'file=x,id=x']],
    ['arguments.drive-wiring', ['-drive', 'file=x,if=virtio,format=raw']],
    ['arguments.missing-key', ['-device', 'loader,addr=1']],
    ['arguments.no-network', ['-netdev']],
    ['arguments.no-network', ['-nic', 'user']],
    ['arguments.no-debugger', ['-s']],
    ['arguments.no-semihosting', ['-semihosting']],
    ['arguments.other-disk', ['-hda', 'x']],
    ['arguments.gic', ['-machine', 'gic-version=3']],
    ['arguments.image-format', ['-drive', 'if=none,id=x,file=x,format=qcow2']],
    ['arguments.no-such-key', ['-global', 'virtio-mmio.format=1']],
    ['arguments.no-such-device', ['-device', 'pvpanic']],
    ['arguments.unknown-drive', ['-device', 'virtio-blk-device,drive=hd0']],
    ['arguments.duplicate-id', ['-drive', 'if=none,file=a,id=x', '-drive', 'if=none,file=b,id=x']],
    ['arguments.bad-escape', ['--type', 'a\\q']],
    ['arguments.bad-escape', ['--type', '\\xg0']],
    ['arguments.bad-expression', ['--until', '(']],
  ])('%s: %j', (code, line) => {
    expect(refusal(...line).code).toBe(code);
  });

  test('one drive in two devices', () => {
    const drive = ['-drive', 'if=none,file=a,id=x'];
    const device = ['-device', 'virtio-blk-device,drive=x'];
    expect(refusal(...drive, ...device, ...device).code).toBe('arguments.drive-in-use');
  });

  test('random words give a machine or an error with a code, and soon', () => {
    let seed = 1;
    const random = (below: number): number => (seed = (seed * 48271) % 0x7fffffff) % below;
    const names = optionForms.map(({ name }) => `-${name}`);
    const pieces = [
      'virt',
      'size',
      'file',
      'addr',
      '=',
      ',',
      ',,',
      '0x',
      '9'.repeat(400),
      'on',
      'loader',
      '\\x',
      '(',
      'é',
      '.',
      '-1',
      'drive',
    ];
    for (let i = 0; i < 5000; i++) {
      const line = Array.from({ length: random(6) }, () =>
        random(2) === 0
          ? (names[random(names.length)] ?? '')
          : Array.from({ length: random(6) }, () => pieces[random(pieces.length)]).join(''),
      );
      try {
        parseArguments(line);
      } catch (error) {
        expect(error).toBeInstanceOf(EngineError);
      }
    }
  });
});
