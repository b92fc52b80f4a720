/**
 * What the JavaScript engine of the sandbox says, in Chinese: it has English only, and what it says is no code of ours. An error
 * that a reader's own code makes is shown as it is.
 */
const SENTENCES: readonly (readonly [english: RegExp, chinese: string])[] = [
  [/^not a function$/, '被调用的不是函数'],
  [/^(\S+) is not a function$/, '$1 不是函数'],
  [/^'(.+)' is not defined$/, '没有名为 $1 的变量'],
  [/^(.+) is not initialized$/, '$1 在声明之前就被使用'],
  [/^'(.+)' is read-only$/, '$1 是只读的'],
  [/^(.+) is read-only$/, '$1 是只读的'],
  [/^no setter for property$/, '这个属性不能写'],
  [/^cannot read property '(.+)' of (undefined|null)$/, '不能读 $2 的属性 $1'],
  [/^cannot set property '(.+)' of (undefined|null)$/, '不能写 $2 的属性 $1'],
  [
    /^cannot convert to BigInt.*$|^not a BigInt$/i,
    '这个值不能当作 bigint：字面量要带 n，如 4n；其他数用 BigInt() 转换',
  ],
  [/^cannot convert bigint to (?:number|float64|int)$/, 'bigint 不能直接当作 number：用 Number() 转换'],
  [/^cannot mix BigInt with other types.*$|^both operands must be BigInts?$/i, 'bigint 和 number 不能混在一起运算'],
  [/^bigint operands are forbidden for >>>$/, 'bigint 没有 >>>，请用 >>'],
  [/^bigint argument with unary \+$/, 'bigint 前面不能加 +'],
  [/^BigInt division by zero$|^division by zero$/, 'bigint 除以零'],
  [/^BigInt negative exponent$/, 'bigint 的指数不能是负数'],
  [/^BigInt is too large(?: to allocate)?$/, 'bigint 太大'],
  [/^not an object$/, '这里要的是对象'],
  [/^not a number$/, '这里要的是 number'],
  [/^value is not iterable$|^(?:.+ )?is not iterable$/, '这个值不能逐项遍历'],
  [/^(.+) is not a constructor$|^not a constructor$/, '不能用 new 创建它'],
  [/^(?:class )?constructors? (?:must be invoked with|requires) 'new'$/, '要用 new 创建它'],
  [/^invalid array length$/, '数组长度无效'],
  [/^out-of-bound(?:s)? .*$|^invalid (?:array )?index$/, '下标越界'],
  [/^unexpected token in expression: '(.*)'$/, '表达式里不应有“$1”'],
  [/^unexpected token: ?'?(.*?)'?$/, '这里不应有“$1”'],
  [/^expecting '(.+)'$/, '这里应有“$1”'],
  [/^unexpected end of (?:string|input)$/, '文本提前结束'],
  [/^invalid or duplicate .*$|^redeclaration of '(.+)'$/, '名字重复'],
];
const NAMES: Readonly<Record<string, string>> = {
  TypeError: '类型错误',
  ReferenceError: '引用错误',
  RangeError: '范围错误',
  SyntaxError: '语法错误',
};

/** `TypeError: not a function` as a Chinese reader would say it; what is not the engine's stays as it is. */
export function runtimeErrorInChinese(error: string): string {
  const [, name = '', rest = error] = /^([A-Z]\w*Error): (.*)$/s.exec(error) ?? [];
  if (name !== '' && !Object.hasOwn(NAMES, name)) return error;
  for (const [english, chinese] of SENTENCES)
    if (english.test(rest)) return (name === '' ? '' : `${NAMES[name] ?? name}：`) + rest.replace(english, chinese);
  return error;
}
