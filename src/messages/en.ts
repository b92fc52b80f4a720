/** English sentences by message code. `{name}` is a parameter of the message. Its twin is zh-cn.ts; a test holds both to the same codes. */
export const en: Readonly<Record<string, string>> = {};
