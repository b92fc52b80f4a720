/** The field's words: which there are, what else to look at, and what Chinese pages must not say instead (the names: messages). */
export interface Term {
  readonly id: string;
  /** Registers, fields and instructions that belong to it, as code: `HCR_EL2.VM`. */
  readonly see: readonly string[];
  /** Sections of the manual (chapter/manual.ts). */
  readonly sections: readonly string[];
  /** Spellings that a Chinese page or message must not have: one word for one thing. */
  readonly not: readonly RegExp[];
}

const term = (
  id: string,
  see: readonly string[] = [],
  sections: readonly string[] = [],
  not: readonly RegExp[] = [],
): Term => ({ id, see, sections, not });

export const TERMS: readonly Term[] = [
  term(
    'abort',
    ['ESR_EL2', 'FAR_EL2', 'HPFAR_EL2'],
    [],
    [/(?:数据|指令|取指|预取)异常/, /(?:数据|指令)终止/, /(?:取指|预取)中止/],
  ),
  term('access-flag', [], ['D5.3.3'], [/访问位|存取标志|已访问标志/]),
  term('asid', ['TTBR0_EL1.ASID']),
  term('barrier', ['dmb', 'dsb', 'isb'], [], [/栅栏|内存屏障指令/]),
  term('block', [], ['D5.3']),
  term('context-frame', ['ELR_EL2', 'SPSR_EL2'], [], [/上下文结构|陷阱帧|陷入帧/]),
  term('cpu-interface', [], [], [/CPU ?Interface|处理器接口/]),
  term('deactivation', [], [], [/失活|取消激活/]),
  term('descriptor', [], ['D5.3'], [/描述子|描述项/]),
  term('device-memory', ['MAIR_EL1'], ['D5.5'], [/Device ?内存/]),
  term('device-tree'),
  term('distributor', [], [], [/(?:中断|GIC) ?分配器/, /(?<![.`/-])[Dd]istributor/]),
  term('dma'),
  term('emulated-device', ['HPFAR_EL2', 'FAR_EL2'], [], [/仿真/]),
  term('exception', ['ESR_EL2', 'ELR_EL2', 'SPSR_EL2'], ['D1.10']),
  term('exception-level', ['CurrentEL'], ['D1.1'], [/异常等级/, /低级(?![别语])/, /['，；（]同级/]),
  term('gic', [], [], [/: '(?:pending|active)|处于 ?active/, /待处理的?中断/]),
  term('granule', ['TCR_EL1.TG0', 'VTCR_EL2.TG0'], ['D5.2'], [/颗粒/]),
  term('guest', [], [], [/来宾|访客|客户虚拟机/, /[一-龥，。：；（“] ?guest(?![\w.\\”])|(?<![\w./-])guest ?[一-龥]/]),
  term('hypercall', ['hvc'], [], [/超级?调用/]),
  term('hypervisor', [], ['D1.5'], [/管理程序|虚拟机监[控视]器|虚拟机管理器/]),
  term('identity-map', [], [], [/一一映射|等值映射/]),
  term('ipa', ['HPFAR_EL2', 'VTCR_EL2.T0SZ'], ['D5.2'], [/中间地址|客户机物理地址/]),
  term('level-sensitive', [], [], [/电平敏感|水平触发/]),
  term('list-register', [], [], [/链表寄存器|LR ?寄存器|[Ll]ist register/]),
  term('maintenance-interrupt'),
  term('mmio'),
  term('mmu', ['SCTLR_EL1.M', 'SCTLR_EL2.M', 'HCR_EL2.VM'], ['D5.2']),
  term(
    'normal-memory',
    ['MAIR_EL1'],
    ['D5.5'],
    [/正常内存|常规内存|Normal ?内存/, /Normal ?[，、]?写回|Normal write-back|普通内存，写回/],
  ),
  term('page', [], ['D5.3']),
  term('page-table', ['TTBR0_EL1', 'VTTBR_EL2'], ['D5.2'], [/分页表|翻译表|转换表/]),
  term('passthrough', [], [], [/透传|直接分配/]),
  term('percpu'),
  term('physical-address'),
  term('priority-drop', [], [], [/优先级(?:丢弃|跌落)/]),
  term('psci', ['smc', 'hvc', 'HCR_EL2.TSC']),
  term('pstate', ['SPSR_EL2', 'DAIF', 'NZCV'], ['D1.7']),
  term('reserved-bits'),
  term('sgi'),
  term('smccc', ['hvc', 'smc']),
  term('smmu'),
  term('stage-1', ['TTBR0_EL1', 'TCR_EL1', 'SCTLR_EL1.M'], ['D5.2'], [/阶段 ?[1一]|第一阶段|一级转换|(?<!第 )1 阶段/]),
  term('stage-2', ['VTTBR_EL2', 'VTCR_EL2', 'HCR_EL2.VM'], ['D5.2'], [/阶段 ?[2二]|第二阶段|二级转换|(?<!第 )2 阶段/]),
  term('syndrome', ['ESR_EL2'], ['D13.2 ESR_EL2'], [/综合征|症候|症状信息/]),
  term('tlb', ['tlbi'], ['D5.10'], [/快表/]),
  term('trap', ['HCR_EL2'], ['D1.10'], [/自陷|捕获|陷阱/]),
  term('undefined', ['udf'], [], [/未定义(?:的?指令|的[。；'])|无定义/]),
  term('vcpu', ['VMPIDR_EL2', 'TPIDR_EL2'], [], [/虚拟处理器|虚拟 CPU(?! 接口)/, /处理器核/]),
  term('vector-table', ['VBAR_EL1', 'VBAR_EL2'], ['D1.10.2'], [/中断向量表|矢量/, /(?<!插)槽位/]),
  term('virq', ['HCR_EL2.VI', 'HCR_EL2.IMO']),
  term('virtio'),
  term('virtual-address'),
  term('vm', ['VTTBR_EL2.VMID']),
  term('vmid', ['VTTBR_EL2.VMID'], ['D13.2 VTTBR_EL2']),
  term(
    'walk',
    ['at'],
    ['D5.2'],
    [/(?:页表|嵌套|阶段|每级|MMU).{0,2}遍历|遍历(?:页表|描述符|在每|读|止|从第|要读)|页表漫游|走表/],
  ),
  term('world-switch', [], [], [/世界切换/]),
];

/** Spellings that were once in use beside another one, and English where Chinese has a word. */
export const RETIRED: readonly RegExp[] = [
  /翻译/,
  /级别 ?[0-3](?!\d)/,
  /异常级(?!别)/,
  /监视点/,
  /映像/,
  /堆栈/,
  /通电/,
  /(?<![-\w./'#`])[Gg]uest (?:的|在|里)|(?<![-\w./'#`])Guest(?![-\w'])/,
  /(?<![-\w./'"`])[Ss]tage[ -][12]/,
  /[Ss]tage[ -][12] ?[一-龥]/,
  /(?:内部|外部)共享/,
  /宿主机|(?<!虚拟化)主机/,
  /未对齐/,
  /体系结构/,
  // Bits have a number: 第 5:2 位.
  /(?<!第 |\d |\d)位 \d+(?::\d+)?/,
];
