/** Command lines of the kind that stand in public READMEs: what is accepted, with which notice, and what is refused. */
import { describe, expect, test } from 'vitest';
import { EngineError } from '../error.ts';
import { near } from './nearest.ts';
import { parseArguments, type MachineArguments } from './qemu-arguments.ts';
import { Refusals } from './qemu-values.ts';
import { shellWords } from './shell-words.ts';

interface Read {
  readonly args?: MachineArguments;
  readonly refused: readonly EngineError[];
}
function read(line: string): Read {
  try {
    return { args: parseArguments(shellWords(line)), refused: [] };
  } catch (error) {
    if (!(error instanceof EngineError)) throw error;
    return { refused: error instanceof Refusals ? error.all : [error] };
  }
}
const core = (name: string): string => `other-core ${name}`;
const unused = (...list: string[]): string => `without-effect ${list.join(', ')}`;
const told = ({ args }: Read): string[] | undefined =>
  args?.notices.map(({ code, params }) =>
    [code.replace('arguments.', ''), params['core'] ?? params['list'] ?? ''].join(' '),
  );

const RUNS: readonly (readonly [line: string, notices: readonly string[]])[] = [
  ['-M virt -cpu cortex-a72 -m 128M -nographic -kernel kernel.elf', []],
  ['qemu-system-aarch64 -machine virt -cpu cortex-a53 -nographic -kernel build/kernel.bin', [core('cortex-a53')]],
  ['qemu-system-aarch64 -machine virt -cpu cortex-a57 -m 1024 -smp 1 -nographic -kernel Image -append "console=ttyAMA0 init=/bin/sh" -initrd rootfs.cpio.gz', [core('cortex-a57')]],
  ['qemu-system-aarch64 -M virt -cpu max -m 2G -smp 2 -nographic -kernel kernel.img -no-reboot', [core('max')]],
  ['qemu-system-aarch64 -M virt,virtualization=on,gic-version=2 -cpu max,pauth-impdef=on -smp 2 -m 1G -serial mon:stdio -display none -kernel xen', [core('max'), unused('-cpu pauth-impdef=on')]],
  ['qemu-system-aarch64 -machine virt,gic_version=2 -cpu cortex-a57 -kernel rtos.elf -nographic', [core('cortex-a57'), unused('-machine gic_version=2')]],
  ['qemu-system-aarch64 -M virt,highmem=off -accel tcg,thread=multi -cpu cortex-a72 -m 512M -nographic -kernel Image', [unused('-M highmem=off', '-accel tcg,thread=multi')]],
  ['sudo qemu-system-aarch64 -nodefaults -no-user-config -name test -machine virt -cpu cortex-a72 -serial stdio -display none -monitor none -kernel k', [unused('-nodefaults', '-no-user-config', '-name test')]],
  ['qemu-system-aarch64 -machine virt -cpu cortex-a72 -serial mon:stdio -serial null -nographic -d guest_errors -D qemu.log -kernel k', [unused('-serial null', '-d guest_errors')]],
  ['qemu-system-aarch64 -machine virt -cpu cortex-a53 -nographic -kernel k -drive if=none,file=disk.img,format=raw,id=hd,index=0,discard=unmap -device virtio-blk-device,drive=hd', [core('cortex-a53'), unused('-drive index=0', '-drive discard=unmap')]],
  ['qemu-system-aarch64 -machine virt -cpu cortex-a72 -bios u-boot.bin -nographic -monitor file:mon.log', [unused('-monitor file:mon.log')]],
  ['qemu-system-aarch64 -machine virt-6.2 -accel kvm -cpu host -enable-kvm -m 1G -nographic -kernel Image', [core('host'), unused('-machine virt-6.2', '-accel kvm', '-enable-kvm')]],
  ['qemu-system-aarch64 -M virt -cpu cortex-a72 -m 256 -nographic -boot c -vga none -parallel none -kernel k', [unused('-boot c', '-vga none', '-parallel none')]],
  ['qemu-system-aarch64 -M virt,iommu=none,acpi=off,secure=off,dumpdtb=virt.dtb -cpu cortex-a72', [unused('-M acpi=off')]],
  ['qemu-system-aarch64 -machine virt -cpu cortex-a72 -icount shift=0 -rtc base=2024-01-01,clock=vm -nographic -kernel k', [unused('-icount shift=0', '-rtc clock=vm')]],
]; // prettier-ignore

