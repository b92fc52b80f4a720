import type { Sentences } from '../../labs/kit/lab.ts';

const sentences: Sentences = {
  title: '是哪个寄存器？',
  'objective.one': '解读陷入的 MSR 或 MRS 的 ISS',
  'step.register':
    '类别 0x18 的陷入会说明客户机要的是哪个寄存器，但字段顺序是它自己的：照指令里的位置去取，模拟的就是另一个寄存器了。先写 CRn、CRm 和 op2。',
  'step.transfer': '再写处理程序回答时要用的：客户机的通用寄存器，以及方向。',
  'register.hint-1':
    'EC 0x18 的 ISS：op0 [21:20]，op2 [19:17]，op1 [16:14]，CRn [13:10]，Rt [9:5]，CRm [4:1]，方向 [0]。',
  'register.hint-2': '分别右移 10、1、17 位，留四位、四位、三位。',
  'register.hint-3': 'crn = (esr >> 10) & 15，crm = (esr >> 1) & 15，op2 = (esr >> 17) & 7',
  'transfer.hint-1': 'Rt 是 [9:5]，方向是第 [0] 位。',
  'transfer.hint-2': '方向 1 是读：MRS。',
  'transfer.hint-3': 'rt = (esr >> 5) & 31，read = esr & 1',
  'register.swapped': 'CRn 和 CRm 弄反了：{answer} 是另一个。这一个是 {found}：CRn 是 [13:10]，CRm 是 [4:1]。',
  'register.crn': 'CRn 是 ISS 的第 [13:10] 位：{found}，不是 {answer}。',
  'register.crm': 'CRm 是 ISS 的第 [4:1] 位：{found}，不是 {answer}。第 0 位是方向。',
  'register.op2': 'op2 是 ISS 的第 [19:17] 位：{found}，不是 {answer}。',
  'transfer.rt': 'Rt 是 ISS 的第 [9:5] 位：{found}，不是 {answer}。',
  'transfer.read': 'ISS 的第 0 位是 {found}：1 是 MRS，0 是 MSR。',
};
export default sentences;
