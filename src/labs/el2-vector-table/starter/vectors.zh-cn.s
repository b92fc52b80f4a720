// EL2：一个 16 个槽的向量表，一个 {{size:d}} 字节的上下文帧：
// x0 到 x30 从偏移 {{gap:d}} 起依次排列，SP_EL0 在 {{spAt:d}}，
// ELR_EL2 在 {{elrAt:d}}，SPSR_EL2 在 {{spsrAt:d}}。
        .global _start
_start:
        ldr     x0, =el2_stack
        mov     sp, x0
        adr     x0, vectors
        msr     vbar_el2, x0

        mov     x0, #(1 << 31)
        msr     hcr_el2, x0
        ldr     x0, =el1_stack
        msr     sp_el1, x0
        mov     x0, #0x3c5
        msr     spsr_el2, x0
        ldr     x0, =el1_entry
        msr     elr_el2, x0
        eret

        // 1. VBAR_EL2 只保留第 63:11 位：向量表要对齐。
        //    每个槽 128 字节。
vectors:

        // 2. 把一切存进栈上的帧，调用 trap_handler，
        //    x0 中是帧的地址。
        // 3. 全部恢复，释放帧，返回。
enter:
        eret

        .bss
        .balign 16
        .skip   4096
el2_stack:
