/** 路线图的表格用语。与 road-map.en.ts 成对。 */
export const roadMapZhCn: Readonly<Record<string, string>> = {
  'road.chapter': '章',
  'road.labs': '实验',
  'road.minutes': '分钟',
  'road.read': '阅读 {reading}，实验 {labs}',
  'road.sum': '全部读完、做完，大约要 {hours} 小时。',
};
