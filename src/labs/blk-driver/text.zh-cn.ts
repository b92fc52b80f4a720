import type { Sentences } from '../kit/lab.ts';

const sentences: Sentences = {
  title: '写一个磁盘驱动',
  'objective.handshake': '找到一个 virtio 设备，并与它商定特性',
  'objective.queue': '给它一条队列，向它要扇区',
  'objective.order': '知道什么必须先于什么可见，以及该信谁的话',
  'step.find': '找到插着磁盘的那个插槽。',
  'step.negotiate': '从复位到 FEATURES_OK：只接受设备提供的特性，并问它是否同意。',
  'step.setup': '告诉设备队列的三个部分在哪里，然后置 DRIVER_OK。',
  'step.read': '把三个描述符的链放进环里，敲门，再取回用完的。',
  'step.interrupt': '读出设备为什么发中断，并应答它。',
  'find.hint-1': '每个插槽都会回答，空的也一样。怎样区分它们？',
  'find.hint-2': '每个插槽的偏移 8 处是 DeviceID：0 是没有设备，2 是块设备。一个插槽一个插槽地走，每个 0x200 字节。',
  'find.hint-3': '1: ldr w1, [x0, #8]; cmp w1, #2; b.eq 2f; add x0, x0, #0x200; … b.ne 1b',
  'find.not-back': 'find() 没有返回。',
  'find.nothing': 'find() 什么也没找到（x0 = 0）。磁盘在 {base}。',
  'find.empty':
    'find() 说是 {found}：那里没有磁盘。每个插槽的 MagicValue 都是对的，空插槽也不例外；要找的那个，DeviceID（偏移 8）是 2。',
  'negotiate.hint-1': 'Status 一步一步写，每次都带上前面的位：ACKNOWLEDGE 1，DRIVER 2，FEATURES_OK 8。最先写的是 0。',
  'negotiate.hint-2':
    '特性有 64 位，要从 32 位的窗口里看：DeviceFeaturesSel 和 DriverFeaturesSel 选择哪一半。需要的特性设备没有，就返回 0；有，就写上它，再写高半部分的 VERSION_1 和 FEATURES_OK，然后重读 Status。',
  'negotiate.hint-3':
    'ldr w2, [x0, #0x10]; bics wzr, w1, w2; b.ne no … mov w2, #11; str w2, [x0, #0x70]; ldr w2, [x0, #0x70]; ubfx w0, w2, #3, #1',
  'negotiate.not-reached': '没有插槽，就没有商量的对象：先写好 find()。',
  'negotiate.not-back': 'negotiate() 没有返回。',
  'negotiate.no-status': '没有写过 Status（偏移 0x70）：第一步是复位。',
  'negotiate.no-reset': '第一次写进 Status 的是 {found}，应当是 0：前一个使用者在那里留下了什么，你并不知道。',
  'negotiate.not-offered':
    '接受了特性 {bit}，而设备并没有提供它。先读 DeviceFeatures：驱动只能接受设备提供的特性（§2.2.1）。',
  'negotiate.believed': 'main.s 离不开特性 {bit}，设备却没有它，而 negotiate() 仍然返回 {found}。应当返回 0。',
  'negotiate.not-asked': '设备有特性 {bit}，main.s 需要它，但没有把它写进 DriverFeatures。',
  'negotiate.version-1':
    '没有接受 VERSION_1：它是特性 32，也就是高半部分（DriverFeaturesSel 为 1）的第 0 位。没有它，设备会把你当成标准之前的驱动。',
  'negotiate.no-features-ok': '没有往 Status 写 FEATURES_OK（8）；Status 是 {status}。',
  'negotiate.too-late': '写过 FEATURES_OK 之后又写了 DriverFeatures：那时商定的东西不能再改了。',
  'negotiate.not-read-back': '写了 FEATURES_OK，却没有读回来。设备不同意时，会让这一位保持为 0：不去看，就等于没有问。',
  'negotiate.result': '设备同意了（Status 是 {status}），negotiate() 却返回 {found}；应当返回 1。',
  'negotiate.early': 'Status 是 {status}：DRIVER_OK（4）已经置位，设备却还没有队列。从这一位起，它随时会去找活干。',
  'negotiate.status': 'negotiate() 之后 Status 是 {status}；应当是 11：ACKNOWLEDGE、DRIVER、FEATURES_OK。',
  'setup.hint-1': '选定队列，说明它有多长、三个部分在哪里，再说它就绪了。就按这个次序。',
  'setup.hint-2':
    'QueueSel 为 0，QueueNum，然后是 QueueDesc（0x80）、QueueDriver（0x90，可用环）、QueueDevice（0xa0，已用环），各写两个字；QueueReady 为 1；最后给 Status 加上 DRIVER_OK。',
  'setup.hint-3': 'str w1, [x0, #0x80]; lsr x5, x1, #32; str w5, [x0, #0x84] … mov w5, #15; str w5, [x0, #0x70]',
  'setup.not-reached': 'main.s 还没有走到 setup()，或者没有从那里返回。先完成第 2 步。',
  'setup.no-size': '没有写 QueueNum（0x38）：设备不知道队列有 {size} 项。',
  'setup.size': 'QueueNum 是 {found}，而队列有 {size} 项：换成别的数，就找不到环里的东西。',
  'setup.no-address': '没有写偏移 {offset} 处的寄存器；那里应写 {wanted}。',
  'setup.address': '偏移 {offset} 处的寄存器写成了 {found}；应当是 {wanted}。',
  'setup.not-ready': 'QueueReady 读出来是 {found}：队列没有启用。写 1 才启用，而复位会收回它。',
  'setup.order': '置了 QueueReady 之后又写了地址：启用中的队列保持原样（§4.2.2.2）。',
  'setup.driver-ok': '置了 QueueReady 之后没有写 DRIVER_OK（4）。Status 是 {status}。',
  'setup.status': 'Status 是 {status}；应当是 15：前面说过的都不能收回。',
  'read.hint-1': '一次读请求有三个部分：设备要读的头部，以及设备要写的数据和状态字节。设备要写的，要在标志里注明。',
  'read.hint-2':
    '环是有 SIZE 项的数组，而 idx 一直往上数：位置是 idx & (SIZE − 1)，两个环都是这样。先写项，再屏障，再写 idx，再屏障，最后敲门。',
  'read.hint-3':
    'ldrh w9, [x6, #2]; and w8, w9, #(SIZE - 1); add x8, x6, x8, lsl #1; strh w2, [x8, #4]; dmb ish; add w9, w9, #1; strh w9, [x6, #2]; dmb sy; str wzr, [x4, #0x50]',
  'read.not-reached': 'main.s 还没有走到第一个请求。先完成第 1 至 3 步。',
  'read.idle': '还什么都没有请求，complete() 却返回 {found}。已用环的 idx 没有动，就说明什么都没有，该返回 {wanted}。',
  'read.no-bell': '没有人写过 QueueNotify（0x50）。设备不会自己去看环。',
  'read.not-back': 'submit() 或者 complete() 没有返回。',
  'read.not-masked':
    '最先出错的是请求 {request}，而环有 {size} 项。idx 一直往上数；环里的位置是 idx & ({size} − 1)，可用环和已用环都是。',
  'read.broken':
    '到请求 {request} 时设备放弃了：Status 是 {status}，带着 DEVICE_NEEDS_RESET。链违反了规则：标志（NEXT 1，WRITE 2）、next，以及设备要读的必须排在要写的前面。',
  'read.nothing': '请求 {request} 一直没有回来（Status 是 {status}）。可用环的 idx 把它数进去了吗？敲门是在那之后吗？',
  'read.another':
    '该回来的是请求 {request}，它的 d 是 {wanted}，而 complete() 返回 {found}。要的是已用环里的 id，位置接着上一次停下的地方。',
  'read.length':
    'complete() 说数据有 {found} 字节；实际是 {bytes}。那是已用环里的长度：设备写的都算在内，状态字节也算。',
  'read.failed':
    '请求 {request} 回来时说失败了，而扇区 {sector} 是存在的。头部是类型、四个字节的零、扇区号；状态字节为 0 表示成功。',
  'read.bytes': 'complete() 说数据有 {found} 字节；实际是 {bytes}。',
  'read.no-data':
    '请求 {request} 回来了，而 {buffer} 处还是原来的内容。第二个描述符指向哪里？允许设备写那里吗（WRITE）？',
  'read.data': '请求 {request} 要的是扇区 {sector}，它的开头是 {wanted}；缓冲区里却是 {found}。',
  'read.early': '有 {count} 个请求正确地回来了；应当有 {wanted} 个。',
  'read.forged': 'main.s 看到的内容不是从磁盘来的。',
  'read.beyond':
    '最后一个请求要的扇区在磁盘末尾之后。设备在状态字节里说明了这一点；complete() 却说有 {found} 字节可用。一个也没有。',
  'read.one-barrier': '敲门之前只有一道屏障。需要两道：环里的项必须先于 idx 可见，idx 又必须先于敲门可见。',
  'read.no-barrier':
    '敲门之前没有屏障。在这台机器上能行；在会重排存储的机器上，设备可能先看到 idx，后看到它所数的那一项。',
  'read.no-barrier-used': 'complete() 在已用环的 idx 和项之间没有屏障：核可能先读项，那样读到的是旧的。',
  'interrupt.hint-1': 'InterruptStatus 说明原因；往 InterruptACK 写，表示你知道了。',
  'interrupt.hint-2': '把从 0x60 读到的位写进 0x64：就这些位，不带此后可能新来的。',
  'interrupt.hint-3': 'ldr w0, [x1, #0x60]; str w0, [x1, #0x64]; ret',
  'interrupt.not-reached': 'main.s 还没有走到那里：先要让头两个请求回来。',
  'interrupt.not-acknowledged': 'InterruptStatus 还是 {found}：中断线一直拉着，处理完马上又会来。',
  'interrupt.result': 'acknowledge() 返回 {found}；InterruptStatus 是 1：有缓冲区用完了。',
};
export default sentences;
