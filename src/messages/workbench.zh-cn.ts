/** 工作台的中文句子：实验、机器和 hypervisor 页面所用的窗格。与 workbench.en.ts 成对。 */
export const workbenchZhCn: Readonly<Record<string, string>> = {
  'workbench.panes': '显示的窗格',
  'workbench.fold': '折叠：{title}',
  'workbench.unfold': '展开：{title}',
  'workbench.resize': '{one}与{other}的分界',
  'workbench.resize-foot': '{title}上方的分界',
  'workbench.more-tabs': '更多视图',
  'workbench.keys': '键盘操作',
  'workbench.keys.open': '快捷键（?）',
  'workbench.keys.this': '打开这张表',
  'workbench.keys.leave': '离开编辑器；再按一次，回到页面',
  'workbench.keys.border': '焦点在分界上时：移动分界，Enter 折叠',
  'workbench.keys.breakpoint': '编辑器中：在本行设断点',
  'workbench.keys.problem': '编辑器中：跳到下一个错误',
  'workbench.keys.save': '立即保存',
  'workbench.close': '关闭',
};
