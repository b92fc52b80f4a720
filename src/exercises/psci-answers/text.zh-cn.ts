import type { Sentences } from '../../labs/kit/lab.ts';

const sentences: Sentences = {
  title: 'PSCI 怎么说“不”',
  'objective.one': '预测 PSCI 调用的返回值',
  'step.before':
    '客户机启动一个核时就看这些数行事，hypervisor 得给对：“不”说错了，Linux 就会去找别的办法。核 1 关着时的三次调用。',
  'step.on': '然后启动核 1，再问一次。',
  'before.hint-1': '-1 NOT_SUPPORTED，-2 INVALID_PARAMETERS，-3 DENIED，-4 ALREADY_ON，-5 ON_PENDING。',
  'before.hint-2': '不认识的功能是不支持。没有哪个核有的亲和性是参数无效。正在运行的核是已经开着。',
  'before.hint-3': 'PSCI_FEATURES：有就是 0，没有就是 -1；AFFINITY_INFO：开着是 0，关着是 1。',
  'on.hint-1': '核开始启动，调用就返回了。',
  'on.hint-2': '过一会儿它已在运行，再 CPU_ON 就没事可做了。',
  'on.hint-3': '0、4、0',
  'before.another':
    '你写的是 {answer}；固件回答 {found}。1 是 NOT_SUPPORTED，2 是 INVALID_PARAMETERS，4 是 ALREADY_ON：问题出在功能、目标，还是目标的状态？',
  'before.wrong': '你写的是 {answer}；固件回答 {found}。',
  'on.wrong': '你写的是 {answer}；对关着的核 CPU_ON，得到 {found}。',
  'on.again': '你写的是 {answer}；那时这个核已在运行：{found}，ALREADY_ON。',
  'on.info': '你写的是 {answer}；AFFINITY_INFO 给出 {found}：0 是 ON。',
};
export default sentences;
