// 两个 VM 读同一个 IPA，那里各是各的页。中间什么也不失效：
// 只靠 VMID 分开它们。
        .global _start, given0, given1, again0, seen
_start: ldr     x0, =stack
        mov     sp, x0
        adr     x0, vectors
        msr     vbar_el2, x0
        ldr     x0, =0x80023559         // VTCR_EL2
        msr     vtcr_el2, x0
        ldr     x0, =0x80000001         // HCR_EL2: RW, VM
        msr     hcr_el2, x0
        mov     x0, #0x3c5
        msr     spsr_el2, x0
        mov     x0, #0
        bl      vttbr
given0: bl      guest
        mov     x20, x1
        mov     x0, #1
        bl      vttbr
given1: bl      guest
        mov     x21, x1
        mov     x0, #0
        bl      vttbr
again0: bl      guest
        mov     x22, x1
seen:   b       .

guest:  msr     vttbr_el2, x0           // 进入它所属的 VM
        mov     x19, x30
        adr     x0, 1f
        msr     elr_el2, x0
        isb
        eret
1:      ldr     x1, =0x80000000         // 两个都读这里
        ldr     x1, [x1]
        hvc     #0
        .ltorg

        .balign 2048
vectors:
        .rept   16
        .balign 128
        b       taken
        .endr
taken:  mrs     x2, esr_el2
        lsr     x2, x2, #26
        cmp     x2, #0x16
        b.ne    .
        mov     x30, x19
        ret

        .org    0x2000
table0: .quad   0, 0x400007fd, page0 + 3
        .org    0x3000
table1: .quad   0, 0x400007fd, page1 + 3
        .org    0x4000
page0:  .quad   level3a + 3
        .org    0x5000
page1:  .quad   level3b + 3
        .org    0x6000
level3a:
        .quad   0x400887ff
        .org    0x7000
level3b:
        .quad   0x400897ff
        .org    0x8000
        .quad   {{value0}}             // VM 0 的；下面是 VM 1 的
        .org    0x9000
        .quad   {{value1}}
        .org    0xa000

        .bss
        .balign 16
        .skip   256
stack:
