/**
 * The field’s words in English: each with its name, what it means, and the forms that a chapter’s text is searched for (between
 * bars; empty: it is not marked), and what others call it, for the search. Its twin is glossary-terms.zh-cn.ts.
 */
export const glossaryTermsEn: Readonly<Record<string, string>> = {
  'term.abort': 'Abort',
  'term.abort.forms': 'data abort|instruction abort',
  'term.abort.text':
    'The exception of an access that cannot be done: a data abort for a load or store, an instruction abort for a fetch. ESR says why, FAR where.',
  'term.abort.also': 'page fault|data fault|segmentation fault',
  'term.access-flag': 'Access flag',
  'term.access-flag.forms': 'access flag',
  'term.access-flag.text':
    'Bit 10 of a descriptor, AF: whether what it maps has been accessed. This core does not set it itself: a first access with AF = 0 faults.',
  'term.access-flag.also': 'accessed bit|AF',
  'term.asid': 'ASID',
  'term.asid.forms': 'ASID',
  'term.asid.text':
    'Address space identifier: a number for each process, so that the TLB can hold the translations of several at once. VMID is the same for VMs.',
  'term.barrier': 'Barrier',
  'term.barrier.forms': '',
  'term.barrier.text':
    'An instruction that keeps others apart. DMB orders memory accesses, DSB waits for them to complete, ISB makes what follows be fetched anew, with the system registers as they are now.',
  'term.barrier.also': 'fence|memory barrier',
  'term.block': 'Block',
  'term.block.forms': '',
  'term.block.text':
    'A leaf of the tables above level 3: one descriptor for 2 MiB (level 2) or 1 GiB (level 1) of 4 KiB pages. Both addresses must be multiples of its size.',
  'term.block.also': 'huge page|large page|section mapping',
  'term.context-frame': 'Context frame',
  'term.context-frame.forms': 'context frame',
  'term.context-frame.text':
    'The registers that the code at the vectors saves on the EL2 stack and puts back before ERET: the general registers, SP_EL0, ELR and SPSR. While a handler runs, it is the guest.',
  'term.context-frame.also': 'trap frame|register save area|pt_regs',
  'term.cpu-interface': 'CPU interface',
  'term.cpu-interface.forms': 'CPU interface|CPU interfaces',
  'term.cpu-interface.text':
    'The half of the GIC that each core has: it lets pass what is urgent enough, and is where the core acknowledges and ends interrupts. On this board GICC; GICV for a guest.',
  'term.cpu-interface.also': 'GICC|GICV|local APIC (x86)',
  'term.deactivation': 'Deactivation',
  'term.deactivation.forms': 'deactivation|deactivates',
  'term.deactivation.text':
    'The second half of an interrupt’s end: it is not active any more, and may come again. A write to GICC_EOIR or, with EOImode 1, to GICC_DIR.',
  'term.deactivation.also': 'GICC_DIR',
  'term.descriptor': 'Descriptor',
  'term.descriptor.forms': 'descriptor|descriptors',
  'term.descriptor.text':
    'One entry of a page table, 64 bits: invalid, a table of the next level, or a block or page with its attributes.',
  'term.descriptor.also': 'page table entry|PTE',
  'term.device-memory': 'Device memory',
  'term.device-memory.forms': '',
  'term.device-memory.text':
    'The memory type for registers of devices: accesses are done as often and in the order that the program says, none ahead of time, and never unaligned.',
  'term.device-memory.also': 'uncached memory|strongly ordered',
  'term.device-tree': 'Device tree',
  'term.device-tree.forms': 'device tree',
  'term.device-tree.text':
    'The description of a board that a kernel is given at its start: which memory, which devices at which addresses, which interrupts.',
  'term.device-tree.also': 'DTB|DTS|flattened device tree',
  'term.distributor': 'Distributor',
  'term.distributor.forms': 'distributor',
  'term.distributor.text':
    'The half of the GIC that the board has once: of each interrupt it knows whether it is enabled, pending or active, how urgent it is, and which cores it is for. A guest’s is emulated.',
  'term.distributor.also': 'GICD|I/O APIC (x86)',
  'term.dma': 'DMA',
  'term.dma.forms': 'DMA',
  'term.dma.text':
    'A device reads or writes memory itself. It puts physical addresses on the bus, and stage 2 is not asked: only an SMMU could do that.',
  'term.emulated-device': 'Emulated device',
  'term.emulated-device.forms': '',
  'term.emulated-device.text':
    'A device that is a program: its addresses are not mapped at stage 2, each access of the guest aborts to EL2, and a handler answers as the hardware would.',
  'term.emulated-device.also': 'virtual device|device model|trap and emulate',
  'term.exception': 'Exception',
  'term.exception.forms': '',
  'term.exception.text':
    'The only way up: the core stops what it does, saves PC and PSTATE, and goes on at a vector of the same or a higher level. Synchronous ones come from an instruction; IRQ, FIQ and SError from outside.',
  'term.exception.also': 'interrupt|fault|trap (x86)',
  'term.exception-level': 'Exception level',
  'term.exception-level.forms': 'exception level',
  'term.exception-level.text':
    'How much the running code may do: EL0 programs, EL1 a kernel, EL2 a hypervisor, EL3 firmware. This machine has EL0 to EL2.',
  'term.exception-level.also': 'privilege level|ring (x86)',
  'term.gic': 'GIC',
  'term.gic.forms': 'GIC|interrupt controller',
  'term.gic.text':
    'Generic Interrupt Controller; on this board version 2. Its distributor collects interrupts and decides which core gets them; each core has a CPU interface, and one more for its guest.',
  'term.gic.also': 'interrupt controller|APIC (x86)',
  'term.granule': 'Granule',
  'term.granule.forms': 'granule',
  'term.granule.text': 'Size of a page and of a table: 4, 16 or 64 KiB. This core has 4 and 64 KiB.',
  'term.granule.also': 'page size',
  'term.guest': 'Guest',
  'term.guest.forms': '',
  'term.guest.text':
    'The software in a virtual machine, mostly a kernel at EL1 with its programs at EL0. It need not know that it is one.',
  'term.guest.also': 'guest OS|domain (Xen)',
  'term.hypercall': 'Hypercall',
  'term.hypercall.forms': 'hypercall',
  'term.hypercall.text':
    'A guest’s call to its hypervisor, by HVC: number and arguments in registers, the answer in x0. To a hypervisor what a system call is to a kernel.',
  'term.hypercall.also': 'HVC|VMCALL (x86)',
  'term.hypervisor': 'Hypervisor',
  'term.hypervisor.forms': '',
  'term.hypervisor.text':
    'The program at EL2 that runs guests and keeps them apart. Type 1: directly on the hardware, like this one.',
  'term.hypervisor.also': 'virtual machine monitor|VMM',
  'term.identity-map': 'Identity map',
  'term.identity-map.forms': 'identity map',
  'term.identity-map.text': 'A translation that leads every address to itself.',
  'term.identity-map.also': '1:1 mapping|one-to-one mapping',
  'term.ipa': 'IPA',
  'term.ipa.forms': 'IPA|IPAs',
  'term.ipa.text':
    'Intermediate physical address: what a guest takes for a physical address. Stage 1 makes it, stage 2 turns it into a real one.',
  'term.ipa.also': 'guest physical address|GPA',
  'term.level-sensitive': 'Level-sensitive',
  'term.level-sensitive.forms': 'level-sensitive',
  'term.level-sensitive.text':
    'Of an interrupt: it is pending as long as its line is high. Told, and still high when it is ended, it comes again. An edge has happened once and is remembered.',
  'term.level-sensitive.also': 'level-triggered|edge-triggered',
  'term.list-register': 'List register',
  'term.list-register.forms': 'list register|list registers',
  'term.list-register.text':
    'A register of the GIC’s virtual interface that holds one interrupt for the guest. The guest acknowledges and ends it without a trap. This board has four a core: GICH_LR0 to GICH_LR3.',
  'term.list-register.also': 'LR|GICH_LR',
  'term.maintenance-interrupt': 'Maintenance interrupt',
  'term.maintenance-interrupt.forms': '',
  'term.maintenance-interrupt.text':
    'What the GIC’s virtual interface sends to EL2 when the list registers need attention, for example because they have run empty.',
  'term.mmio': 'MMIO',
  'term.mmio.forms': 'MMIO',
  'term.mmio.text':
    'Memory-mapped I/O: registers of a device that are reached by loads and stores, at addresses behind which there is no memory.',
  'term.mmio.also': 'memory-mapped I/O',
  'term.mmu': 'MMU',
  'term.mmu.forms': 'MMU',
  'term.mmu.text':
    'Memory management unit: the part of a core that translates addresses and checks permissions, by tables in memory.',
  'term.normal-memory': 'Normal memory',
  'term.normal-memory.forms': '',
  'term.normal-memory.text': 'The memory type for RAM: may be cached, read ahead of time and accessed unaligned.',
  'term.normal-memory.also': 'cacheable memory|RAM',
  'term.page': 'Page',
  'term.page.forms': '',
  'term.page.text': 'A leaf of the tables at level 3, and the smallest thing that can be mapped: 4 KiB here.',
  'term.page-table': 'Page table',
  'term.page-table.forms': '',
  'term.page-table.text':
    'A table of descriptors that a walk looks things up in. With 4 KiB it has 512 entries; there are up to four levels, 0 to 3.',
  'term.page-table.also': 'translation table|page directory',
  'term.passthrough': 'Passthrough',
  'term.passthrough.forms': '',
  'term.passthrough.text':
    'A guest is given a real device: its registers are mapped at stage 2 and accesses do not trap. Its DMA goes where it likes.',
  'term.passthrough.also': 'device assignment|direct assignment|VFIO',
  'term.percpu': 'PerCpu',
  'term.percpu.forms': '',
  'term.percpu.text':
    'What a hypervisor keeps for each real core: which VCpu is on it, its stack, its part of the GIC.',
  'term.percpu.also': 'per-CPU data',
  'term.priority-drop': 'Priority drop',
  'term.priority-drop.forms': 'priority drop',
  'term.priority-drop.text':
    'The first half of an interrupt’s end: the running priority goes back, so that others as urgent may come. The interrupt itself stays active until it is deactivated.',
  'term.priority-drop.also': 'GICC_EOIR|EOImode',
  'term.psci': 'PSCI',
  'term.psci.forms': 'PSCI',
  'term.psci.text':
    'Power State Coordination Interface: the calls by which a kernel starts and stops cores and the machine. By SMC or HVC; a hypervisor answers them for its guest.',
  'term.pstate': 'PSTATE',
  'term.pstate.forms': 'PSTATE',
  'term.pstate.text':
    'The state of the processor outside its registers: flags, masks, level, choice of stack pointer. An exception saves it into SPSR, ERET restores it from there.',
  'term.reserved-bits': 'RES0, RES1',
  'term.reserved-bits.forms': '',
  'term.reserved-bits.text':
    'Bits that mean nothing yet. Software writes 0 or 1 to them, as the name says, and does not rely on what it reads back.',
  'term.sgi': 'SGI, PPI, SPI',
  'term.sgi.forms': '',
  'term.sgi.text':
    'Kinds of interrupts by number: 0 to 15 sent by software from core to core, 16 to 31 private to a core (timers), from 32 shared by all (devices).',
  'term.smccc': 'SMCCC',
  'term.smccc.forms': 'SMCCC',
  'term.smccc.text':
    'Arm’s calling convention for SMC and HVC (DEN0028): w0 says whose call it is and which, arguments follow, and whoever does not know it answers −1.',
  'term.smmu': 'SMMU',
  'term.smmu.forms': 'SMMU',
  'term.smmu.text': 'An MMU in front of a device: it translates the addresses of its DMA. This board has none.',
  'term.smmu.also': 'IOMMU',
  'term.stage-1': 'Stage 1',
  'term.stage-1.forms': 'stage 1|Stage 1',
  'term.stage-1.text':
    'The translation that a kernel makes for itself: from virtual addresses to what it takes for physical ones. EL2 has a stage 1 of its own.',
  'term.stage-1.also': 'first stage of translation|VA to IPA',
  'term.stage-2': 'Stage 2',
  'term.stage-2.forms': 'stage 2|Stage 2',
  'term.stage-2.text':
    'The translation that the hypervisor makes for a guest: from IPA to physical address. It is the wall around the guest.',
  'term.stage-2.also': 'second stage of translation|nested paging|nested page tables|SLAT|EPT (x86)',
  'term.syndrome': 'Syndrome',
  'term.syndrome.forms': 'syndrome',
  'term.syndrome.text': 'What ESR says of an exception: its class, and details that depend on the class.',
  'term.syndrome.also': 'ESR|exception cause',
  'term.tlb': 'TLB',
  'term.tlb.forms': 'TLB',
  'term.tlb.text':
    'Translation lookaside buffer: the cache of finished translations, of both stages together. Whoever changes a descriptor must throw the old translation out, with TLBI.',
  'term.tlb.also': 'translation cache',
  'term.trap': 'Trap',
  'term.trap.forms': 'trap|traps|trapped',
  'term.trap.text':
    'An instruction or access that would be allowed at its level, but that a control bit sends to a higher one. It has not been executed: ELR points at it.',
  'term.trap.also': 'VM exit (x86)|intercept',
  'term.undefined': 'UNDEFINED',
  'term.undefined.forms': 'UNDEFINED',
  'term.undefined.text':
    'A word that is no instruction, or none at this level. Executing it is an exception of class 0, taken to EL1 unless the core is at a higher level.',
  'term.undefined.also': 'illegal instruction|invalid opcode',
  'term.vcpu': 'VCpu',
  'term.vcpu.forms': '',
  'term.vcpu.text':
    'The core that a guest thinks it has: a set of registers, in a real core while it runs, in memory otherwise.',
  'term.vcpu.also': 'virtual CPU|virtual processor',
  'term.vector-table': 'Vector table',
  'term.vector-table.forms': 'vector table',
  'term.vector-table.text':
    'Sixteen slots of code, 128 bytes each, at the address in VBAR. Where an exception comes from and its kind decide the slot.',
  'term.vector-table.also': 'exception vectors|IDT (x86)',
  'term.virq': 'Virtual interrupt',
  'term.virq.forms': '',
  'term.virq.text':
    'An interrupt that exists for a guest only. The hypervisor makes it pending, in a list register or with HCR_EL2.VI; the guest takes it as a real one.',
  'term.virq.also': 'virtual IRQ|interrupt injection',
  'term.virtio': 'virtio',
  'term.virtio.forms': 'virtio',
  'term.virtio.text':
    'A standard for devices that know they are virtual: the driver puts requests into queues in memory and rings once for many.',
  'term.virtual-address': 'VA',
  'term.virtual-address.forms': '',
  'term.virtual-address.text': 'Virtual address: what a program uses. Stage 1 translates it.',
  'term.physical-address': 'PA',
  'term.physical-address.forms': '',
  'term.physical-address.text': 'Physical address: what goes out on the bus, to memory or a device.',
  'term.vm': 'VM',
  'term.vm.forms': '',
  'term.vm.text': 'Virtual machine: what its VCpus share, that is memory, devices and the power switch.',
  'term.vm.also': 'virtual machine|domain (Xen)',
  'term.vmid': 'VMID',
  'term.vmid.forms': 'VMID',
  'term.vmid.text':
    'The number of a VM, in VTTBR_EL2. The TLB marks translations with it, so that changing guests need not empty it.',
  'term.walk': 'Walk',
  'term.walk.forms': 'walk|walks',
  'term.walk.text':
    'The core reads descriptor after descriptor, level by level, until it has the address. With two stages each table of the first must itself be found by the second.',
  'term.walk.also': 'page table walk|translation table walk',
  'term.world-switch': 'Switch',
  'term.world-switch.forms': '',
  'term.world-switch.text':
    'Giving a core to another VCpu: everything that is not shared goes to memory and comes from there. A trap saves only what the handler needs.',
  'term.world-switch.also': 'context switch of a VCpu',
};
