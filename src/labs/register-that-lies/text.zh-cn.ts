import type { Sentences } from '../kit/lab.ts';

const sentences: Sentences = {
  title: '会说谎的寄存器',
  'objective.decode': '从陷入的 MRS、MSR 的综合信息里找出寄存器、方向和 Rt',
  'objective.answer': '放行、忽略、读为零，或者你说是什么就是什么',
  'step.through': '放行对标识寄存器的读；保留的读为零。',
  'step.written': '放行对转换控制寄存器的写，只有一个例外。',
  'step.lied': '藏起一个特性，再让一个寄存器读出你定的值。',
  'step.counted': '数读了几次，并让客户机读到这个数。',
  'not-reached': '客户机没有走到 {place}：前面有一次访问没有返回。',
  undefined:
    '{place} 处的访问在客户机那里成了 UNDEFINED（ESR_EL2 {esr}）。名字是 S<Op0>_<Op1>_C<CRn>_C<CRm>_<Op2>，按这个顺序，每个数取自各自的位吗？',
  again: '{place} 处的访问一再陷入（ESR_EL2 {esr}）：它已经被模拟，请从下一条指令继续。',
  lost: '{place} 处的访问（ESR_EL2 {esr}）没有返回。',
  twice: '{place} 处的指令被漏掉了：只跳一次。',
  'through.hint-1': '寄存器由五个数指定。它们在 ESR_EL2 的哪里？Rt 又在哪里？',
  'through.hint-2':
    'Op0 21:20、Op1 16:14、CRn 13:10、CRm 4:1、Op2 19:17；Rt 9:5。frame.setX(31, …) 写了就丢，本该如此。IDENTIFICATION 里没有的是零。',
  'through.hint-3':
    'const known = IDENTIFICATION[name]; frame.setX(register, known === undefined ? 0n : el2.mrs(known)); frame.skip();',
  'through.register': '客户机的寄存器里还是原来的内容；应为 {wanted}。Rt 在 ESR_EL2 {esr} 的第 9:5 位。',
  'through.value': '客户机读到 {found}；核给出的是 {wanted}（ESR_EL2 {esr}）。',
  'through.stack':
    '目的为 XZR 的读把客户机的 SP_EL0 改成了 {found}；原来是 {wanted}。帧里 x30 之后就是 SP_EL0；frame.setX(31, …) 不会碰它。',
  'through.reserved': '保留的标识寄存器读出了 {found}。它应当读为零：核就是这样表示那里什么也没有。',
  'written.hint-1': '哪一位区分写和读？现在这次写归谁做？',
  'written.hint-2':
    '第 0 位为 0 是 MSR。el2.msr(TRANSLATION[name], frame.x(register)) 做的就是客户机想做的；frame.x(31) 是零。忽略一次写，就是跳过它。',
  'written.hint-3': "if (control !== '…') el2.msr(control, frame.x(register)); return frame.skip();",
  'written.value': '客户机在 {place} 写了 {wanted}，读到 {found}（ESR_EL2 {esr}）。',
  'written.nothing': '客户机在 {place} 写了 {wanted}，却没有下文。放行的写，要由你来写（ESR_EL2 {esr}）。',
  'written.zero': '源为 XZR 的 MSR 写成了 {found}；它写的是零。访问中的 31 号寄存器是零寄存器。',
  'written.ignored': '{place} 处的写本该被忽略，寄存器里却有了 {found}。',
  'lied.hint-1': '描述特性的寄存器有十六个字段。可以改动多少？',
  'lied.hint-2': 'value & ~(0xfn << shift) 清掉一个字段，别的不动。0 表示“没有”。',
  'lied.hint-3': "if (known === 'ID_AA64ISAR0_EL1') value &= ~(0xfn << …n);",
  'lied.feature': '客户机从 ID_AA64ISAR0_EL1 读到 {found}；一个字段为 0、其余照旧，应为 {wanted}。',
  'lied.honest': '客户机读到 {found}：那个特性还在。去掉它，寄存器是 {wanted}。',
  'lied.everything': '客户机读到 0：去掉一个特性，其余的也跟着没了。应为 {wanted}。',
  'lied.own': '由你定值的寄存器读出 {found}；应为 {wanted}。',
  'counted.hint-1': '怎样算读一次？计数器自己算不算？',
  'counted.hint-2': '除计数器之外，每次读标识寄存器都算，目的为 XZR 的、保留的也算。写不算。',
  'counted.hint-3': "if (name === '…') value = reads; else reads++;",
  'counted.number': '客户机读过 {wanted} 次标识寄存器，得到的数却是 {found}。',
  'counted.writes': '客户机得到 {found}：把写也算了进去。读有 {wanted} 次。',
  'counted.zero': '计数器像保留寄存器一样读为零。客户机已经读过 {wanted} 次。',
  'counted.itself': '再看一次计数器，得到 {found}，不是 {wanted}：它不算自己。',
  'counted.undefined': '有一次访问在客户机那里成了 UNDEFINED，而它们全都该由你回答。',
};
export default sentences;
