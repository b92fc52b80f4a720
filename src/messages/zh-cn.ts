/** 按消息代码排列的简体中文文本。`{name}` 是消息的参数。与 en.ts 一一对应，由测试保证。 */
export const zhCn: Readonly<Record<string, string>> = {
  'toolbar.label': '机器控制',

  'action.run': '运行',
  'action.pause': '暂停',
  'action.step': '单步',
  'action.reset': '复位',
  'action.run.hint': '启动机器，或让它继续运行',
  'action.pause.hint': '在两条指令之间停住',
  'action.step.hint': '让当前显示的核执行一条指令',
  'action.reset.hint': '按上方的设置重新组装机器，停在第一条指令',

  'state.empty': '未上电',
  'state.loading': '加载中',
  'state.paused': '已暂停',
  'state.running': '运行中',
  'state.off': '已关机',
  'state.stopped': '因错误停止',

  'boot.preset': '启动',
  'boot.preset.initramfs': 'Linux，根文件系统在 initramfs',
  'boot.preset.disk': 'Linux，根文件系统在 virtio 磁盘',
  'boot.preset.own': '只用我自己的文件',
  'boot.cores': '核数',
  'boot.entry': '起始异常级',
  'boot.append': '内核命令行',
  'boot.stale': '新设置在下次复位后生效。',
  'boot.nothing': '没有可运行的东西：请添加内核、固件（-bios）或 loader 文件。',

  'terminal.label': '串口控制台',
  'terminal.silent': '控制台没有输出：机器还未上电。',
  'terminal.input': '串口控制台输入',
  'terminal.leave': '在这里键入的一切都会送给客户机，包括 Tab 和 Ctrl+A。按 {keys} 可让键盘焦点离开终端。',

  'cpu.label': '处理器',
  'cpu.core': '核',
  'cpu.mode': '异常级与所用的栈指针',
  'cpu.powered-off': '未上电，等待 PSCI CPU_ON',
  'cpu.code': '程序计数器附近的反汇编',
  'cpu.none': '机器组装好后，这里显示寄存器和代码：按“运行”启动，或按“单步”停在第一条指令。',
  'cpu.system': '系统寄存器',

  'usage.instructions': '指令数',
  'usage.speed': '速度',
  'usage.mips': '{mips} MIPS',
  'usage.memory': '引擎内存',

  'download.progress': '{name}：{received} / {total}',

  'own.title': '自带内核、设备树、initrd、磁盘或 loader 文件',
  'own.drop':
    '把文件拖到这里。文件不会离开这台电脑：机器就在本页面里运行，不上传任何内容。自带文件会取代预设中的同类文件。',
  'own.choose': '选择文件',
  'own.role': '{name} 的用途',
  'own.address': '{name} 的加载地址',
  'own.remove': '移除',
  'own.role.kernel': '-kernel（内核）',
  'own.role.dtb': '-dtb（设备树）',
  'own.role.initrd': '-initrd（初始内存盘）',
  'own.role.disk': '-drive（virtio-blk 磁盘）',
  'own.role.bios': '-bios（固件）',
  'own.role.loader': '-device loader（按地址加载）',

  'address.malformed': '“{text}”不是地址：请写 0x 加十六进制数字，或十进制数。',
  'address.too-large': '{text} 超出了 40 位物理地址的范围。',

  'image.too-large': '{name} 超过 {limit} MiB。',
  'image.unreadable': '无法读取 {name}。它是文件夹，还是已被移走？',

  'disk.title': '客户机写入磁盘的内容',
  'disk.kept': '本浏览器保存了对当前磁盘的 {kept} 改动，重新加载页面后仍然有效。',
  'disk.kept-all': '当前没有挂接磁盘。本浏览器保存着以前各磁盘的改动，共 {kept}。',
  'disk.reset': '重置磁盘并关闭机器',
  'disk.reset-all': '重置所有磁盘',
  'disk.elsewhere': '另一个标签页正在使用这块磁盘。客户机在这里写入的内容会随页面关闭而丢失。',
  'disk.no-storage': '本浏览器不为此网站保存数据（{detail}）。客户机写入的内容会随页面关闭而丢失。',
  'disk.not-kept': '磁盘改动未能保存：{detail}',

  'notice.features': '本浏览器缺少机器所需的功能：',
  'notice.engine': '引擎尚未构建，本页还不能启动机器。要构建引擎，请运行',
  'notice.guests':
    '客户机（Linux 及其根文件系统）尚未构建。可以在下方用自己的文件启动；要在 Debian 12 上构建我们的客户机，请运行',

  'engine.missing': '本站的引擎尚未构建。',

  'guests.missing': '本站没有客户机文件。',
  'guests.network': '无法下载 {name}。请检查网络连接后重试。',
  'guests.corrupt': '{name} 已损坏：大小或 SHA-256 与清单不符。',
  'guests.manifest': '无法解析客户机清单（manifest.json）。',

  'client.unexpected': '发生意外错误：{detail}',
  'client.worker': '运行机器的 Worker 出错：{detail}',

  'feature.worker': 'Web Worker',
  'feature.wasm': 'WebAssembly',
  'feature.wasm-simd': 'WebAssembly SIMD',
  'feature.bigint': 'BigInt 数组（BigUint64Array）',
  'feature.decompression': 'DecompressionStream',
  'feature.indexeddb': 'IndexedDB',
  'feature.crypto': 'Web Crypto（页面须经 https 或从 localhost 打开）',
};
