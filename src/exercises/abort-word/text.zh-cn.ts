import type { Sentences } from '../../labs/kit/lab.ts';

const sentences: Sentences = {
  title: '三个寄存器，一次访问',
  'objective.one': '根据 ESR、FAR 和 HPFAR 说出客户机对设备做了什么',
  'step.what': '模拟的设备看不到指令，只看得到三个寄存器。要回答，这些必须够用：几个字节，读还是写，哪个寄存器？',
  'step.where': '还有在哪里：设备认的是 IPA，客户机用的是虚拟地址。',
  'what.hint-1': '数据中止的 ISS：ISV [24]，SAS [23:22]，SSE [21]，SRT [20:16]，SF [15]，WnR [6]。',
  'what.hint-2': 'SAS：0 是一个字节，1 是两个，2 是四个，3 是八个。WnR = 1 是写。',
  'what.hint-3':
    'size = 1 << ((esr >> 22) & 3)，register = (esr >> 16) & 31，signed = (esr >> 21) & 1，write = (esr >> 6) & 1',
  'where.hint-1': 'FAR_EL2 里是客户机的虚拟地址，HPFAR_EL2 里是 IPA 的页。',
  'where.hint-2': 'HPFAR_EL2 把 IPA 的第 [47:12] 位放在 [39:4]；低十二位两边一样。',
  'where.hint-3': 'ipa = (hpfar << 8) | (far & 0xfff)',
  'what.sas': '{answer} 是 SAS 本身。它按 2 的幂计：{found} 个字节。',
  'what.size': 'SAS（第 [23:22] 位）说的是 {found} 个字节，不是 {answer}。',
  'what.write': 'WnR（第 6 位）是 {found}：1 是写，0 是读。',
  'what.register': 'SRT（第 [20:16] 位）是 {found}，不是 {answer}。',
  'what.signed': 'SSE（第 21 位）是 {found}。',
  'where.far': '{answer} 是 FAR_EL2：客户机的虚拟地址，第 2 阶段对它一无所知。设备在 {found}。',
  'where.page': '{answer} 是页。低十二位在 FAR_EL2 里：{found}。',
  'where.hpfar': '{answer} 是 HPFAR_EL2 原样；它把 IPA 的第 [47:12] 位放在 [39:4]。设备在 {found}。',
  'where.wrong': '设备在 {found}，不在 {answer}。',
};
export default sentences;
