import type { Sentences } from '../kit/lab.ts';

const sentences: Sentences = {
  title: '教机器一条指令',
  'objective.row': '把一个编码写成一行：固定的位和字段，一点也不放宽',
  'objective.meaning': '把指令做的事写成一棵带类型的运算树',
  'step.decode': '在 row.ts 里，每种宽度写一行。这条指令的字会被执行，别的字仍旧是 UNDEFINED。',
  'step.meaning':
    '写出它做什么。操作数每次检查都重新抽，标志位不许动。然后倒着走过它：机器走起来，和走过自己的指令一样轻松。',
  'step.text': '按汇编的样子写它：machine.ts 每执行一个字，就反汇编出来，显示在通道 1 上。',
  'not-a-row': 'machine.ts 用不了某一行。它说：{text}',
  'not-here': '客户机没有走完它的那些字。',
  'decode.hint-1': '模式从第 31 位写到第 0 位：固定的位照写，字段写成 名字:宽度。',
  'decode.hint-2': '手册那一行里写着数字的都是固定的。sf 决定是哪种寄存器：1 开头的一行管 X，0 开头的一行管 W。',
  'decode.hint-3':
    '照手册那一行从左到右：sf 写 1，第 30 位，0，11010110，然后是 Rm:5 或 00000，六位操作码，Rn:5 Rd:5。第二行一样，开头换成 0。',
  'decode.wide': '字 {word} 是 X 形式，没有哪一行认它。',
  'decode.narrow': '字 {word} 是 W 形式，没有哪一行认它。',
  'decode.zero': '字 {word} 里有 XZR，没有哪一行认它。',
  'decode.others': '有四个字不是这条指令，其中仍是 UNDEFINED 的有 {found} 个。手册里固定的位，你写成了字段。',
  'meaning.hint-1': '从里往外写：哪些寄存器，怎样比较或计数，由此选出什么？',
  'meaning.hint-2':
    "['i64.select', a, b, c]：c 不为零就是 a，否则是 b。比较有 lt_s、lt_u、gt_s……，结果是 i32。x 的行要 i64，w 的行要 i32，高半会变成零。",
  'meaning.hint-3':
    "两个里较大的：['i64.select', n, m, ['i64.gt_s', n, m]]，n 就是 ['x', 'Rn']；无符号用 gt_u，较小的用 lt。ABS：n < 0 就选 0 − n。CTZ：63 减去 n 与 0 − n 按位与之后的 clz，n 是 0 就是 64。W 形式一样，换成 i32、w、31 和 32。",
  'meaning.wide': 'X 形式得到 {found}；应该是 {wanted}。',
  'meaning.flags': 'NZCV 是 {found}；之前是 {wanted}，这条指令和它无关。',
  'meaning.not-done': 'W 形式 {word} 什么也没有写。',
  'meaning.narrow': 'W 形式得到 {found}；应该是 {wanted}：只看低 32 位，上面是零。',
  'meaning.zero': '操作数里有 XZR 时得到 {found}；应该是 {wanted}。',
  'text.hint-1': '文本里的顺序是汇编的顺序：目的寄存器在最前面。',
  'text.hint-2': 'machine.ts 把每个 R 开头的字段换成寄存器：x3、w4、xzr。',
  'text.hint-3': '照手册那一行：小写的名字，然后 Rd、Rn，有 Rm 的话再写 Rm。两行一样。',
  'text.not-so': '应该有 {wanted}。通道 1 上是：{text}',
};
export default sentences;