const REFUSED: readonly (readonly [line: string, codes: readonly string[]])[] = [
  ['qemu-system-aarch64 -M virt,gic-version=3 -cpu cortex-a53 -smp 4 -m 2G -nographic -kernel Image -netdev user,id=net0 -device virtio-net-device,netdev=net0', ['gic', 'bad-value', 'no-network']],
  ['qemu-system-aarch64 -machine virt,virtualization=true,gic-version=3 -cpu cortex-a57 -nographic -smp 8 -m 4096 -kernel xen', ['gic', 'bad-value']],
  ['qemu-system-aarch64 -M virt -cpu cortex-a53 -nographic -smp 4 -kernel k -semihosting', ['bad-value', 'no-semihosting']],
  ['qemu-system-aarch64 -M virt -cpu cortex-a57 -kernel k -nographic -s -S', ['no-debugger']],
  ['qemu-system-aarch64 -M virt -cpu cortex-a72 -gdb tcp::1234 -kernel k -nographic', ['no-debugger']],
  ['qemu-system-aarch64 -M raspi3b -kernel kernel8.img -serial null -serial stdio', ['bad-value', 'only-console']],
  ['qemu-system-aarch64 -M virt -cpu max -hda disk.qcow2 -nographic', ['other-disk']],
  ['qemu-system-aarch64 -M virt -cpu cortex-a72 -drive file=disk.qcow2,format=qcow2,if=virtio -nographic -kernel Image', ['image-format', 'drive-wiring']],
  ['qemu-system-aarch64 -M virt -cpu cortex-a72 -drive if=pflash,format=raw,file=QEMU_EFI.fd -nographic', ['pflash']],
  ['qemu-system-aarch64 -M virt -cpu cortex-a57 -device virtio-gpu-pci -device qemu-xhci -device usb-kbd -display gtk -kernel Image', ['no-graphics', 'no-pci']],
  ['qemu-system-aarch64 -M virt -cpu cortex-a72 -kernel Image -fsdev local,id=f,path=.,security_model=none -device virtio-9p-device,fsdev=f,mount_tag=host -nographic', ['no-shared-folder']],
  ['qemu-system-aarch64 -M virt -cpu cortex-a72 -kernel Image -nographic -device virtio-rng-pci -nic user,hostfwd=tcp::2222-:22', ['no-object', 'no-network']],
  ['qemu-system-aarch64 -M virt,secure=on -cpu cortex-a57 -bios flash.bin -nographic -d unimp -smp 2', ['bad-value']],
  ['qemu-system-aarch64 -M virt -cpu cortex-a15 -kernel zImage -nographic', ['bad-value']],
  ['qemu-system-aarch64 -M virt -cpu cortex-a72 -kernel k -qmp unix:q,server -chardev stdio,id=c -serial chardev:c', ['no-monitor', 'only-console']],
  ['qemu-system-aarch64 -M virt -cpu cortex-a53 -drive if=none,file=fs.img,format=raw,id=x0 -device virtio-blk-pci,drive=x0 -kernel k -nographic', ['unknown-device']],
  ['qemu-system-aarch64 -M virt -cpu cortex-a72 -kernel k -d cpu,exec -nographic', ['no-such-key', 'no-such-key']],
  ['qemu-system-aarch64 -M sbsa-ref -cpu neoverse-n1 -smp 4 -object memory-backend-ram,id=m -nographic', ['bad-value', 'bad-value', 'no-object']],
  ['qemu-system-aarch64 -M virt,gic-version=max -cpu max -smp cores=4 -m 99x -net nic -net user -usb -device usb-tablet -drive file=a -semihosting-config enable=on -gdb tcp::1 -frobnicate 3 -kernal Image', ['gic', 'bad-value', 'bad-value', 'no-network', 'no-pci', 'no-graphics', 'drive-wiring', 'no-semihosting', 'no-debugger', 'no-such-option', 'unknown-option']],
]; // prettier-ignore

test('there are 34 lines', () => {
  expect(RUNS.length + REFUSED.length).toBe(34);
});

describe('what runs', () => {
  test.each(RUNS)('%s', (line, notices) => {
    const result = read(line);
    expect(result.refused).toEqual([]);
    expect(told(result)).toEqual(notices);
  });
});

describe('what is refused, all of it at once', () => {
  test.each(REFUSED)('%s', (line, codes) => {
    expect(read(line).refused.map(({ code }) => code.replace('arguments.', ''))).toEqual(codes);
  });

  test('what several options want is answered once, and each is named', () => {
    const { refused } = read('-netdev user,id=n -device virtio-net-device,netdev=n -s -S');
    expect(refused.map(({ params }) => params['option'])).toEqual(['-netdev user,id=n, -device virtio-net-device', '-s, -S']);
  }); // prettier-ignore

  test('a device whose drive was refused is not refused for that', () => {
    const { refused } = read('-drive if=none,id=d,file=f,format=vmdk -device virtio-blk-device,drive=d');
    expect(refused.map(({ code }) => code)).toEqual(['arguments.image-format']);
  });
});

test('a suggestion is near in meaning, or there is none', () => {
  for (const [line, code] of [
    ['-device virtio-net-device', 'arguments.no-network'],
    ['-semihosting', 'arguments.no-semihosting'],
    ['-s', 'arguments.no-debugger'],
    ['-plunk', 'arguments.no-such-option'],
    ['-device tpm-tis-device', 'arguments.no-such-device'],
    ['-machine virt,x-oem-id=A', 'arguments.no-such-key'],
  ] as const) {
    const [error] = read(line).refused;
    expect(error?.code).toBe(code);
    expect(error?.params).not.toHaveProperty('nearest');
  }
  expect(near('s', ['d', 'm', 'M'])).toBeUndefined();
  expect(near('kernal', ['kernel', 'append'])).toBe('kernel');
  expect(near('virtio-net-device', ['virtio-blk-device'])).toBeUndefined();
});
