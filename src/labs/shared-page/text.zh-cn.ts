import type { Sentences } from '../kit/lab.ts';

const sentences: Sentences = {
  title: '共享页与门铃',
  'objective.share': '让两台客户机看到同一页，除此之外什么都不多给',
  'objective.order': '写的东西另一个核也看得到了，才按门铃',
  'step.share': 'share.ts 里的 SHARE：一页，一次，放在客户机想要的地方。客户机会先试那些不该给的。',
  'step.send': 'share.ts 里的 RING，bell.s 里的 `send`：写进去，确保写到了，再按铃。',
  'step.take': 'bell.s 里的 `take`：应答门铃，读消息，结束中断。两边来回几轮。',
  'not-reached': 'VM {vm} 没有走到 {behind}：在它之前的那一步没有返回，或者失败了。',
  threw:
    'VM {vm} 没有走到 {behind}：share.ts 抛出了错误。客户机要得不对，就拒绝它；不能因此让 hypervisor 停下，邻居也住在里面。',
  'share.hint-1': '哪些数来自客户机？一个都不要信。',
  'share.hint-2':
    'x0 必须在 WINDOW 里，且是 PAGE 的整数倍；x1 必须等于 PAGE；调用者还没有这一页（在函数外放一个 Set，存 plan.index）。都满足才 pageTable.map，类型是 memory。只要有一方没有这一页，RING 就拒绝。',
  'share.hint-3':
    "if (event === SHARE) { if (ipa < WINDOW.start || ipa >= WINDOW.end || ipa % PAGE !== 0 || size !== PAGE || guests.has(own)) return NOT_SUPPORTED; vcpu.vm.pageTable.map(ipa, SHARED, PAGE, 'memory'); guests.add(own); return 0n; }",
  'share.early': 'VM {vm} 还没有共享页就按铃，得到 {found}；应为 −1。',
  'share.odd': 'VM {vm} 要把这一页放在不是 4 KiB 整数倍的地址，得到 {found}；应为 −1。',
  'share.more': 'VM {vm} 要了 {amount} 字节，得到 {found}；应为 −1。这一页旁边的东西轮不到你来给。',
  'share.outside': 'VM {vm} 要把这一页放在 {outside}，不在 WINDOW 里，得到 {found}；应为 −1。',
  'share.refused': 'VM {vm} 按规矩要这一页，得到 {found}；应为 0。',
  'share.again': 'VM {vm} 又要了一次，得到 {found}；应为 −1。',
  'share.beyond':
    'VM {vm} 读了这一页后面的地方，又读了先前没要到的地方：本该中止两次，实际 {found} 次。它够得到的不止一页。',
  'share.not-the-same': 'VM 1 已经在页里写了标志，VM 0 却一直没看到：两边不是同一页，或者 VM 1 没有可写的页。',
  'share.mapped': 'VM 0 的第 2 阶段还映射了 {ipa}，通向 {pa}。它应该只比原来多一页。',
  'share.elsewhere': 'VM 0 的这一页通向 {pa}；应为 {wanted}。',
  'send.hint-1': '另一个核去看这一页时，什么必须已经到了？靠什么保证？',
  'send.hint-2':
    '两条 store；一条 DMB（或 DSB），inner shareable 域，管住 store；然后设 x7，hvc。share.ts 里：从 call.vms 找到另一台 VM，有一方没有页就拒绝，否则 vm.vgic.sendSgi(1, vm.vcpus[0], BELL)。',
  'send.hint-3':
    'str x1, [x0, #first]；str x2, [x0, #second]；dmb ishst；ldr x7, =RING；hvc #0；ret。偏移用你这份题目里的。',
  'send.nobody': 'VM 1 还没有共享页，VM 0 就按了铃，得到 {found}；应为 −1。没有页，铃响了也说不出什么。',
  'send.no-ring': 'VM {vm} 的 `send` 从未调用 RING。',
  'send.words': 'VM {vm} 按铃时，页里是 {found1} 和 {found2}；两个偏移处应为 {w1} 和 {w2}。',
  'send.no-barrier':
    'VM {vm} 按铃前没有屏障。门铃走一条路，消息走另一条路：邻居可能醒了，却还看不到那两次写。在这里能跑通，因为这里的核一件一件地做事；在真的板子上，它会时不时出错。',
  'send.barrier-early': 'VM {vm} 有屏障，但不在两次写和按铃之间。屏障只管它前面的和它后面的，别的都不管。',
  'send.barrier-narrow': 'VM {vm} 的屏障太窄：要管住的是 store，而且要让另一个核也看到（ISH 或 SY；ST 或全部）。',
  'send.result': '双方都有这一页，RING 却给 VM 0 返回 {found}；应为 0，并留在 x0 里。',
  'take.hint-1': '处理函数按什么顺序对付一个中断？结束它要用哪个数？',
  'take.hint-2':
    '读 GICC_IAR，看第 9 到 0 位。是 BELL 吗？是的话：一条管 load 的屏障，两个字读进 x1 和 x2，再把 IAR 给的值写进 GICC_EOIR。不是就什么也不做。编号最后才放进 x0，因为在那之前 x0 是页的地址。',
  'take.hint-3':
    'ldr x3, =GICC；ldr w4, [x3, #0xc]；and w5, w4, #0x3ff；cmp w5, #BELL；b.ne 1f；dmb ishld；ldr x1, [x0, #…]；ldr x2, [x0, #…]；str w4, [x3, #0x10]；1: mov w0, w5；ret',
  'take.no-ring': '铃没有响：RING 给 VM 0 返回 {found}。',
  'take.no-ring-yet': '铃还没有响过：VM 0 没有从 `send` 出来。',
  'take.not-the-bell': 'VM {vm} 白等了一场：要么没有人按它的铃，要么 `take` 没有把编号放进 x0。',
  'take.words': '`take` 给 VM {vm} 的是 {found1} 和 {found2}；页里是 {w1} 和 {w2}。',
  'take.once': 'VM {vm} 只听到一次铃，再没有第二次。中断不结束，同优先级的就都进不来。',
};
export default sentences;
