/** English sentences by message code. `{name}` is a parameter of the message. Its twin is zh-cn.ts; a test holds both to the same codes. */
export const en: Readonly<Record<string, string>> = {
  'toolbar.label': 'Machine controls',

  'action.run': 'Run',
  'action.pause': 'Pause',
  'action.step': 'Step',
  'action.reset': 'Reset',
  'action.run.hint': 'Boot the machine, or let it go on',
  'action.pause.hint': 'Stop between two instructions',
  'action.step.hint': 'Execute one instruction of the core shown',
  'action.reset.hint': 'Build the machine anew with the settings above and stop at its first instruction',

  'state.empty': 'switched off',
  'state.loading': 'loading',
  'state.paused': 'paused',
  'state.running': 'running',
  'state.off': 'powered off',
  'state.stopped': 'stopped by an error',

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
  'feature.crypto': 'Web Crypto (the page must come over https, or from localhost)',

  'dt.label': 'Device tree',
  'dt.open': 'Open a DTS or DTB file',
  'dt.board': 'The tree that the board makes',
  'dt.show-board': 'Show the tree the board makes',
  'dt.source': 'Device tree source',
  'dt.compiles': 'Compiles to {bytes} bytes: {nodes} nodes, {properties} properties.',
  'dt.go-to': 'Go to line {line}',
  'dt.use': 'Use as the machine’s device tree',
  'dt.download': 'Download {file}',
  'dt.tidy': 'Decompile again',
  'dt.tidy.hint': 'Compile the text to a blob and the blob to text: labels, comments and expressions are gone then',
  'dt.draft': 'This browser keeps your text until you show the board’s tree again.',
  'dt.draft-lost': 'This browser does not keep your text. Download it before you leave the page.',
  'dt.bytes': 'The blob, byte by byte',
  'dt.first-bytes': 'The first {shown} bytes.',
  'dt.no-bytes': 'There is no blob while the text does not compile.',
  'dt.not-text': '{name} is neither a device tree blob nor text in UTF-8.',
  'dt.not-handed-over':
    'This browser cannot hold the device tree for the machine page. Download the DTB and drop it there instead.',

  'cpu.where': 'in {symbol}',

  'dtb.not-a-dtb': 'This is not a device tree blob: it begins with {magic}, not 0xd00dfeed.',
  'dtb.too-large': 'The device tree takes {size} bytes; the limit is {limit}.',
  'dtb.truncated': 'The device tree blob ends too early (at byte {offset}).',
  'dtb.unsupported-version':
    'The device tree blob has version {version} (compatible with {compatible}); versions 16 and 17 can be read.',
  'dtb.block-outside':
    'The {block} block of the device tree blob (bytes {offset} to {end}) lies outside its {total} bytes.',
  'dtb.block-misaligned':
    'The {block} block of the device tree blob begins at byte {offset}, which is not a multiple of {alignment}.',
  'dtb.blocks-overlap': 'The {first} and {second} blocks of the device tree blob overlap at byte {offset}.',
  'dtb.bad-token': 'The device tree blob has an unknown token {token} at byte {offset}.',
  'dtb.misplaced-token': 'Token {token} may not stand at byte {offset} of the device tree blob.',
  'dtb.unterminated': 'A name in the device tree blob (at byte {offset}) has no end.',
  'dtb.too-deep': 'The device tree is deeper than {limit} levels.',
  'dtb.bad-name': '“{name}” cannot be the name of a node or property.',
  'dtb.name-too-long': 'A name in the device tree is longer than {limit} characters.',
  'dtb.duplicate-property': 'A node has two properties named “{name}”.',
  'dtb.duplicate-node': 'A node has two children named “{name}”.',
  'dtb.root-name': 'The root of a device tree has no name, but this one does.',
  'dtb.bad-property': 'Property {name} of node {node} does not have the expected form (it is {length} bytes long).',
  'dtb.no-cell-counts': 'The root of the given device tree has no {name}, so memory cannot be described in it.',
  'dtb.bad-cell-count': '{name} of the given device tree is {count}; memory can be described with 1 or 2.',
  'dtb.memory-too-large':
    'The given device tree has one size cell, which cannot hold 4 GiB of memory or more; set #size-cells to 2.',
  'dts.no-version': 'Line {line}, column {column}: a device tree source begins with “/dts-v1/;”.',
  'dts.unexpected-end': 'Line {line}, column {column}: the text ends, but {expected} should follow.',
  'dts.expected': 'Line {line}, column {column}: {expected} should stand here, not “{found}”.',
  'dts.expected-integer':
    'Line {line}, column {column}: a number should stand here, not “{found}”. Expressions and negative numbers go in parentheses: <(-1)>.',
  'dts.expected-name': 'Line {line}, column {column}: the name of a property or node should stand here, not “{found}”.',
  'dts.expected-statement':
    'Line {line}, column {column}: only /, &label and directives can stand here, outside all nodes; found “{found}”.',
  'dts.expected-value':
    'Line {line}, column {column}: a value should stand here: "text", <cells>, [bytes] or &reference; found “{found}”.',
  'dts.missing-semicolon': 'Line {line}, column {column}: a semicolon is missing here.',
  'dts.property-after-node':
    'Line {line}, column {column}: property “{name}” comes after a child node; a node lists its properties first.',
  'dts.bad-node-name':
    'Line {line}, column {column}: “{name}” is not a node name: letters, digits and , . _ + - and at most one @ before the unit address.',
  'dts.bad-property-name':
    'Line {line}, column {column}: “{name}” is not a property name: letters, digits and , . _ + * # ? -',
  'dts.name-too-long': 'Line {line}, column {column}: this name is longer than {limit} characters.',
  'dts.duplicate-property': 'Line {line}, column {column}: the node already has a property “{name}”.',
  'dts.duplicate-node': 'Line {line}, column {column}: the node already has a child “{name}”.',
  'dts.duplicate-label': 'Line {line}, column {column}: label “{label}” is already taken.',
  'dts.duplicate-phandle': 'Line {line}, column {column}: phandle {phandle} is already taken by another node.',
  'dts.bad-phandle': 'Line {line}, column {column}: {name} must be one cell, neither 0 nor 0xffffffff.',
  'dts.unknown-label': 'Line {line}, column {column}: there is no node with the label “{label}”.',
  'dts.unknown-path': 'Line {line}, column {column}: there is no node {path}.',
  'dts.reference-in-bits': 'Line {line}, column {column}: a reference needs 32-bit cells; these have {bits} bits.',
  'dts.bad-bits': 'Line {line}, column {column}: /bits/ takes 8, 16, 32 or 64, not {bits}.',
  'dts.out-of-range': 'Line {line}, column {column}: {value} does not fit {bits} bits.',
  'dts.bad-number': 'Line {line}, column {column}: “{text}” is not a number: 10, 0x1f and 017 are.',
  'dts.bad-character': 'Line {line}, column {column}: a character in single quotes is exactly one byte.',
  'dts.bad-byte': 'Line {line}, column {column}: bytes in [ ] are pairs of hexadecimal digits; “{found}” is none.',
  'dts.bad-escape':
    'Line {line}, column {column}: “{text}” is not an escape: \\xHH takes hexadecimal digits, octal goes up to \\377.',
  'dts.divide-by-zero': 'Line {line}, column {column}: division by zero.',
  'dts.unclosed-string': 'Line {line}, column {column}: this string has no closing quote.',
  'dts.unclosed-comment': 'Line {line}, column {column}: this comment has no end (*/).',
  'dts.too-deep': 'Line {line}, column {column}: nested deeper than {limit} levels.',
  'dts.unsupported': 'Line {line}, column {column}: {keyword} is not supported.',
  'dts.preprocessor':
    'Line {line}, column {column}: {directive} is for the C preprocessor, which does not run here; use /include/ and numbers.',
  'dts.include-refused': 'Line {line}, column {column}: “{include}” cannot be included: there are no other files here.',
  'dts.include-not-found': 'Line {line}, column {column}: there is no file “{include}” to include.',
  'dts.include-too-deep': 'Line {line}, column {column}: files include each other more than {limit} levels deep.',
  'dts.late-reservation': 'Line {line}, column {column}: /memreserve/ stands before the root node.',
  'dts.empty-reservation': 'Line {line}, column {column}: a reservation of address 0 and size 0 would end the list.',
  'dts.delete-root': 'Line {line}, column {column}: the root node cannot be deleted.',
  'dts.no-root':
    'Line {line}, column {column}: the root node, a slash and its braces, should come first, not “{found}”.',
  'dts.bad-reference': 'Line {line}, column {column}: after & comes a label, or a path in braces.',
  'dts.too-large': 'The device tree source is longer than {limit} characters, includes counted.',
  'dts.name-not-writable': '“{name}” can stand in a blob, but not as a name in device tree source.',

  'device.bad-state': 'The saved state of {device} cannot be right (field “{field}”).',
  'disk.bad-size': 'A disk cannot be {size} bytes long.',

  'gic.bad-configuration':
    'A GICv2 has 1 to 8 CPUs and up to 960 shared interrupts, in steps of 32; {cpus} and {spis} were asked for.',
  'gic.bad-interrupt': 'The GIC has no input for interrupt {intid} of CPU {cpu}.',

  'asm.element-index': 'An index is 0 to {max} here, not {value}.',
  'asm.element-register': 'With an element of 16 bits the last register is one of v0 to v15, not v{register}.',
  'asm.shift-multiple-8':
    'A shift by {value} has no encoding here: it is a whole number of bytes that stays inside the element.',
  'asm.byte-mask': '{value} has no encoding: each of its bytes must be 0x00 or 0xff.',
  'asm.post-index':
    'Post-index adds the number of bytes that are moved, {needed}, not {value}; any other amount stands in a register.',
  'asm.fp-immediate':
    '{value} is no floating-point immediate: those are ±n ÷ 16 × 2^r with n from 16 to 31 and r from −3 to 4.',

  'arguments.unknown-option': '{option} is not an option of this machine. The nearest one that is: {nearest}',
  'arguments.unexpected': '“{word}” does not belong to any option.',
  'arguments.no-value': '{option} needs a value: {option} {takes}',
  'arguments.unknown-key': '{option}: “{key}” is not supported. The nearest one that is: {nearest} (of {known})',
  'arguments.unknown-device':
    '{option}: there is no device “{device}” on this board. The nearest one that is: {nearest} (of {known})',
  'arguments.missing-key': '{option}: {key} is missing.',
  'arguments.bad-value': '{option} {key}: “{value}” is not supported. It takes: {takes}',
  'arguments.bad-escape': '“{escape}” in “{text}” is no escape: \\n, \\r, \\t, \\e, \\0, \\\\ and \\xHH are.',
  'arguments.bad-expression': '{option}: “{text}” is not a regular expression: {detail}',
  'arguments.unknown-drive': '{option}: there is no drive “{drive}”; there is {known}.',
  'arguments.drive-in-use': 'Drive “{drive}” is already in use by another device.',
  'arguments.duplicate-id': 'Two drives are called “{id}”.',

  'file.unreadable': '{file} cannot be read ({reason}).',
  'file.unwritable': '{file} cannot be written ({reason}).',

  'cli.usage':
    'npm run -s machine -- OPTIONS\nA64 machine with the arguments of qemu-system-aarch64 -machine virt -cpu cortex-a72:',
  'cli.keys': '\nCtrl-A x  quit\nCtrl-A h  this help\nCtrl-A Ctrl-A  send Ctrl-A to the guest\n',
  'cli.instructions': 'stopped after as many instructions as --max-instructions says',
  'cli.timeout': 'stopped by --timeout',
  'cli.timeout-before': 'stopped by --timeout before the console showed /{expression}/',
  'cli.off-before': 'the guest powered off before the console showed /{expression}/',
  'cli.stuck': 'stopped: the guest waits, and nothing will ever wake it',
  'cli.stuck-before':
    'stopped: the guest waits, nothing will ever wake it, and the console has not shown /{expression}/',

  'loader.overlap':
    '{first} ({firstStart} to {firstEnd}) and {second} ({secondStart} to {secondEnd}) overlap in memory. Load one of them elsewhere.',
  'loader.outside-ram':
    '{what} would take {start} to {end}, but RAM reaches from {ramStart} to {ramEnd}. Give the machine more memory or load it elsewhere.',
  'loader.bios-and-kernel': 'Give either a kernel or firmware (-bios), not both.',
  'loader.initrd-without-kernel': 'An initrd needs a kernel that loads it.',
  'loader.append-without-kernel': 'A kernel command line needs a kernel.',
  'loader.bios-size': 'Firmware of {size} bytes does not fit into the flash of {limit} bytes.',
  'loader.no-address': '{file} is no ELF file: say at which address to load it.',
  'elf.truncated': 'This ELF file is cut off (it has {size} bytes).',
  'elf.not-aarch64': 'This ELF file is not for 64-bit little-endian Arm (machine {machine}, class {class}).',
  'elf.bad-segment': 'Segment {segment} of this ELF file is larger in the file than in memory.',
  'machine.memory': 'A machine has a whole number of MiB of memory, at most 255 GiB; {memory} bytes were asked for.',
  'machine.virtio-slot': 'virtio-mmio slot {slot} does not exist or is taken already (there are 32, from 0).',
  'machine.pace': 'A count of the system counter takes 1 to 1000 instructions, not {k}.',
  'core.memory': 'The host has no more memory for this machine. Close other pages, or give the machine less memory.',
  'core.stale':
    'The engine and its core come from different builds. Build again: node bin/build-engine.ts --force (on the page: reload).',
  'core.no-register': 'There is no system register {name}.',
  'snapshot.bad': 'This snapshot does not fit this machine (part: {part}).',
};
