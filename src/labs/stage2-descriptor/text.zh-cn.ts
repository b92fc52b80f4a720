import type { Sentences } from '../kit/lab.ts';

const sentences: Sentences = {
  title: '编码第 2 阶段描述符',
  'objective.fields': '由各字段拼出第 2 阶段描述符',
  'objective.difference': '说出与第 1 阶段的不同之处',
  'step.block': '一个 RAM 块。',
  'step.page': '设备的一页。',
  'step.table': '一个表描述符。',
  'step.rom': '一个只读页。',
  'block.hint-1': '地址、类型、属性、权限、共享属性、访问标志：六个字段相加。',
  'block.hint-2':
    '类型第 1:0 位：01。MemAttr 第 5:2 位：写回 1111，写透 1010，不可缓存 0101。S2AP 第 7:6 位：读 01，写 10，读写 11。SH 第 9:8 位：不共享 00，外共享 10，内共享 11。AF 是第 10 位，XN 是第 54 位。',
  'block.hint-3': '地址 + 1 + (MemAttr << 2) + (3 << 6) + (SH << 8) + (1 << 10)，有 XN 时再加 1 << 54',
  'page.hint-1': '在第 3 级，最低两位是另一个值。',
  'page.hint-2': '类型 11；MemAttr 0000 是 Device-nGnRnE，0001 是 nGnRE，0011 是 GRE；SH 00；XN 是第 54 位。',
  'page.hint-3': '地址 + 3 + (MemAttr << 2) + (S2AP << 6) + (1 << 10) + (1 << 54)',
  'table.hint-1': '第 2 阶段的表描述符只有地址和类型。',
  'table.hint-2': '它的类型是 0b11，与页相同；靠级别区分。',
  'table.hint-3': '地址 + 3',
  'rom.hint-1': 'S2AP 说的是允许什么，而不是禁止什么。再看看级别：它真是页吗？',
  'rom.hint-2': 'S2AP[0]（第 6 位）允许读，S2AP[1]（第 7 位）允许写。',
  'rom.hint-3': '地址 + 3（页）或 1（块）+ (MemAttr << 2) + (1 << 6) + (SH << 8) + (1 << 10)',
  'nothing-block': 'block（在 {address}）仍是 0。描述符存到那里了吗？',
  'nothing-page': 'page（在 {address}）仍是 0。描述符存到那里了吗？',
  'nothing-table': 'table（在 {address}）仍是 0。描述符存到那里了吗？',
  'nothing-rom': 'rom（在 {address}）仍是 0。描述符存到那里了吗？',
  'type-block': '{descriptor}：第 1:0 位是 {found}；第 {level} 级的块是 {wanted}。3 会是表。',
  'type-page': '{descriptor}：第 1:0 位是 {found}；第 3 级的页是 {wanted}。1 在那里是保留值，会出错。',
  'type-table': '{descriptor}：第 1:0 位是 {found}；表是 3。1 会是块。',
  address: '{descriptor}：地址是 {found}；应为 {wanted}，不移位：第 47:12 位在描述符中的位置与在地址中相同。',
  'attribute-index':
    '{descriptor}：MemAttr（第 5:2 位）是 {found}，像是第 1 阶段的 AttrIndx。第 2 阶段没有 MAIR：属性本身就写在这里，即 {wanted}。',
  attribute:
    '{descriptor}：MemAttr（第 5:2 位）是 {found}；应为 {wanted}。第 5:4 位为 00 表示设备内存，否则说明外部缓存的策略；第 3:2 位是设备类型，或内部缓存的策略。',
  'no-access': '{descriptor}：S2AP（第 7:6 位）是 0：完全不能访问。与第 1 阶段的 AP 不同，0 不表示可读写。',
  access: '{descriptor}：S2AP（第 7:6 位）是 {found}；应为 {wanted}。第 6 位允许读，第 7 位允许写。',
  shareability: '{descriptor}：SH（第 9:8 位）是 {found}；应为 {wanted}。0 不共享，2 外共享，3 内共享。',
  'access-flag': '{descriptor}：AF（第 10 位）是 {found}：第一次访问会是访问标志错误。应为 {wanted}。',
  'execute-never': '{descriptor}：XN（第 54 位）是 {found}；应为 {wanted}。',
  'other-bits': '{descriptor}：位 {found} 不属于所需的任何字段；请保持 0。',
  'table-attributes': '{descriptor}：位 {found} 在第 2 阶段表描述符中没有意义；属性写在块和页里。',
};
export default sentences;
