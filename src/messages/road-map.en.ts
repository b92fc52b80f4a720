/** The road map's table. Its twin is road-map.zh-cn.ts. */
export const roadMapEn: Readonly<Record<string, string>> = {
  'road.chapter': 'Chapter',
  'road.labs': 'Labs',
  'road.minutes': 'Minutes',
  'road.read': '{reading} to read, {labs} in labs',
  'road.sum': 'All of it, with the labs, takes about {hours} hours.',
};
