/** 按消息代码排列的简体中文文本。`{name}` 是消息的参数。与 en.ts 一一对应，由测试保证。 */
export const zhCn: Readonly<Record<string, string>> = {};
