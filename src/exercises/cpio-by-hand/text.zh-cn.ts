import type { Sentences } from '../../labs/kit/lab.ts';

const sentences: Sentences = {
  title: '手读一个归档',
  'objective.one': '找出 cpio newc 头里的字段，以及下一个头从哪里开始',
  'step.header': 'Linux 说 initramfs 已损坏，多半只是差了几个填充字节。先读两个关键字段：文件多长，名字多长。',
  'step.data': '再算位置：文件内容在哪里，下一个头在哪里。',
  'step.end': '归档以一个名为 TRAILER!!!、内容为空的头结束。',
  'header.hint-1': '6 个字符的魔数之后，是 13 个字段，各 8 位十六进制。',
  'header.hint-2':
    'ino、mode、uid、gid、nlink、mtime、filesize、devmajor、devminor、rdevmajor、rdevminor、namesize、check。',
  'header.hint-3':
    'filesize 从第 54 个字符开始：第 4 行，从 0 数的第 6 个字符。namesize 在第 94 个，连名字末尾的 NUL 也算。',
  'data.hint-1': '头和名字合起来补到 4 的倍数；文件也一样。',
  'data.hint-2': '110 不是 4 的倍数：补的是总和，不是各部分。',
  'data.hint-3': 'data = (at + 110 + namesize + 3) & ~3；next = (data + filesize + 3) & ~3',
  'end.hint-1': 'trailer 就是一个头加一个名字，没有数据。',
  'end.hint-2': 'TRAILER!!! 有十个字符，再加一个 NUL。',
  'end.hint-3': 'next + 110 + 11，补到 4 的倍数：next + 124。',
  'header.size': '你写的是 {answer}；第七个字段 c_filesize 是 {found}。这些数字是十六进制。',
  'header.nul': '{answer} 是字母的个数。c_namesize 还算上后面的 NUL：{found}。',
  'header.name': '你写的是 {answer}；第十二个字段 c_namesize 是 {found}。',
  'data.name': '{answer} 是名字开始的地方。文件在它之后，从 {found} 开始。',
  'data.padding': '{answer} 紧跟在名字后面。头和名字合起来要补到 4 的倍数：{found}。',
  'data.wrong': '你写的是 {answer}；头和名字补齐之后，到 {found} 为止。',
  'data.file': '{answer} 紧跟在文件最后一个字节之后。下一个头从 4 的倍数开始：{found}。',
  'data.next': '你写的是 {answer}；下一个头在文件和填充之后，即 {found}。',
  'end.begins': '{answer} 是 trailer 开始的地方。它也有头和名字：到 {found} 为止。',
  'end.padding': '{answer} 紧跟在 TRAILER!!! 的 NUL 之后。这里同样要补齐：{found}。',
  'end.wrong': '你写的是 {answer}；trailer 的头和名字补齐之后，到 {found} 为止。',
};
export default sentences;
