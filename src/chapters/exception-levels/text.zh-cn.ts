/** Chinese sentences of this chapter's figures. Its twin is text.en.ts. */
import type { Text } from '../kit/parts.ts';

export const text: Text = {
  'levels.caption': '三个级别。向上靠异常，向下靠返回。',
  'levels.title': '这台机器的异常级别',
  'levels.text':
    '自上而下：EL2 是 hypervisor，核从这里启动；EL1 是客户机内核；EL0 是应用程序。异常通向上面，例如 SVC、HVC、SMC；ERET 通向下面。',
  'levels.el2': 'hypervisor',
  'levels.el1': '客户机内核',
  'levels.el0': '应用程序',
  'levels.up': '异常',
  'levels.down': '返回',
  'table.asked': 'EL2 靠 HCR_EL2 的这些位点名要东西，这一章用到的都在这里。',
  'table.classes': '异常类别，取值都是本课程的机器在某次运行中实际报告的。',
};
