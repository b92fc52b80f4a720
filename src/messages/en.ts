import { cliEn } from './cli.en.ts';
import { deviceTreeEn } from './device-tree.en.ts';
import { labPageEn } from './lab-page.en.ts';
import { sandboxEn } from './sandbox.en.ts';
import { workbenchEn } from './workbench.en.ts';

/** English sentences by message code. `{name}` is a parameter of the message. Its twin is zh-cn.ts; a test holds both to the same codes. */
export const en: Readonly<Record<string, string>> = {
  ...cliEn,
  ...deviceTreeEn,
  ...labPageEn,
  ...sandboxEn,
  ...workbenchEn,

  'offline.update': 'A new version of this site is ready. Your work is kept.',
  'offline.reload': 'Reload',
  'offline.later': 'Later',

  'toolbar.label': 'Machine controls',

  'action.run': 'Run',
  'action.pause': 'Pause',
  'action.step': 'Step',
  'action.back': 'Step back',
  'action.reverse': 'Run back',
  'action.reset': 'Reset',
  'action.run.hint': 'Boot the machine, or let it go on',
  'action.pause.hint': 'Stop between two instructions',
  'action.step.hint': 'Execute one instruction of the core shown',
  'action.back.hint': 'Go back to before the last instruction of the core shown',
  'action.reverse.hint': 'Go back to the last exception, interrupt or device access of the core shown',
  'action.reset.hint': 'Build the machine anew with the settings above and stop at its first instruction',

  'state.empty': 'switched off',
  'state.loading': 'loading',
  'state.paused': 'paused',
  'state.running': 'running',
  'state.off': 'powered off',
  'state.stopped': 'stopped by an error',

  'past.title': 'Recording',
  'past.live': 'This is the end of the recording: what runs from here is new.',
  'past.here':
    'In the past: cycle {here} of {head}. Run goes along the recording to its end, and on. Whatever you type here begins another future, and the recorded one is lost.',
  'past.back': 'One step back.',
  'past.start': 'This is the beginning of the recording.',
  'past.seek': 'At the chosen point.',
  'past.end': 'Forward again.',
  'past.cut': 'Another future has begun: what was recorded behind this point is gone.',
  'past.stop.address': 'Back before a marked instruction.',
  'past.stop.watch': 'Back behind an access to a watched address.',
  'past.stop.exception': 'Back where an exception was taken.',
  'past.stop.interrupt': 'Back where an interrupt was taken.',
  'past.stop.level': 'Back where the exception level changed.',
  'past.stop.device': 'Back behind an access to a device.',
  'past.stop.console': 'Back behind a byte that was sent.',
  'past.stop.channel': 'Back behind a byte that was sent.',
  'past.stop.hypercall': 'Back behind a call of the hypervisor.',
  'past.move.end': 'Forward to the end',
  'past.move.fork': 'New future from here',
  'past.move.fork.hint': 'Forget what is recorded behind this point, with all that was typed there',
  'past.near': 'Only {cycles} cycles around this point',
  'past.size': '{size} kept to go back',
  'past.dropped':
    'The beginning of the run was given up so that memory stays bounded: cycle {cycle} is the first point that can be reached.',

  'boot.preset': 'Boot',
  'boot.preset.initramfs': 'Linux from an initramfs',
  'boot.preset.disk': 'Linux from a virtio disk',
  'boot.preset.own': 'Only my own files',
  'boot.cores': 'Cores',
  'boot.entry': 'Enter at',
  'boot.append': 'Kernel command line',
  'boot.stale': 'These settings take effect at the next reset.',
  'boot.nothing': 'There is nothing to run: add a kernel, firmware (-bios) or a loader file.',

  'terminal.label': 'Serial console',
  'terminal.silent': 'The console is silent: the machine is switched off.',
  'terminal.input': 'Serial console input',
  'terminal.reader': 'Read aloud by a screen reader',
  'terminal.reader.hint':
    'Keeps the rows as a list that screen readers can read. Leave it off otherwise: with it on, text from emoji pickers, dictation and phone suggestions does not arrive.',
  'terminal.leave':
    'Everything you type here goes to the guest, Tab and Ctrl+A included. {keys} takes the keyboard out of the terminal.',

  'cpu.label': 'Processor',
  'cpu.core': 'Core',
  'cpu.mode': 'Exception level and stack pointer',
  'cpu.powered-off': 'powered off, waits for PSCI CPU_ON',
  'cpu.code': 'Disassembly around the program counter',
  'cpu.none':
    'Registers and code appear here once the machine is built: press Run, or Step to stop at the first instruction.',
  'cpu.system': 'System registers',

  'usage.instructions': 'Instructions',
  'usage.speed': 'Speed',
  'usage.mips': '{mips} MIPS',
  'usage.memory': 'Engine memory',

  'download.progress': '{name}: {received} of {total}',

  'own.title': 'Your own kernel, device tree, initrd, disk or loader files',
  'own.drop':
    'Drop files here. They stay on this computer: the machine runs in this page and nothing is uploaded. A file takes the place of what the preset would load.',
  'own.choose': 'Choose files',
  'own.role': 'Use {name} as',
  'own.address': 'Load address of {name}',
  'own.remove': 'Remove',
  'own.role.kernel': '-kernel',
  'own.role.dtb': '-dtb',
  'own.role.initrd': '-initrd',
  'own.role.disk': '-drive (virtio-blk)',
  'own.role.bios': '-bios',
  'own.role.loader': '-device loader',

  'address.malformed': '“{text}” is not an address: write 0x and hex digits, or a decimal number.',
  'address.too-large': '{text} is beyond the 40 bits of a physical address.',

  'image.too-large': '{name} is larger than {limit} MiB.',
  'image.unreadable': '{name} cannot be read. Is it a folder, or has it been moved?',

  'disk.title': 'What the guest wrote to its disk',
  'disk.kept': 'This browser keeps {kept} of changes to the attached disk; they are there again after a reload.',
  'disk.kept-all': 'No disk is attached. This browser keeps {kept} of changes to disks that were.',
  'disk.reset': 'Reset disk and switch the machine off',
  'disk.reset-all': 'Reset all disks',
  'disk.elsewhere': 'Another tab is using this disk. What the guest writes here will be lost with the page.',
  'disk.no-storage':
    'This browser keeps no data for this site ({detail}). What the guest writes will be lost with the page.',
  'disk.not-kept': 'A change to the disk could not be kept: {detail}',

  'notice.features': 'This browser lacks what the machine needs:',
  'notice.engine': 'The engine is not built, so no machine can start on this page. To build it, run',
  'notice.guests':
    'The guests (Linux and its root file system) are not built. You can boot your own files below; to build ours on Debian 12, run',

  'engine.missing': 'The engine of this site is not built.',

  'guests.missing': 'The guest files are not on this site.',
  'guests.network': '{name} could not be fetched. Check the connection and try again.',
  'guests.corrupt': '{name} is damaged: its size or SHA-256 is not what the manifest says.',
  'guests.manifest': 'The list of guests (manifest.json) cannot be understood.',

  'client.unexpected': 'Something unforeseen happened: {detail}',
  'client.worker': 'The worker that holds the machine failed: {detail}',

  'feature.worker': 'Web Workers',
  'feature.wasm': 'WebAssembly',
  'feature.wasm-simd': 'WebAssembly SIMD',
  'feature.bigint': 'BigInt arrays (BigUint64Array)',
  'feature.decompression': 'DecompressionStream',
  'feature.indexeddb': 'IndexedDB',
  'feature.wasm-allowed':
    'Permission to compile WebAssembly: the Content-Security-Policy that this page came with lacks “wasm-unsafe-eval”',

  'editor.phrase.control-character': 'Control character',
  'editor.phrase.no-diagnostics': 'No errors',
  'editor.phrase.diagnostics': 'Errors',
  'editor.phrase.close': 'close',
  'editor.phrase.selection-deleted': 'Selection deleted',
  'editor.phrase.completions': 'Completions',

  'dt.label': 'Device tree',
  'dt.open': 'Open a DTS or DTB file',
  'dt.board': 'The tree that the board makes',
  'dt.show-board': 'Show the tree the board makes',
  'dt.source': 'Device tree source',
  'dt.leave': 'Tab indents. To leave the editor by keyboard press Esc, then Tab. F8 goes to the error.',
  'dt.compiling': 'Compiling …',
  'dt.compiles': 'Compiles to {bytes} bytes: {nodes} nodes, {properties} properties.',
  'dt.go-to': 'Go to line {line}',
  'dt.use': 'Use as the machine’s device tree',
  'dt.download': 'Download {file}',
  'dt.tidy': 'Decompile again',
  'dt.tidy.hint': 'Compile the text to a blob and the blob to text: labels, comments and expressions are gone then',
  'dt.back': 'Bring back the text from before',
  'dt.draft': 'This browser keeps your text until you show the board’s tree again.',
  'dt.draft-lost': 'This browser does not keep your text. Download it before you leave the page.',
  'dt.bytes': 'The blob, byte by byte',
  'dt.first-bytes': 'The first {shown} bytes.',
  'dt.no-bytes': 'There is no blob while the text does not compile.',
  'dt.not-text': '{name} is neither a device tree blob nor text in UTF-8.',
  'dt.not-handed-over':
    'This browser cannot hold the device tree for the machine page. Download the DTB and drop it there instead.',

  'cpu.where': 'in {symbol}',

  'device.bad-state': 'The saved state of {device} cannot be right (field “{field}”).',
  'disk.bad-size': 'A disk cannot be {size} bytes long.',

  'gic.bad-configuration':
    'A GICv2 has 1 to 8 CPUs and up to 960 shared interrupts, in steps of 32; {cpus} and {spis} were asked for.',
  'gic.bad-interrupt': 'The GIC has no input for interrupt {intid} of CPU {cpu}.',

  'asm.errors': 'The source has errors: {count}.',
  'asm.mnemonic': 'There is no instruction “{mnemonic}” in A64 of ARMv8.0.',
  'asm.mnemonic-nearest': 'There is no instruction or macro “{mnemonic}”. Did you mean “{nearest}”?',
  'asm.mnemonic-foreign': 'A64 has no “{mnemonic}”. What comes near it: {instead}.',
  'asm.label-colon': 'There is no instruction “{name}”. If it is a label, a colon follows it: {name}:',
  'asm.wide-sign': '“{found}” is a sign of text, not of assembly: write {instead} here.',
  'asm.mnemonic-later':
    '{mnemonic} belongs to {extension}, which came with {since}. The Cortex-A72 of this machine is ARMv8.0 and does not have it.',
  'asm.mnemonic-atomic':
    '{mnemonic} belongs to {extension}, which came with {since}. The Cortex-A72 of this machine does not have it: a loop of LDXR and STXR does the same (gcc: -march=armv8-a -mno-outline-atomics).',
  'asm.preprocessor':
    '{directive} is for the C preprocessor, which does not run here. Use .equ, .include or .if, or preprocess the file first (gcc -E).',
  'asm.operator-got':
    ':{name}: wants a table of addresses (GOT), which a linker makes and there is none here. Compile with -fno-pic.',
  'asm.incbin-short': '“{path}” has {size} bytes, fewer than are asked for.',
  'asm.directive': 'There is no directive {directive} here.',
  'asm.directive-nearest': 'There is no directive {directive}. Did you mean {nearest}?',
  'asm.statement': 'A statement begins with a label, a directive or an instruction, not with “{found}”.',
  'asm.operands': '{mnemonic} has no form with the operands “{operands}”: what is here does not fit.',
  'asm.operand-missing': '{mnemonic} needs another operand here.',
  'asm.operand-extra': '{mnemonic} is complete before “{text}”.',
  'asm.comma-missing': 'A comma is missing before “{found}”.',
  'asm.address-brackets': 'An address in a register goes in brackets: [{register}].',
  'asm.register-needed': 'Only a register can stand here; put {value} into one first, with MOV.',
  'asm.immediate-needed': '{name} takes a number here, written #1, not a register.',
  'asm.mrs-order': 'MRS reads a system register, MSR writes one: mrs x0, name and msr name, x0.',
  'asm.condition':
    '“{found}” cannot be the condition here: eq, ne, cs (hs), cc (lo), mi, pl, vs, vc, hi, ls, ge, lt, gt and le can.',
  'asm.literal-store': '{mnemonic} takes no =value: only LDR does, to load it.',
  'asm.operation': '{mnemonic} has no operation “{name}”: {some} … are some.',
  'asm.operation-nearest': '{mnemonic} has no operation “{name}”. Did you mean “{nearest}”?',
  'asm.no-such-register': 'There is no register {name}: x0 to x30, w0 to w30, v0 to v31, and xzr, wzr, sp.',
  'asm.register-width': '{register} has the wrong width here; {instead} has the right one.',
  'asm.sp-here': '{mnemonic} cannot take {register} here; in this place number 31 is the zero register.',
  'asm.register-expected': 'A register is expected, not “{found}”.',
  'asm.register-as-value': '{name} is a register; a number or symbol is expected.',
  'asm.name-is-register': '{name} is a register’s name and cannot name anything else.',
  'asm.name-expected': 'A name is expected, not “{found}”.',
  'asm.value-missing': 'A value is missing here.',
  'asm.value-expected': 'A number or symbol is expected, not “{found}”.',
  'asm.expected': '“{expected}” is expected here.',
  'asm.junk': 'The expression ends before “{text}”.',
  'asm.number': '“{text}” is not a number: 10, 0x1f, 0b101 and 017 are.',
  'asm.character': "A character constant is one character after a quote: 'a.",
  'asm.float': '“{text}” is not a floating-point number.',
  'asm.divide-by-zero': 'Division by zero.',
  'asm.expression-depth': 'The expression is too long or too deeply nested.',
  'asm.relative':
    '“{operator}” needs numbers here: an address is known only when everything is placed. Addresses of one section can be subtracted.',
  'asm.not-absolute': 'A number is expected, not an address in {section}.',
  'asm.not-yet-known': '“{name}” must be defined before this line.',
  'asm.symbol-undefined': 'There is no symbol “{name}”.',
  'asm.symbol-twice': '“{name}” is already defined in line {line}.',
  'asm.symbol-circular': 'The symbol is defined by itself, or by too many others.',
  'asm.dot-assigned': 'The current place is changed with .org or .space, not by assignment.',
  'asm.label-before': 'There is no label {label}: before this line.',
  'asm.label-after': 'There is no label {label}: after this line.',
  'asm.immediate-range': '{value} is out of range: {min} to {max} fit here.',
  'asm.immediate-multiple': '{value} must be a multiple of {scale}.',
  'asm.immediate-add':
    '{value} does not fit: ADD, SUB and CMP take 0 to 4095, alone or shifted left by 12. Put it into a register first.',
  'asm.mov-immediate': 'No single MOV makes {value}. Use MOVZ and MOVK for 16 bits at a time, or LDR with =value.',
  'asm.bitmask':
    '{value} is no bitmask immediate: those are one run of ones, rotated, repeated every 2, 4, 8, 16, 32 or 64 bits. Put it into a register first.',
  'asm.shift-0-or-12': 'The shift here is 0 or 12, not {value}.',
  'asm.shift-multiple-16': 'The shift here is a multiple of 16 up to {max}, not {value}.',
  'asm.shift-range': 'A shift by {value} is out of range: 0 to {max}.',
  'asm.index-shift': 'The index is shifted by 0 or {shift} here, the size of what is moved; not by {value}.',
  'asm.offset-range': 'Offset {value} is out of reach: {min} to {max}.',
  'asm.offset-multiple': 'Offset {value} must be a multiple of {scale}, the size of what is moved.',
  'asm.offset-none': 'This instruction has no offset: only 0 can be written, not {value}.',
  'asm.branch-alignment': '{target} is no place this can reach: targets are a multiple of 4 away.',
  'asm.branch-range': 'The target is {distance} bytes away; {reach} at most can be reached.',
  'asm.literal-number':
    'Without = this loads what is at address {value}, and that is out of reach or no multiple of 4. For the number itself write ={value}.',
  'asm.low12-unaligned': ':lo12: of this address is no multiple of the size of what is moved; align the datum.',
  'asm.operator': 'There is no operator :{name}: here; :lo12:, :pg_hi21: and :abs_g0: to :abs_g3: are known.',
  'asm.operator-range': '{value} has more than the {bits} bits that :{name}: checks.',
  'asm.system-register': 'There is no system register {name}. One without a name can be written as S3_0_C1_C0_0.',
  'asm.data-range': '{value} does not fit {bits} bits.',
  'asm.count': '{value} is no possible count.',
  'asm.argument-count': '{directive} takes {least} to {most} arguments, not {found}.',
  'asm.arguments': '{expected} arguments are expected, not {found}.',
  'asm.string-expected': 'A string in double quotes is expected.',
  'asm.unclosed-string': 'This string has no closing quote.',
  'asm.unclosed-comment': 'The comment that begins in line {line} has no end (*/).',
  'asm.escape': '“{text}” is no escape: \\n, \\t, \\r, \\b, \\f, \\", \\\\, octal and \\x with hexadecimal digits are.',
  'asm.alignment-power': 'An alignment is a power of two, not {value}.',
  'asm.alignment-range':
    'Alignment {value} is out of range; {max} is the most. (.align and .p2align take the power of two, .balign takes bytes.)',
  'asm.org-back': '.org cannot go back: offset {offset} of the section is reached, {target} is asked for.',
  'asm.org-far':
    '.org counts from the start of the section; {target} is beyond the limit of {limit} bytes. The address of the first byte is set outside the source.',
  'asm.org-section': '.org needs a place in {section}, the section it is in.',
  'asm.origin-alignment': '{section} must begin at a multiple of {alignment}; the image begins at {origin}.',
  'asm.section-name': '.section takes a name, and flags in quotes: .section name, "ax"',
  'asm.section-flags': 'Section “{name}” needs its flags: "ax" for code, "a" for constants, "aw" for data.',
  'asm.section-letters': '“{letters}” has a flag that sections do not have; a, w and x are the usual ones.',
  'asm.subsection': 'Subsections are numbered from 0 to {most}.',
  'asm.popsection': 'There is no .pushsection to return from.',
  'asm.bss-data': '{section} holds no bytes, only room: use .space or .zero there, and .data for values.',
  'asm.if-open': 'This .if has no .endif.',
  'asm.if-missing': '{directive} is outside of any .if.',
  'asm.else-twice': '{directive} comes after the .else of the .if in line {line}.',
  'asm.block-open': 'This block has no {end}.',
  'asm.block-end': '{directive} ends nothing here.',
  'asm.outside-macro': '.exitm is outside of any macro.',
  'asm.macro-twice': 'Macro “{name}” is already defined; .purgem removes it.',
  'asm.macro-unknown': 'There is no macro “{name}”.',
  'asm.macro-arguments': 'Macro “{name}” takes {most} arguments at most, not {found}.',
  'asm.macro-required': 'Macro “{name}” needs a value for “{parameter}”.',
  'asm.parameter-twice': 'Parameter “{name}” is already in the list.',
  'asm.repetitions': '{value} repetitions: 0 to {limit} are possible.',
  'asm.nesting': 'Nested more than {limit} levels deep: does a macro call itself without end?',
  'asm.expansion': 'Macros and repetitions make more than {limit} characters.',
  'asm.line-too-long': 'A line becomes longer than {limit} characters.',
  'asm.source-too-long': 'The source is longer than {limit} characters.',
  'asm.too-long': 'More than {limit} statements, repetitions counted.',
  'asm.too-much-work': 'The values of this source take more than {limit} steps to work out.',
  'asm.too-large': 'The output is larger than {limit} bytes.',
  'asm.too-many': 'More than {limit} of a kind: {what}.',
  'asm.include-refused': '“{path}” cannot be included: there are no other files here.',
  'asm.include-not-found': 'There is no file “{path}” to include.',
  'asm.user-error': 'The source says: {message}',
  'asm.user-warning': 'The source warns: {message}',
  'asm.element-index': 'An index is 0 to {max} here, not {value}.',
  'asm.element-register': 'With an element of 16 bits the last register is one of v0 to v15, not v{register}.',
  'asm.shift-multiple-8':
    'A shift by {value} has no encoding here: it is a whole number of bytes that stays inside the element.',
  'asm.byte-mask': '{value} has no encoding: each of its bytes must be 0x00 or 0xff.',
  'asm.post-index':
    'Post-index adds the number of bytes that are moved, {needed}, not {value}; any other amount has to be in a register.',
  'asm.fp-immediate':
    '{value} is no floating-point immediate: those are ±n ÷ 16 × 2^r with n from 16 to 31 and r from −3 to 4.',

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

  'file.unreadable': '{file} cannot be read ({reason}).',
  'file.unwritable': '{file} cannot be written ({reason}).',
  'file.too-large': '{file} is larger than {limit} MiB, which is the most that is read of one file.',
  'file.bad-gzip': '{file} is compressed with gzip, but it is damaged: it cannot be unpacked.',
  'file.two-disks':
    '{file} is the disk of two drives: each would write over what the other wrote. Give each its own copy, or both readonly=on or snapshot=on.',
  'file.disk-protected':
    '{file} cannot be opened for writing ({reason}). With readonly=on, or -snapshot, nothing is written to it.',
  'file.locked':
    '{file} is in use by another machine. With readonly=on or -snapshot several can have it, as long as none of them writes it. (The lock is {lock}.)',
  'file.locked-by':
    '{file} is in use by another machine, process {pid} on {host}. With readonly=on or -snapshot several can have it, as long as none of them writes it. (The lock is {lock}.)',
  'file.no-disk': '{file} cannot be a disk: it is no ordinary file.',

  'loader.overlap':
    '{first} ({firstStart} to {firstEnd}) and {second} ({secondStart} to {secondEnd}) overlap in memory. Load one of them elsewhere.',
  'loader.outside-ram':
    '{what} would take {start} to {end}, but RAM reaches from {ramStart} to {ramEnd}. Give the machine more memory or load it elsewhere.',
  'loader.segment-outside-ram':
    'Segment {segment} of {what} (as readelf -l counts) is linked for {start} to {end}, but RAM reaches from {ramStart} to {ramEnd}. Link it for RAM (ld -Ttext=0x40080000), or give the machine more memory.',
  'loader.bios-and-kernel': 'Give either a kernel or firmware (-bios), not both.',
  'loader.initrd-without-kernel': 'An initrd needs a kernel that loads it.',
  'loader.append-without-kernel': 'A kernel command line needs a kernel.',
  'loader.bios-size': 'Firmware of {size} bytes does not fit into the flash of {limit} bytes.',
  'loader.no-address': '{file} is no ELF file: say at which address to load it.',
  'elf.truncated': 'The ELF file {file} is cut off (it has {size} bytes).',
  'elf.not-aarch64': 'The ELF file {file} is not for 64-bit little-endian Arm (machine {machine}, class {class}).',
  'elf.not-linked':
    '{file} is an object file (.o), which is not linked yet: its code has no address. Link it first: aarch64-linux-gnu-ld -Ttext=0x40080000 {file} -o {file}.elf',
  'elf.no-segments':
    'The ELF file {file} has no program headers, so nothing in it says what to load where. Was it linked?',
  'elf.bad-segment': 'Segment {segment} of the ELF file {file} is larger in the file than in memory.',
  'machine.memory': 'A machine has a whole number of MiB of memory, at most 255 GiB; {memory} bytes were asked for.',
  'machine.virtio-slot': 'virtio-mmio slot {slot} does not exist or is taken already (there are 32, from 0).',
  'machine.pace': 'A count of the system counter takes 1 to 1000 instructions, not {k}.',
  'core.memory': 'The host has no more memory for this machine. Close other pages, or give the machine less memory.',
  'core.stale':
    'The engine and its core come from different builds. Build again: node bin/build-engine.ts --force (on the page: reload).',
  'core.no-register': 'There is no system register {name}.',
  'snapshot.bad': 'This snapshot does not fit this machine (part: {part}).',
  'replay.format': 'This recording has format {format}; this version of the machine reads format {wanted}.',
  'replay.bad-log': 'This recording is damaged (entry {entry}, field {field}).',
  'replay.log-full': 'The recording is full: it holds at most {entries} inputs and {bytes} bytes.',
  'replay.no-past': 'The machine cannot go back so far: its history begins at cycle {start}.',
  'stops.too-many': 'There can be at most {stops} breakpoints and {watches} watchpoints.',
  'stops.bad': 'This stop condition is not valid (kind {kind}, field {field}).',

  'el2.reason': 'The hypervisor entered its door with reason {reason}, which does not exist.',
  'el2.frame': 'The context frame at {frame} is not in RAM.',
  'el2.stuck': 'EL2 cannot make progress: the same exception three times (ELR_EL2 {elr}, ESR_EL2 {esr}).',
  'el2.limit': 'A call of the hypervisor made more than {limit} accesses.',
  'el2.unmapped': 'EL2 has no mapping for address {address}.',
  'machine.channels': 'There can be 0 to {limit} console channels, not {consoles}.',
  'core.no-tlbi': 'There is no TLB instruction {operation}.',
  'hypervisor.abort':
    '{vm}: at {pc} the guest accessed IPA {ipa}, where it has neither memory nor a device (ESR_EL2 {esr}); it got an external abort.',
  'hypervisor.alignment':
    '{name}: memory of {size} bytes at {base} is not possible; both must be multiples of 2 MiB, and there must be at least 16 MiB.',
  'hypervisor.already-mapped': 'IPA {ipa} is mapped already.',
  'hypervisor.bad-state': 'This saved state of the hypervisor does not fit (at {field}).',
  'hypervisor.core': '{name}: its VCpus are on cores that this machine does not have.',
  'hypervisor.hole':
    '{first} ({firstStart} to {firstEnd}) is not in the memory of {second} ({secondStart} to {secondEnd}).',
  'hypervisor.map-alignment':
    'IPA {ipa}, PA {pa} and size {size} of a mapping must be multiples of 4 KiB below the limits of stage 2.',
  'hypervisor.no-vcpu': 'Core {core} took an exception from a guest, but no VCpu is on it.',
  'hypervisor.out-of-tables': 'There is no more memory for stage-2 tables.',
  'hypervisor.outside-ram':
    '{first} ({firstStart} to {firstEnd}) is not inside {second} ({secondStart} to {secondEnd}).',
  'hypervisor.overlap': '{first} ({firstStart} to {firstEnd}) and {second} ({secondStart} to {secondEnd}) overlap.',
  'hypervisor.own-exception':
    'The hypervisor itself took an exception on core {core}: ESR_EL2 {esr}, ELR_EL2 {elr}, FAR_EL2 {far}.',
  'hypervisor.serror': '{vm}: an SError at {pc}; the VM is stopped.',
  'hypervisor.system-register':
    '{vm}: at {pc} the guest accessed {register}, which it does not have; the instruction was undefined to it.',
  'hypervisor.uart-twice': 'The UART of the board can be passed through to one VM only.',
  'hypervisor.undefined': '{vm}: the instruction at {pc} trapped (ESR_EL2 {esr}) and was undefined to the guest.',
  'hypervisor.unexpected-trap': '{vm}: a trap that is not expected, at {pc} (ESR_EL2 {esr}); the VM is stopped.',
  'hypervisor.unmap-block': 'The range cuts a block at IPA {ipa}.',
  'hypervisor.vms': 'There can be 1 to 4 VMs, not {count}.',

  'inspect.running': 'The machine runs. Pause it to see how things stand.',

  // The start page's machine.
  'live.label': 'The machine at work',
  'live.trap.name': 'hypervisor',
  'live.guest.name': 'guest',
  'live.console': 'UART',
  'live.play': 'Play',
  'live.pause': 'Pause',
  'live.back': 'Step back',
  'live.step': 'Step',
  'live.failed': 'The machine could not be started in this browser.',
  'live.load': 'The guest takes the next letter of its text: {letter}.',
  'live.test': 'It is not the end of the text.',
  'live.trap':
    'Trap: the guest stores {letter} to a UART that it does not have. Stage 2 says no, and the core goes to EL2.',
  'live.next': 'And on to the next letter.',
  'live.begin': 'The guest has a text to write, and believes that a UART is at 0x09000000.',
  'live.where': 'HPFAR_EL2 tells the hypervisor which address the guest meant.',
  'live.emulate': 'Emulate: the hypervisor does the store in its place, to the real UART. {letter} is out.',
  'live.skip': 'ELR_EL2 goes past the store, which is done.',
  'live.return': 'ERET: back to EL1. The guest has noticed nothing.',
};
