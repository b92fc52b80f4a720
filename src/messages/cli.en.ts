/** Sentences of the command line and of the built-in hypervisor's presets. Its twin is cli.zh-cn.ts. */
export const cliEn: Readonly<Record<string, string>> = {
  'arguments.unknown-option': '{option} is not an option of this machine. The nearest one that is: {nearest}',
  'arguments.no-such-option': '{option} is not an option of this machine, and none is near it. There are: {known}',
  'arguments.no-such-key': '{option}: “{key}” is not supported. There are: {known}',
  'arguments.no-such-device': '{option}: there is no device “{device}” on this board. There are: {known}',
  'arguments.other-core':
    '{option} {core}: what runs is a Cortex-A72 (Armv8.0). A guest that needs instructions of a later core gets undefined ones.',
  'arguments.without-effect': 'Accepted, and without effect here: {list}',
  'arguments.gic':
    '{option}: the interrupt controller of this machine, and of the source document, is GICv2. Leave the property out: a kernel finds GICv2 in the device tree. What knows only GICv3 does not run.',
  'arguments.no-network':
    '{option}: this machine has no network. Leave it out; what a guest needs can be in its initrd or on a disk.',
  'arguments.no-debugger':
    '{option}: there is no gdb server. -d trap shows each exception and -d in_asm the code; the machine page steps, forwards and back.',
  'arguments.no-semihosting':
    '{option}: there is no semihosting. A program prints through the PL011 at 0x09000000 and ends with PSCI SYSTEM_OFF.',
  'arguments.no-graphics':
    '{option}: this machine has no graphics, sound or keyboard but the serial port. Leave it out.',
  'arguments.no-shared-folder':
    '{option}: there are no shared folders. Put the files into the initrd, or on a disk image.',
  'arguments.no-pci':
    '{option}: this board has no PCI and no USB. A disk is -device virtio-blk-device; anything else has to be left out.',
  'arguments.no-monitor': '{option}: there is no monitor and no QMP. --until, --type and --stats drive a run.',
  'arguments.only-console':
    '{option}: the one serial port is standard input and output, -serial mon:stdio. The shell can send it elsewhere: > FILE.',
  'arguments.no-trace': '{option}: traces are chosen by -d int, in_asm, trap or mmio, and go to the file of -D.',
  'arguments.no-object': '{option}: nothing on this board uses it. Leave it out.',
  'arguments.other-disk':
    '{option}: a disk of this board is a drive and a virtio device: -drive if=none,file=FILE,format=raw,id=hd0 -device virtio-blk-device,drive=hd0',
  'arguments.pflash': '{option}: firmware goes into the flash with -bios FILE. The second flash is empty.',
  'arguments.image-format': '{option}: a disk image is raw here, not {format}: qemu-img convert -O raw {file} disk.raw',
  'arguments.unexpected': '“{word}” does not belong to any option.',
  'arguments.no-value': '{option} needs a value: {option} {takes}',
  'arguments.unknown-key': '{option}: “{key}” is not supported. The nearest one that is: {nearest} (of {known})',
  'arguments.unknown-device':
    '{option}: there is no device “{device}” on this board. The nearest one that is: {nearest} (of {known})',
  'arguments.missing-key': '{option}: {key} is missing.',
  'arguments.bad-value': '{where}: “{value}” is not supported. It takes: {takes}',
  'arguments.bad-escape': '“{escape}” in “{text}” is no escape: \\n, \\r, \\t, \\e, \\0, \\\\ and \\xHH are.',
  'arguments.bad-expression':
    '{option}: “{text}” is not a regular expression of RE2, which has neither look-around nor back references: {detail}',
  'arguments.drive-wiring':
    '{option}: a disk of this board is a drive with if=none and a device: -drive if=none,file={file},format=raw,id={id} -device virtio-blk-device,drive={id}',
  'arguments.unknown-drive': '{option}: there is no drive “{drive}”; there is {known}.',
  'arguments.drive-in-use': 'Drive “{drive}” is already in use by another device.',
  'arguments.duplicate-id': 'Two drives are called “{id}”.',
  'arguments.beside-preset': '--preset {preset} is a whole machine: {option} cannot be given beside it.',
  'line.too-long': 'A command line has at most {limit} characters here.',
  'line.quote': 'The quote {quote} that begins at “{text}” is never closed.',
  'line.same-place': '{first} and {second} are both loaded at {address}.',
  'builtin.append':
    '-append has no use: each Linux guest has a device tree of its own, and its command line is in there.',
  'builtin.compressed': '{file} is compressed with gzip. A guest starts from the unpacked image: gunzip it first.',
  'builtin.text-offset':
    '{file} is an Image that must lie {offset} above a 2 MiB boundary (Linux before 5.8); at {address} it would not start.',
  'builtin.elf':
    '{file} is an ELF file, which QEMU would load by its segments. A guest is an arm64 Image or a raw image; for the bytes as they are: force-raw=on',
  'builtin.initrd-elsewhere':
    '{file} is loaded at {address}, but the device tree of VM {vm} says that the initrd is at {start}.',
  'builtin.memory': 'The device tree at {address} describes no RAM around the kernel at {kernel}: it says {said}.',
  'builtin.no-el2': '-kernel builtin:hypervisor needs EL2: -machine virtualization=on',
  'builtin.no-initrd':
    'No image at {start}: the device tree of VM {vm} says that the initrd is there, and the VM has no disk.',
  'builtin.no-kernel': 'No image at {address}: that is where the kernel of VM {vm} belongs.',
  'builtin.not-a-device-tree': '{file} at {address} is not a device tree blob.',
  'builtin.option':
    '{option} does not go with -kernel builtin:hypervisor: what guests get is loaded with -device loader,file=…,addr=…,force-raw=on.',
  'builtin.second-initrd': '{file} at {address}: VM {vm} has an initrd already ({other}).',
  'builtin.stray':
    '{file} at {address} belongs to no VM. Device tree, kernel and initrd of VM 0 are loaded at 0x70000000, 0x70200000 and 0x78000000, of VM 1 at 0x50000000, 0x50200000 and 0x58000000.',
  'cli.console': '--- vm{vm}: {name} --- Ctrl-A h lists the keys',
  'cli.consoles':
    '--preset boots guests from public/guests under the built-in hypervisor, each preset one machine: {presets}\n-kernel builtin:hypervisor starts that hypervisor on what -device loader loads: device tree, kernel and initrd of VM 0\nat 0x70000000, 0x70200000 and 0x78000000, of VM 1 at 0x50000000, 0x50200000 and 0x58000000. Disks are emulated for the\nLinux guests in turn; bus=virtio-mmio-bus.N passes one through.\nvm0: or vm1: before an expression or a text picks that VM’s console. Without it --until waits for any console, and --type\ntypes where the last --until found its text, at first into VM 0.',
  'cli.instructions': 'stopped after as many instructions as --max-instructions says',
  'cli.key-console': 'Ctrl-A {vm}  console of vm{vm}: {name} ({state})',
  'cli.key-selected': 'Ctrl-A {vm}  console of vm{vm}: {name} ({state}), shown now',
  'cli.keys': '\nCtrl-A x  quit\nCtrl-A h  this help\nCtrl-A Ctrl-A  send Ctrl-A to the guest',
  'cli.no-console': 'There is no vm{vm}: in --until and --type; the last VM of this machine is vm{last}.',
  'cli.off': 'the guest powered off',
  'cli.off-before': 'the guest powered off before the console showed {where}/{expression}/',
  'cli.output': 'Standard output takes nothing more ({reason}): what the guest printed is not all there.',
  'cli.resets':
    'the guest has reset itself {count} times, each time soon after it began: it is slowed down. -no-reboot ends the run at the first.',
  'cli.stuck': 'stopped: the guest waits, and nothing will ever wake it',
  'cli.stuck-before':
    'stopped: the guest waits, nothing will ever wake it, and the console has not shown {where}/{expression}/',
  'cli.timeout': 'stopped by --timeout',
  'cli.timeout-before': 'stopped by --timeout before the console showed {where}/{expression}/',
  'cli.usage':
    'npm run -s machine -- OPTIONS\nA64 machine with the arguments of qemu-system-aarch64 -machine virt -cpu cortex-a72:',
  'cli.vm-failed': 'vm{vm} ({name}) was stopped by the hypervisor',
  'cli.vm-off': 'vm{vm} ({name}) is off',
  'cli.vm-resets': 'vm{vm} ({name}) has started {count} times',
  'cli.vm.failed': 'stopped',
  'cli.vm.off': 'off',
  'cli.vm.on': 'on',
  'cli.vm.paused': 'paused',
  'cli.vm.waiting': 'not started yet',
  'hypervisor.shared-page':
    '{what} ({start} to {end}) would be passed through to {first} and to {second}. Stage 2 maps whole pages, so both would have everything in it: eight virtio slots share a page (bus=virtio-mmio-bus.N).',
  'lost.absent':
    'Core {core} accessed {address}, which is the {name} on QEMU’s board and which this one does not have (docs/deviations.md, absent-devices): the instruction at {at} (EL{el}) got an external abort. A system that believes a device tree from QEMU may stop there before it has a console: take that node out, or use the tree that this machine makes.',
  'lost.level':
    'Core {core} leads nowhere: the instruction at {elr} is for EL2 ({what}), and the core is at EL1, where it is undefined (ESR {causeEsr}); at the vector, {at}, there is nothing to execute: VBAR_EL{el} is {vbar}. The cores begin at EL2 with -machine virtualization=on; on the machine page it is the choice “Enter at”.',
  'lost.nowhere':
    'Core {core} accessed {address}, where this board has nothing: the instruction at {at} (EL{el}) got an external abort.',
  'lost.at-once':
    'Core {core} leads nowhere: at {at} (EL{el}) there is nothing that it can execute ({class}, ESR {esr}), and it takes that exception again and again. Is the program where it was linked, and is its entry there?',
  'lost.sp-alignment':
    'Core {core} leads nowhere: the instruction at {elr} (EL{from}) used a stack pointer that is not a multiple of 16 (SP {sp}; {cause}, ESR {causeEsr}), and at the vector, {at}, there is nothing to execute: VBAR_EL{el} is {vbar}. SCTLR_EL{el}.SA asks for that check and is 1 after reset; QEMU never makes it (docs/deviations.md, sp-alignment). Align the stack to 16.',
  'lost.unaligned':
    'Core {core} leads nowhere: the instruction at {elr} (EL{from}) made an unaligned access to Device memory, as without the MMU all memory is ({cause}, ESR {causeEsr}), and at the vector, {at}, there is nothing to execute: VBAR_EL{el} is {vbar}. QEMU performs such an access (docs/deviations.md, unaligned-device; where only stage 2 makes the memory Device, the command line’s --lax-stage2-device does so too).',
  'lost.vector':
    'Core {core} leads nowhere: the instruction at {elr} (EL{from}) caused an exception ({cause}, ESR {causeEsr}), and at the vector, {at} (EL{el}), there is nothing that it can execute ({class}). VBAR_EL{el} is {vbar}: was it set? And is the program where it was linked?',
  'preset.no-image': 'Preset {name} needs {file}.',
  'preset.not-built': 'Preset {name} needs {file}, which is not in public/guests. npm run guests builds it.',
  'preset.unknown': 'There is no preset {name}. The nearest one that is: {nearest} (of {known})',
  'silence.console':
    'The kernel’s command line says console={console}, and this board has no such device: it prints nowhere. The PL011 is ttyAMA0.',
  'silence.level':
    'Core {core} stands in its vector: the instruction at {elr} is for EL2 ({what}), and the core is at EL1. The cores begin at EL2 with -machine virtualization=on; on the machine page it is the choice “Enter at”.',
  'silence.loop':
    'Core {core} executes one instruction for ever, at {pc} (EL{el}): b . – most programs have such an end for what they do not expect. Go back from there.',
  'silence.no-uart':
    'The device tree has no PL011. A kernel that believes it finds no serial port, though there is one at {address}.',
  'silence.vector':
    'Core {core} stands in its vector {vector} at EL{el}, in a loop of one instruction. What brought it there: {class}, at {elr} (ESR {esr}).',
  'silence.vector-interrupt':
    'Core {core} stands in its vector {vector} at EL{el}, in a loop of one instruction: an interrupt came at {elr}, and nobody handles it.',
  'silence.wfi':
    'Core {core} waits in WFI (before {pc}, EL{el}), and no timer of its own is set: only an interrupt of a device or of another core could wake it.',
  'silence.wfi-gic':
    'Core {core} waits in WFI (before {pc}). Its timer is set ({timer}), but the distributor does not let INTID {intid} through: GICD_ISENABLER0 has a 0 there.',
};
