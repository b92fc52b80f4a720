/** Sentences of the command line and of the built-in hypervisor's presets. Its twin is cli.en.ts. */
export const cliZhCn: Readonly<Record<string, string>> = {
  'arguments.unknown-option': '这台机器没有选项 {option}。最接近的是：{nearest}',
  'arguments.no-such-option': '这台机器没有选项 {option}，也没有与它相近的。可用的有：{known}',
  'arguments.no-such-key': '{option}：不支持“{key}”。可用：{known}',
  'arguments.no-such-device': '{option}：这块板上没有设备“{device}”。可用：{known}',
  'arguments.other-core':
    '{option} {core}：实际运行的是 Cortex-A72（Armv8.0）。更新的核才有的指令，在这里都是 UNDEFINED。',
  'arguments.without-effect': '已接受，但在这里不起作用：{list}',
  'arguments.gic':
    '{option}：这台机器（以及原文档）的中断控制器是 GICv2。请去掉这个属性：内核会从设备树得知是 GICv2。只支持 GICv3 的软件无法运行。',
  'arguments.no-network': '{option}：这台机器没有网络。请去掉它；客户机需要的文件可以放进 initrd 或磁盘。',
  'arguments.no-debugger':
    '{option}：没有 gdb 服务器。-d trap 显示每次异常，-d in_asm 显示代码；机器页面可以单步前进，也可以后退。',
  'arguments.no-semihosting':
    '{option}：不支持 semihosting。程序通过 0x09000000 处的 PL011 输出，用 PSCI SYSTEM_OFF 结束。',
  'arguments.no-graphics': '{option}：这台机器没有显示、声音和键盘，只有串口。请去掉它。',
  'arguments.no-shared-folder': '{option}：没有共享目录。请把文件放进 initrd 或磁盘镜像。',
  'arguments.no-pci': '{option}：这块板没有 PCI，也没有 USB。磁盘用 -device virtio-blk-device，其余的只能去掉。',
  'arguments.no-monitor': '{option}：没有监视器，也没有 QMP。用 --until、--type 和 --stats 控制运行。',
  'arguments.only-console':
    '{option}：唯一的串口就是标准输入输出，即 -serial mon:stdio。要存到别处请用 shell 重定向：> 文件。',
  'arguments.no-trace': '{option}：跟踪用 -d 选择：int、in_asm、trap 或 mmio，写入 -D 指定的文件。',
  'arguments.no-object': '{option}：这块板上没有什么用得到它。请去掉。',
  'arguments.other-disk':
    '{option}：这块板的磁盘由一个驱动器和一个 virtio 设备组成：-drive if=none,file=文件,format=raw,id=hd0 -device virtio-blk-device,drive=hd0',
  'arguments.pflash': '{option}：固件用 -bios 文件 放进 flash。第二片 flash 是空的。',
  'arguments.image-format': '{option}：这里的磁盘镜像是 raw，不是 {format}：qemu-img convert -O raw {file} disk.raw',
  'arguments.unexpected': '“{word}”不属于任何选项。',
  'arguments.no-value': '{option} 需要一个值：{option} {takes}',
  'arguments.unknown-key': '{option}：不支持“{key}”。最接近的是：{nearest}（可用：{known}）',
  'arguments.unknown-device': '{option}：这块板上没有设备“{device}”。最接近的是：{nearest}（可用：{known}）',
  'arguments.missing-key': '{option}：缺少 {key}。',
  'arguments.bad-value': '{where}：不支持“{value}”。可用：{takes}',
  'arguments.bad-escape': '“{text}”中的“{escape}”不是转义序列；可用的有 \\n、\\r、\\t、\\e、\\0、\\\\ 和 \\xHH。',
  'arguments.bad-expression': '{option}：“{text}”不是 RE2 的正则表达式（RE2 没有环视，也没有反向引用）：{detail}',
  'arguments.drive-wiring':
    '{option}：这块开发板的磁盘由 if=none 的 drive 和一个设备组成：-drive if=none,file={file},format=raw,id={id} -device virtio-blk-device,drive={id}',
  'arguments.unknown-drive': '{option}：没有名为“{drive}”的驱动器；现有：{known}。',
  'arguments.drive-in-use': '驱动器“{drive}”已被另一个设备使用。',
  'arguments.duplicate-id': '有两个驱动器都名为“{id}”。',
  'arguments.beside-preset': '--preset {preset} 已经是一整台机器，不能再给出 {option}。',
  'line.too-long': '这里的命令行最多 {limit} 个字符。',
  'line.quote': '从“{text}”开始的引号 {quote} 没有闭合。',
  'line.same-place': '{first} 和 {second} 都加载到 {address}。',
  'builtin.append': '-append 没有用处：每个 Linux 客户机都自带设备树，命令行写在设备树里。',
  'builtin.compressed': '{file} 是 gzip 压缩过的。客户机要从解压后的镜像启动：请先 gunzip。',
  'builtin.text-offset':
    '{file} 这个 Image 必须位于 2 MiB 边界之上 {offset} 处（Linux 5.8 之前的内核）；放在 {address} 无法启动。',
  'builtin.elf': '{file} 是 ELF 文件，QEMU 会按段加载它。客户机应是 arm64 Image 或裸镜像；要原样加载请写 force-raw=on',
  'builtin.initrd-elsewhere': '{file} 加载在 {address}，而 VM {vm} 的设备树说 initrd 在 {start}。',
  'builtin.memory': '{address} 处的设备树没有描述内核（{kernel}）所在的内存，它写的是 {said}。',
  'builtin.no-el2': '-kernel builtin:hypervisor 需要 EL2：-machine virtualization=on',
  'builtin.no-initrd': '{start} 处没有镜像：VM {vm} 的设备树说 initrd 在这里，而这台虚拟机又没有磁盘。',
  'builtin.no-kernel': '{address} 处没有镜像：VM {vm} 的内核应在这里。',
  'builtin.not-a-device-tree': '{address} 处的 {file} 不是设备树 blob。',
  'builtin.option':
    '{option} 不能与 -kernel builtin:hypervisor 同用：客户机的镜像一律用 -device loader,file=…,addr=…,force-raw=on 加载。',
  'builtin.second-initrd': '{address} 处的 {file}：VM {vm} 已经有 initrd（{other}）。',
  'builtin.stray':
    '{address} 处的 {file} 不属于任何虚拟机。VM 0 的设备树、内核、initrd 加载在 0x70000000、0x70200000、0x78000000，VM 1 的在 0x50000000、0x50200000、0x58000000。',
  'cli.console': '--- vm{vm}：{name} --- Ctrl-A h 列出按键',
  'cli.consoles':
    '--preset 在内置的 hypervisor 下启动 public/guests 中的客户机，每个预设就是一整台机器：{presets}\n-kernel builtin:hypervisor 让这个 hypervisor 运行 -device loader 加载的镜像：VM 0 的设备树、内核、initrd 分别在\n0x70000000、0x70200000、0x78000000，VM 1 的在 0x50000000、0x50200000、0x58000000。磁盘依次模拟给各个 Linux 客户机；\n写明 bus=virtio-mmio-bus.N 的则直通。\n正则表达式或文本前加 vm0: 或 vm1: 可指定该虚拟机的控制台。不加时，--until 等待任意一个控制台，--type 输入到上一个 --until\n匹配到的控制台，最初是 VM 0。',
  'cli.instructions': '已执行 --max-instructions 规定的指令数，停止',
  'cli.key-console': 'Ctrl-A {vm}  vm{vm} 的控制台：{name}（{state}）',
  'cli.key-selected': 'Ctrl-A {vm}  vm{vm} 的控制台：{name}（{state}），正在显示',
  'cli.keys': '\nCtrl-A x  退出\nCtrl-A h  显示本帮助\nCtrl-A Ctrl-A  向客户机发送 Ctrl-A',
  'cli.no-console': '--until 和 --type 中的 vm{vm}: 不存在；这台机器的最后一台虚拟机是 vm{last}。',
  'cli.off': '客户机已关机',
  'cli.off-before': '客户机已关机，而控制台尚未出现 {where}/{expression}/',
  'cli.output': '标准输出写不进去了（{reason}）：客户机的输出不完整。',
  'cli.resets': '客户机已经复位 {count} 次，每次启动后不久就复位，现在放慢它。用 -no-reboot 可在第一次复位时结束运行。',
  'cli.stuck': '停止：客户机在等待，而且不会再有什么唤醒它',
  'cli.stuck-before': '停止：客户机在等待，不会再有什么唤醒它，而控制台尚未出现 {where}/{expression}/',
  'cli.timeout': '已到 --timeout 规定的时间，停止',
  'cli.timeout-before': '已到 --timeout 规定的时间，而控制台尚未出现 {where}/{expression}/',
  'cli.usage': 'npm run -s machine -- 选项\nA64 机器，参数同 qemu-system-aarch64 -machine virt -cpu cortex-a72：',
  'cli.vm-failed': 'vm{vm}（{name}）被 hypervisor 停止',
  'cli.vm-off': 'vm{vm}（{name}）已关机',
  'cli.vm-resets': 'vm{vm}（{name}）已经启动了 {count} 次',
  'cli.vm.failed': '已被停止',
  'cli.vm.off': '已关机',
  'cli.vm.on': '运行中',
  'cli.vm.paused': '已暂停',
  'cli.vm.waiting': '尚未启动',
  'hypervisor.shared-page':
    '{what}（{start} 至 {end}）会同时直通给 {first} 和 {second}。第 2 阶段以页为单位映射，页内的一切两者都能访问：每八个 virtio 插槽共用一页（bus=virtio-mmio-bus.N）。',
  'lost.absent':
    '核 {core} 访问了 {address}：QEMU 的板子上那里是 {name}，这块板子没有（docs/deviations.md，absent-devices）。{at} 处的指令（EL{el}）得到外部中止。照着 QEMU 的设备树启动的系统，可能还没有终端就停在这里：把那个节点去掉，或者用这台机器生成的设备树。',
  'lost.level':
    '核 {core} 已无路可走：{elr} 处的指令是给 EL2 用的（{what}），而这个核在 EL1，在这里它是未定义的（ESR {causeEsr}）；向量 {at} 处又没有可执行的东西：VBAR_EL{el} 是 {vbar}。加上 -machine virtualization=on，核就从 EL2 开始；在机器页面上，是“起始异常级别”那一项。',
  'lost.nowhere': '核 {core} 访问了 {address}，这块板子上那里什么也没有：{at} 处的指令（EL{el}）得到外部中止。',
  'lost.at-once':
    '核 {core} 无路可走：{at}（EL{el}）处没有可执行的内容（{class}，ESR {esr}），它反复进入同一个异常。程序是否加载在链接时的地址，入口是否在那里？',
  'lost.sp-alignment':
    '核 {core} 无路可走：{elr}（EL{from}）处的指令用了不是 16 的倍数的栈指针（SP {sp}；{cause}，ESR {causeEsr}），而向量 {at} 处没有可执行的内容：VBAR_EL{el} 是 {vbar}。SCTLR_EL{el}.SA 要求这项检查，复位后为 1；QEMU 从不检查（docs/deviations.md，sp-alignment）。请把栈对齐到 16 字节。',
  'lost.unaligned':
    '核 {core} 无路可走：{elr}（EL{from}）处的指令对设备内存做了非对齐访问（MMU 未开时所有内存都按设备内存对待；{cause}，ESR {causeEsr}），而向量 {at} 处没有可执行的内容：VBAR_EL{el} 是 {vbar}。QEMU 会执行这种访问（docs/deviations.md，unaligned-device；若只有第 2 阶段把内存设为设备内存，命令行可用 --lax-stage2-device 照 QEMU 那样执行）。',
  'lost.vector':
    '核 {core} 无路可走：{elr}（EL{from}）处的指令引发异常（{cause}，ESR {causeEsr}），而 {at}（EL{el}）处没有可执行的内容（{class}）。VBAR_EL{el} 是 {vbar}：设置过吗？程序是否加载在链接时的地址？',
  'preset.no-image': '预设 {name} 需要 {file}。',
  'preset.not-built': '预设 {name} 需要 {file}，但 public/guests 中没有。用 npm run guests 构建。',
  'preset.unknown': '没有名为 {name} 的预设。最接近的是：{nearest}（可用：{known}）',
  'silence.console': '内核命令行写的是 console={console}，这块板子没有这个设备，所以什么也看不到。PL011 叫 ttyAMA0。',
  'silence.level':
    '核 {core} 停在自己的向量里：{elr} 处的指令是给 EL2 用的（{what}），而这个核在 EL1。加上 -machine virtualization=on，核就从 EL2 开始；在机器页面上，是“起始异常级别”那一项。',
  'silence.loop':
    '核 {core} 一直在执行同一条指令，{pc}（EL{el}）处的 b .：多数程序遇到意外时就停在这样一处。从那里往回退。',
  'silence.no-uart': '设备树里没有 PL011。内核照它来，就找不到串口，尽管 {address} 处有一个。',
  'silence.vector':
    '核 {core} 停在 EL{el} 的向量 {vector} 里，只在一条指令上打转。把它带到那里的是：{class}，发生在 {elr}（ESR {esr}）。',
  'silence.vector-interrupt':
    '核 {core} 停在 EL{el} 的向量 {vector} 里，只在一条指令上打转：在 {elr} 来了一个中断，却没有人处理。',
  'silence.wfi':
    '核 {core} 在 WFI 里等着（{pc} 之前，EL{el}），自己的定时器一个也没设：只有设备或者别的核的中断能叫醒它。',
  'silence.wfi-gic':
    '核 {core} 在 WFI 里等着（{pc} 之前）。它的定时器设好了（{timer}），分发器却不放行 INTID {intid}：GICD_ISENABLER0 里那一位是 0。',
};
