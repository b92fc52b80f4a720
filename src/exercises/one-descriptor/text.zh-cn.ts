import type { Sentences } from '../../labs/kit/lab.ts';

const sentences: Sentences = {
  title: '读懂一个描述符',
  'objective.one': '从第 1 阶段的描述符里读出地址、属性和权限',
  'step.address': '映射出错时，手里有的就是描述符：八个字节，什么都在里面。先看它通到哪里，连偏移一起。',
  'step.attribute': '是哪种内存？描述符里有索引，字节在 MAIR_EL2 里。',
  'step.access': 'EL2 能写那里吗？',
  'address.hint-1': '第 3 级的页保留地址的低 12 位，第 2 级的块保留低 21 位，其余都换掉。',
  'address.hint-2': '页：描述符 [47:12] 加 VA [11:0]。块：描述符 [47:21] 加 VA [20:0]。',
  'address.hint-3': '把这个字的低位清掉，换上 VA 的低位。',
  'attribute.hint-1': 'AttrIndx 是 [4:2]。',
  'attribute.hint-2': 'MAIR_EL2 的字节 n 是第 [8n + 7:8n] 位。',
  'attribute.hint-3': '(MAIR_EL2 >> 8 × AttrIndx) & 0xff；没写出来的高位是 0。',
  'access.hint-1': 'AP[2] 是第 7 位。',
  'access.hint-2': 'AP[2] = 1 是只读。',
  'access.hint-3': '这个字 & 0x80：0 就能写。',
  'address.offset': '{answer} 是开头。地址在它里面的某处：{found}。',
  'address.page': '{answer} 只保留了地址的 12 位。第 2 级的块保留 21 位：{found}。',
  'address.wrong': 'AT 给出的不是 {answer}，而是 {found}。',
  'attribute.index': '{answer} 是索引。它选出 MAIR_EL2 的一个字节：{found}。',
  'attribute.wrong': 'PAR_EL1 里是 {found}，不是 {answer}。AttrIndx 是第 [4:2] 位。',
  'access.wrong': '你写的是 {answer}；AT S1E2W 说是 {found}。禁止写的是 AP[2]，第 7 位。',
};
export default sentences;
