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
};
