import type { Sentences } from '../../labs/kit/lab.ts';

const sentences: Sentences = {
  title: '拆开一个块',
  'objective.one': '用页代替块，而映射不变',
  'step.pages': '盯住一页、写时复制一页、收走一页：都要先把一个块拆成页，而客户机毫无察觉。建好这张表。',
  'step.attributes': '别的都不能变：类型、权限、内存类型、XN。',
  'step.hole': '还有一页要空出来。',
  'pages.hint-1': '512 个描述符，各 8 字节；输出地址每次加 0x1000。',
  'pages.hint-2': '第 3 级的页，最低两位是 3；块是 1。表的描述符是它的地址加 3。',
  'pages.hint-3': '读出块描述符，orr #2，存 512 次，每次加 0x1000；最后把 x1 + 3 存到 [x0]。',
  'attributes.hint-1': '属性不必重新拼：它们就在块描述符里。',
  'attributes.hint-2': '块和页的第 [11:2] 位、第 [63:52] 位，意思一样。',
  'attributes.hint-3': '只有第 1 位不同：orr x2, x2, #2。',
  'hole.hint-1': '第 0 位是 0 的描述符就是空的。',
  'hole.hint-2': '用 cmp 比较页号，csel 选 xzr。',
  'hole.hint-3': '或者先全部存好，再往 表 + 8 × 页号 存零。',
  'pages.block': '第一页的查表在第 {level} 级就结束了：没有到第 3 级的页。',
  'pages.missing': 'IPA {lost} 那一页，没有通到块原来通到的地方。',
  'attributes.type': '{word} 不是页：第 3 级的第 [1:0] 位是 3。',
  'attributes.low': '{word}：低位属性和块的不一样，块的是 {wanted}（块的写法）。',
  'attributes.xn': '{word}：XN（第 54 位）和块的不一样。',
  'hole.mapped': '该出错的那一页通到了 {found}。',
  'hole.wide': '空出来的那一页后面，也出错了。',
  'not-back': 'split 没有返回：它以 RET 结束。',
};
export default sentences;
