import type { Sentences } from '../kit/lab.ts';

const sentences: Sentences = {
  title: '两台 VM，各有一块磁盘',
  'objective.leak': '演示两台 VM 共用一页插槽时够得到对方的什么，没有 SMMU 时设备又够得到什么',
  'objective.apart': '给每台 VM 一块自己的磁盘，放在别人找不到的插槽里',
  'step.page': '板上的两块磁盘在同一页，这一页直通给两台 VM。在 attack.s 里，让 VM 1 读出 VM 0 磁盘上的那个字。',
  'step.dma': '让 VM 1 拿到 VM 0 藏在 RAM 里的秘密：第 2 阶段不让 VM 1 看那里。它自己的磁盘就办得到，两个请求。',
  'step.own': '在 slots.ts 里，让每台 VM 在 OWN 那一页有自己的磁盘：模拟的那块，在自己的插槽里。',
  'step.apart': '别的一概没有：邻居的插槽是空的，复位它碰不到任何人，磁盘也够不到邻居的 RAM。',
  aborted: 'VM {vm} 在 {far} 得到一个中止。找插槽的驱动程序以为每个位置都有一个插槽，哪怕是空的。',
  'not-here': 'VM {vm} 没有走到 {behind}。',
  'by-el2': '是 EL2 自己去读写了那里。它当然可以；可是这里问的是，VM 靠它的磁盘能做到什么。',
  'page.hint-1': '第 2 阶段按 4096 字节的页映射，一个插槽是 512 字节。VM 1 够得到哪些插槽？',
  'page.hint-2':
    '八个全够得到。VM 1 可以复位 VM 0 的磁盘，给它一个在自己 RAM 里的队列，然后读。这些客户机都会做，你只要说哪个插槽。',
  'page.hint-3': '第一行：VM 0 的插槽、0（读）、它的扇区、MINE。',
  'page.own-disk': '那是 VM 1 自己的磁盘。{slot} 号插槽是谁的？',
  'page.not-read': '磁盘没有完成这个请求：状态字节 {byte}，Status {status}。',
  'page.elsewhere': 'MINE 里什么也没来。磁盘把它放到哪里去了？',
  'page.another': '到 MINE 的是 {found}。那个字在 {sector} 号扇区。',
  'dma.hint-1': '设备是真的时候，描述符里的地址由谁来转换？',
  'dma.hint-2':
    '没有人：没有 SMMU，第 2 阶段是核的。设备把它当物理地址。写请求是读内存：先把秘密写到自己的磁盘上，再从那里读到 MINE。',
  'dma.hint-3':
    '第二行：自己的插槽、1、一个空闲扇区、秘密的物理地址：它的 IPA − 0x40000000 + 0x70180000。第三行：自己的插槽、0、同一个扇区、MINE。',
  'dma.ipa': '{ipa} 是 VM 0 别名里的 IPA。设备不懂 IPA：这个物理地址上是 EL2 自己的内存。',
  'dma.alias': '别名若是从 VM 0 的 RAM 开头起，它就在 {there}。别名的起点还要往后 0x180000 字节。',
  'dma.direction': '磁盘把秘密盖掉了。读请求填内存，写请求从内存里取。',
  'dma.not-served': '磁盘没有完成第二个请求：状态字节 {byte}，Status {status}。',
  'dma.not-the-secret': '到 MINE 的是 {found}，不是那个秘密。第三个请求读的扇区里是什么？',
  'own.hint-1': 'call.handlers.disk(call, vm, 0, …) 背后是谁的磁盘？插槽内偏移怎么算？',
  'own.hint-2':
    'vcpu.vm 是谁在问，vcpu.vm.plan.index 是它的编号。插槽号是 (ipa − OWN) / SIZE 向下取整，偏移是 ipa % SIZE。',
  'own.hint-3':
    'if (slot === SLOTS[vcpu.vm.plan.index]) return call.handlers.disk(call, vcpu.vm, 0, offset, size, value);',
  'own.empty': 'VM {vm} 在 OWN 那一页的 {slot} 号插槽里没有找到磁盘。',
  'own.the-other': 'VM {vm} 读到的是另一台的磁盘。',
  'own.not-read': 'VM {vm} 找到了磁盘，却读不出来：状态字节 {byte}，Status {status}。它看的是谁的环？',
  'apart.hint-1': '没有设备的插槽，驱动程序该读到什么？',
  'apart.hint-2':
    '偏移 0 是 MagicValue 0x74726976，偏移 4 是 Version 2，偏移 8 是 DeviceID 0，其余是零。写进去的就丢掉。',
  'apart.hint-3': 'if (value !== undefined) return 0n; return offset === 0 ? 0x7472_6976n : offset === 4 ? 2n : 0n;',
  'apart.sees': 'VM {vm} 找到磁盘的插槽是 {found}，每插槽一位；应该是 {wanted}。',
  'apart.no-slots': '八个插槽里，VM {vm} 在 {found} 个里找到了魔数。空插槽也是插槽。',
  'apart.knocked': 'VM {vm} 复位了邻居的插槽。它在那里读到 DeviceID {device}，自己的磁盘从此 Status 是 {status}。',
  'apart.reached': 'VM {vm} 的磁盘拿到一个邻居的地址，照办了：Status {status}。',
};
export default sentences;
