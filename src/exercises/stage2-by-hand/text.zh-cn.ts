import type { Sentences } from '../../labs/kit/lab.ts';

const sentences: Sentences = {
  title: '手工查第 2 阶段的表',
  'objective.one': '手工查第 2 阶段的表：查到页，查到块，查到出错',
  'step.tables': '亲手查过一遍的人，看内存转储就能看出映射错在哪里。核到哪里去读？把第一个 IPA 切成三个索引。',
  'step.page': '第一次读最后到了哪里？',
  'step.block': '第二次遇到的是块，第三次什么也没有。',
  'tables.hint-1': '4 KiB 页：每级九位索引，加十二位偏移。',
  'tables.hint-2': '第 1 级：第 [38:30] 位；第 2 级：[29:21]；第 3 级：[20:12]。一个描述符八个字节。',
  'tables.hint-3': 'entry-1 = 0x40081000 + 8 × IPA[38:30]；那里的值去掉低位，就是下一张表。',
  'page.hint-1': '页到第 12 位为止。',
  'page.hint-2': '描述符的第 [47:12] 位，加上 IPA 的 [11:0]。',
  'page.hint-3': 'e3 那一行的页，加上 IPA 的最后三位十六进制数。',
  'block.hint-1': '描述符的第 [1:0] 位：3 指向下一张表，在第 3 级则是页；1 是块；0 是空的。',
  'block.hint-2': '第 2 级的块有 2 MiB：偏移是 IPA[20:0]。',
  'block.hint-3': '第三个 IPA 在第 3 级的索引比第一个大一：.quad 0。',
  'tables.bytes': '{answer} 把表项当字节数了；每项八个字节。核读的是 {found}。',
  'tables.wrong': '核读的不是 {answer}，而是 {found}。',
  'page.offset': '{answer} 是页的开头。读的是页内某处：{found}。',
  'page.wrong': '这次读到的不是 {answer}，而是 {found}。',
  'block.page': '{answer} 只带了 IPA 的 12 位。第 2 级的块要带 21 位：{found}。',
  'block.offset': '{answer} 是块的开头。读的是块内某处：{found}。',
  'block.wrong': '第二次读到的不是 {answer}，而是 {found}。',
  'block.level': '你写的是第 {answer} 级。核最后读的描述符在第 {found} 级。',
};
export default sentences;
