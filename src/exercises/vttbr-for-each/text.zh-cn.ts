import type { Sentences } from '../../labs/kit/lab.ts';

const sentences: Sentences = {
  title: '两个客户机，一个 TLB',
  'objective.one': '拼出 VTTBR_EL2：表和 VMID',
  'step.values':
    'TLB 里同时留着几个客户机的转换。把它们分开的，是 hypervisor 给的一个编号，和表的地址放在同一个寄存器里。两样都写上。',
  'step.apart': '两个 VM 先后运行，中间什么也不失效：各读各的页。',
  'values.hint-1': 'BADDR 是表的地址；VMID 是 [55:48]。',
  'values.hint-2': 'VM 的编号在 x0 里：比较它，用 CSEL 选一个。',
  'values.hint-3': 'ldr x1, =0x40082000 + (vmid << 48)，x2 里用 0x40083000 同样写一个；cmp x0, #0；csel x0, x1, x2, eq',
  'apart.hint-1': '前一步对了，这里自然就对。',
  'apart.hint-2': '两个用同一个 VMID，第二个客户机就会碰到 TLB 里第一个留下的东西。',
  'apart.hint-3': 'VMID 要不同。',
  'values.table': '{whole} 里的地址不是表的地址：第 [47:1] 位是 {found}，应为 {wanted}。',
  'values.none': '{whole} 里没有 VMID：第 [63:48] 位是 0。应为 {wanted}。',
  'values.vmid': '{whole} 里的 VMID 是 {found}；应为 {wanted}。',
  'apart.wrong': 'VM {vm} 读到 {found}；它的页里是 {wanted}。',
  'apart.faulted': 'VM {vm} 什么也没读到：查表出错了。',
  'apart.stale': 'VM {vm} 读到 {found}；它的页里是 {wanted}。这是 TLB 给的：在核看来，这是同一个客户机。',
  unused: '没有人问过 vttbr，或者它没有返回：它以 RET 结束。',
};
export default sentences;
