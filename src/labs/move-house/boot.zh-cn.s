// 按 places.s 写的地方放好两个客户机的内核、设备树和 initrd，
// 让它们一个接一个开始。客户机各自看一圈，然后发出调用。
        .set    INITRD, {{length}}
        .set    MARK, {{mark}}
        .global _start, placed0, placed1, loaded0, loaded1
        .global report0, report1, done

_start: ldr     x0, =vectors
        msr     vbar_el2, x0
        mov     x0, #1 << 31            // HCR_EL2.RW
        msr     hcr_el2, x0
        .rept   {{gap}}
        nop
        .endr
        msr     tpidr_el2, xzr
        ldr     x1, =kernel0
        ldr     x2, =tree0
        ldr     x3, =initrd0
        ldr     x4, =start0
        ldr     x5, =end0
        ldr     x6, =memory0
        ldr     x7, =size0
placed0:
        bl      load
loaded0:
        b       enter
second: ldr     x1, =kernel1
        ldr     x2, =tree1
        ldr     x3, =initrd1
        ldr     x4, =start1
        ldr     x5, =end1
        ldr     x6, =memory1
        ldr     x7, =size1
placed1:
        bl      load
loaded1:
        b       enter

// 一个客户机的三个文件。设备树是简化的：五个字，和真的设备树一样用大端。
// x8 是 initrd 各字之和。
load:   ldr     x9, =kernel
        ldr     x10, =kernel_end
        mov     x11, x1
1:      ldr     w12, [x9], #4
        str     w12, [x11], #4
        cmp     x9, x10
        b.lo    1b
        mov     x8, #0
        mov     x9, #0
        ldr     x10, =MARK
2:      str     w10, [x3, x9]
        add     x8, x8, x10
        add     x10, x10, #3
        add     x9, x9, #4
        cmp     x9, #INITRD
        b.lo    2b
        ldr     w9, =0xd00dfeed
        rev     w9, w9
        str     w9, [x2]
        rev     w9, w4
        str     w9, [x2, #4]            // linux,initrd-start
        rev     w9, w5
        str     w9, [x2, #8]            // linux,initrd-end
        rev     w9, w6
        str     w9, [x2, #12]           // 内存：起始
        rev     w9, w7
        str     w9, [x2, #16]           // 内存：大小
        ret

// arm64 的启动协议：x0 是设备树，x1 到 x3 是 0。
enter:  msr     elr_el2, x1
        mov     x0, #0x3c5              // EL1h，全部屏蔽
        msr     spsr_el2, x0
        mov     x0, x2
        mov     x1, #0
        mov     x2, #0
        mov     x3, #0
        ic      iallu
        dsb     sy
        isb
        eret

called: mrs     x30, tpidr_el2
        cbnz    x30, report1
report0:
        mov     x30, #1
        msr     tpidr_el2, x30
        b       second
report1:
        nop
done:   ldr     x0, =0x84000008         // SYSTEM_OFF
        smc     #0

        .balign 2048
vectors:
        .rept   8
        b       done
        .balign 128
        .endr
        b       called
        .balign 128
        .rept   7
        b       done
        .balign 128
        .endr
