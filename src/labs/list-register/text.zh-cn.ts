import type { Sentences } from '../kit/lab.ts';

const sentences: Sentences = {
  title: '一个列表寄存器',
  'objective.interface': '用第 2 阶段的一项，给客户机一个自己的 CPU 接口',
  'objective.lists': '让一个谁也没请求过的中断挂起，并一直跟到它结束',
  'step.interface': '客户机去找真的 CPU 接口的那个地方，把它引到虚拟的那个。',
  'step.give': '把一个中断放进列表寄存器，过后再说它怎样了。',
  'step.several': '多个中断：只放进空闲的，每个 INTID 只放一次，全都占着时就说不行。',
  'not-reached': '客户机没有走到 {behind}。',
  'interface.hint-1': 'GICV 的寄存器和 GICC 的一样，偏移也一样。不能让客户机察觉自己到了别处。',
  'interface.hint-2':
    '在 mmio 里，vm.pageTable.map(ipa, pa, size, attributes) 建立那一项。来到这里的那次访问，要在映射好之后重做：call.again。',
  'interface.hint-3':
    "如果 ipa 在 GICC 的第一页里：vcpu.vm.pageTable.map(GICC.start, GICV.start, GICC.page, 'device'); call.again = true; return 0n。否则返回 undefined。",
  'interface.absent': '客户机访问 0x08010000，那里什么都没有：第 2 阶段没有这一页的项。',
  'interface.physical': '这一页通向 GICC 本身。那是 EL2 的接口：客户机会去应答 hypervisor 的中断。',
  'interface.elsewhere': '这一页通向 {found}；GICV 在 0x08040000。',
  'interface.emulated':
    '什么都没映射，有 {count} 次访问来到 EL2。这样能用，但每次都是一次陷入；GICV 的意义就在于一次也不用。',
  'interface.memory': '这一页映射的属性是 {found}：寄存器要用设备内存，否则可能被提前读。',
  'interface.outside': 'IPA {ipa} 也被映射了，通向 {pa}。接口只有一页，至多再加后面那页。',
  'interface.read-back': '客户机往 GICC_PMR 写了 {wanted}，读回来是 {found}。',
  'interface.skipped': '客户机的第一次访问是写 GICC_PMR，没有起作用：读回来是 {found}。映射好之后，这次访问要重做。',
  'interface.trapped': '有 {count} 次访问来到 EL2。第一次之后，一次也不需要。',
  'give.hint-1': '列表寄存器是一个字。字段见本章的图；让它活起来的是状态。',
  'give.hint-2':
    '状态在第 29:28 位（1 是挂起），组在第 30 位，优先级的高五位在第 27:23 位，INTID 在第 9:0 位。HW 保持 0。客户机之后对它做了什么，只有寄存器里有，别处都没有：去读它。',
  'give.hint-3':
    'lr = (1 << 28) | (group << 30) | ((priority >> 3) << 23) | intid; call.el2.write(GICH.start + 0x100 + 4 * free, 4, BigInt(lr >>> 0))。查状态：找到 INTID 相同、第 29:28 位不是 0 的那个，返回这两位。',
  'give.number': '这次调用返回 {found}；列表寄存器全都空闲，头一个是 {wanted} 号。',
  'give.refused': '列表寄存器全都空闲，这次调用却被拒绝了。',
  'give.not-listed': 'GICH_LR0 到 3，一个也没有写过。',
  'give.hardware': '{word} 的 HW 置位：它结束时，GIC 会给一个物理中断去激活，而它背后没有物理中断。',
  'give.intid': '{word} 的第 9:0 位是另一个 INTID：要的是 {wanted}。',
  'give.state': '{word} 没有挂起：那要第 29:28 位是 1。活跃是客户机应答之后的事。',
  'give.priority': '{word}：要的优先级是 {wanted}，第 27:23 位里却不是它。那里只有五位，是八位里的高五位。',
  'give.group': '{word}：第 30 位应为 {wanted}，即所要的组。',
  'give.pending': '客户机还没应答，查到的状态是 {found}；应为 {wanted}，挂起。',
  'give.not-seen': '客户机的 GICC_HPPIR 是 {found}；挂起的是 {wanted}。',
  'give.not-acknowledged': '客户机从 IAR 读到 {found}；挂起的是 {wanted}。',
  'give.running': '客户机的运行优先级是 {found}；它要的是 {wanted}。',
  'give.active': '客户机已经应答，查到的状态是 {found}；应为 {wanted}，活跃。',
  'give.remembered': '查到的状态还是挂起，而客户机已经应答了。没有人告诉你：每次都要去读列表寄存器。',
  'give.freed': '客户机已经结束它，查到的状态是 {found}：它现在哪儿都不在，是 {wanted}。',
  'several.hint-1': '硬件腾出列表寄存器时不会说。写之前先看。',
  'several.hint-2': '四个都读一遍。第 29:28 位是 0 的是空闲的。不空闲而 INTID 又相同的，就意味着不行。',
  'several.hint-3':
    'own = 状态不是 0、第 9:0 位等于 intid 的那个的下标；free = 状态是 0 的那个的下标。own ≥ 0 或 free < 0 就返回 NOT_SUPPORTED。',
  'several.before': '首先，第一次调用要返回 {wanted}；它返回的是 {found}。请先完成第 2 步。',
  'several.twice':
    '同一个 INTID 正活跃着，又要了一次，得到 {found}。它同时在两个列表寄存器里，结果是 UNPREDICTABLE（IHI 0048B §5.3.10）；应该说不行。',
  'several.not-taken': '客户机打开了 IRQ，向量处却没有中断来。',
  'several.vector': '只有一个中断，客户机的处理程序运行了 {found} 次。',
  'several.which': '在向量处，客户机从 IAR 读到 {found}；应为 {wanted}。',
  'several.full': '列表寄存器全都占着，第五次调用得到 {found}；应该说不行。',
  'several.overwritten': '四次调用返回的列表寄存器合起来的位是 {found}；四个各不相同就是 {wanted}。原来在里面的丢了。',
  'several.order': '客户机应答的依次是 {a}、{b}、{c}、{d}：顺序不合优先级，或者不全。',
  'several.reused': '列表寄存器又全空闲了，现在要的却不是客户机应答到的：是 {found}，不是 {wanted}。',
};
export default sentences;
