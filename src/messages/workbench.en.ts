/** English sentences of the workbench: the panes that labs, the machine and the hypervisor stand in. Its twin is workbench.zh-cn.ts. */
export const workbenchEn: Readonly<Record<string, string>> = {
  'workbench.panes': 'What is shown',
  'workbench.fold': 'Fold: {title}',
  'workbench.unfold': 'Unfold: {title}',
  'workbench.resize': 'Border between {one} and {other}',
  'workbench.resize-foot': 'Border above {title}',
  'workbench.more-tabs': 'More to look at',
  'workbench.keys': 'Keyboard',
  'workbench.keys.open': 'Keyboard shortcuts (?)',
  'workbench.keys.this': 'This list',
  'workbench.keys.leave': 'Out of the editor; pressed again, back to the page',
  'workbench.keys.border': 'On a border: move it; Enter folds',
  'workbench.keys.breakpoint': 'In the editor: breakpoint at this line',
  'workbench.keys.problem': 'In the editor: the next error',
  'workbench.keys.save': 'Save now',
  'workbench.close': 'Close',
};
