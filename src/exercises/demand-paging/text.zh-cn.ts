import type { Sentences } from '../../labs/kit/lab.ts';

const sentences: Sentences = {
  title: '碰到才给的内存',
  'objective.fault': '让第 2 阶段的转换错误告诉你哪一页该给了',
  'objective.return': '客户机还回来的内存收下，擦干净，再给另一台',
  'step.touch':
    '客户机要的内存总比用的多。客户机碰到窗口里的一页，这一页就得到一个页框：存储、加载、取指都算。刚得到时是空的。',
  'step.pool': '两台 VM 一共 FRAMES 个页框。一个不剩时再碰，得到的就是空地址该有的中止。',
  'step.balloon': 'RELEASE：客户机还回一页。页框空了出来，客户机再也够不着它。',
  'step.two': '两台 VM 用同样的地址。一台还回来的页框给另一台，里面的字节一个也不能跟过去。',
  'not-reached': '客户机没有走到 `{behind}`。缺的东西在前面的阶段里，或者在上面。',
  threw: '客户机还没走到 `{behind}`，pager.ts 就抛出了错误。',
  'touch.hint-1': '客户机碰到一个第 2 阶段没有映射的地址，你就被调用。ESR_EL2 和 HPFAR_EL2 说了什么？',
  'touch.hint-2':
    '类别 0x20 和 0x24，DFSC 为 0b0001LL：转换错误。faultingIpa 给出 IPA，向下对齐到页。在窗口里，就取一个页框，清零，映射，返回。客户机会把同一条指令再执行一次，所以不要跳过它。',
  'touch.hint-3':
    "const frame = free.pop(); call.el2.writeBytes(frame, new Uint8Array(PAGE)); vcpu.vm.pageTable.map(page, frame, PAGE, 'memory');",
  'touch.refused': '客户机往窗口里的一页存数，得到了中止。没有人给过它页框。',
  'touch.skipped': '客户机往新的一页存数，读回来却是 0：那次存储丢了。页有了以后，那条指令要再执行一次。',
  'touch.store': '客户机往新的一页存数，读回来的却是 {found}。',
  'touch.pair': '在新的一页上成对加载，得到了中止。这种访问没有症状（ISV 为 0），也用不着：再执行一次就行。',
  'touch.blank': '新的一页里有 {found}。没有人写过的页应该是空的。',
  'touch.fetch':
    '客户机跳到新的一页，得到类别为 {found} 的异常。取指（EC 0x20）也算碰到：那里是零，随之而来的应是类别 0。',
  'touch.outside': '窗口后面的那一页应该什么也没有；从那里加载之后，客户机得到过 {found} 次中止，应为 1 次。',
  'pool.hint-1': '页框从哪里来？一共有几个？',
  'pool.hint-2': '把空着的记成一张表：POOL、POOL + PAGE……表空了，这个错误就不归你：HANDLERS.trap 会给客户机它的中止。',
  'pool.hint-3':
    'const free = Array.from({ length: FRAMES }, (_, n) => POOL + n * PAGE); … if (frame === undefined) return HANDLERS.trap(call, vcpu, esr);',
  'pool.early': '客户机碰过的页没有超过页框的数目，却已经得到 {found} 次中止；应为 1 次，就是窗口后面那一页。',
  'pool.elsewhere': '客户机碰过的页都写过了，池里却有一个页框装着 {held}：那一页得到的不是它。',
  'pool.more': '客户机比页框多碰了一页，居然也得到了。那是谁的内存？',
  'pool.full': '客户机比页框多碰了一页；一共得到 {found} 次中止，应为 2 次。',
  'balloon.hint-1': '收回一页之前得知道：它是谁的，用的是哪个页框。',
  'balloon.hint-2':
    '替每台 VM 记下哪一页用哪个页框。RELEASE 在调用者的那张表里找；找到了，就取消映射（转换也随之失效），从表里删掉，页框放回空闲的那张表。其余一律拒绝。',
  'balloon.hint-3': 'vcpu.vm.pageTable.unmap(page, PAGE); pagesOf(vcpu.vm).delete(page); free.push(frame); return 0n;',
  'balloon.odd': 'RELEASE 一个页中间的地址，得到 {found}；应为 −1。',
  'balloon.unheld': 'RELEASE 窗口里一页自己没有的，得到 {found}；应为 −1。',
  'balloon.foreign': 'RELEASE 这台 VM 自己 RAM 里的一页，得到 {found}；应为 −1。它不是从池里来的。',
  'balloon.given': 'RELEASE 客户机手里的一页，得到 {found}；应为 0。',
  'balloon.twice': '同一页再 RELEASE 一次，得到 {found}；应为 −1。在空闲表里出现两次的页框，会给出去两次。',
  'balloon.unused': '还回一页之后，接着碰的那一页却得到中止（一共 {found} 次）：页框没有回到池里。',
  'balloon.dirty': '用过的页框给出来时里面有 {found}。新的主人不该看到它。',
  'balloon.still': '客户机去读还掉的那一页，没有得到中止（一共 {found} 次，应为 3 次）。映射取消了吗？转换失效了吗？',
  'balloon.kept': '客户机留着的一页里是 {found}，不是它写的。两页用了同一个页框。',
  'two.hint-1': '两个窗口的 IPA 一样。你在哪里查一页？',
  'two.hint-2': '手里有什么按 VM 记，空闲的不分 VM。页框给出去时清零，不管以前是谁的。',
  'two.hint-3': 'const held = new Map<number, Map<number, number>>(); 键是 vm.plan.index。',
  'two.starved': 'VM a 还了一页，VM b 碰第一页却得到中止。',
  'two.leak': '对这台 VM 来说是新的一页，里面却有 {found}：另一台 VM 写的。',
  'two.more': '一个页框也不剩，VM b 又碰了第二页：它得到过 {found} 次中止，应为 1 次。',
  'two.foreign': 'VM b 要还一页，那个 IPA 上有页的是 VM a，得到 {found}；应为 −1。',
  'two.given': 'VM b 还自己的一页，VM a 在同一个 IPA 上也有一页，得到 {found}；应为 0。',
  'two.mixed': 'VM b 在同一个 IPA 写了自己的页，VM a 的那一页里却成了 {found}。',
  'two.lost-frame': 'VM b 还了它的页，VM a 却得不到：一共 {found} 次中止，应为 3 次。',
};
export default sentences;
