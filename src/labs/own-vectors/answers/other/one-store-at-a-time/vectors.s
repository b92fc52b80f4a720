// Everything in the slots is a branch, and registers go one by one.
        .balign 2048
vectors:
        .org    vectors + 0*128
        b       from0
        .org    vectors + 1*128
        b       from1
        .org    vectors + 2*128
        b       from2
        .org    vectors + 3*128
        b       from3
        .org    vectors + 4*128
        b       from4
        .org    vectors + 5*128
        b       from5
        .org    vectors + 6*128
        b       from6
        .org    vectors + 7*128
        b       from7
        .org    vectors + 8*128
        b       from8
        .org    vectors + 9*128
        b       from9
        .org    vectors + 10*128
        b       from10
        .org    vectors + 11*128
        b       from11
        .org    vectors + 12*128
        b       from12
        .org    vectors + 13*128
        b       from13
        .org    vectors + 14*128
        b       from14
        .org    vectors + 15*128
        b       from15
        .org    vectors + 2048
from0:
        sub     sp, sp, #272
        str     x30, [sp, #240]
        mov     x30, #5
        b       enter
from1:
        sub     sp, sp, #272
        str     x30, [sp, #240]
        mov     x30, #5
        b       enter
from2:
        sub     sp, sp, #272
        str     x30, [sp, #240]
        mov     x30, #5
        b       enter
from3:
        sub     sp, sp, #272
        str     x30, [sp, #240]
        mov     x30, #5
        b       enter
from4:
        sub     sp, sp, #272
        str     x30, [sp, #240]
        mov     x30, #5
        b       enter
from5:
        sub     sp, sp, #272
        str     x30, [sp, #240]
        mov     x30, #2
        b       enter
from6:
        sub     sp, sp, #272
        str     x30, [sp, #240]
        mov     x30, #3
        b       enter
from7:
        sub     sp, sp, #272
        str     x30, [sp, #240]
        mov     x30, #4
        b       enter
from8:
        sub     sp, sp, #272
        str     x30, [sp, #240]
        mov     x30, #1
        b       enter
from9:
        sub     sp, sp, #272
        str     x30, [sp, #240]
        mov     x30, #2
        b       enter
from10:
        sub     sp, sp, #272
        str     x30, [sp, #240]
        mov     x30, #3
        b       enter
from11:
        sub     sp, sp, #272
        str     x30, [sp, #240]
        mov     x30, #4
        b       enter
from12:
        sub     sp, sp, #272
        str     x30, [sp, #240]
        mov     x30, #5
        b       enter
from13:
        sub     sp, sp, #272
        str     x30, [sp, #240]
        mov     x30, #5
        b       enter
from14:
        sub     sp, sp, #272
        str     x30, [sp, #240]
        mov     x30, #5
        b       enter
from15:
        sub     sp, sp, #272
        str     x30, [sp, #240]
        mov     x30, #5
        b       enter
enter:
        str     x0, [sp, #0]
        str     x1, [sp, #8]
        str     x2, [sp, #16]
        str     x3, [sp, #24]
        str     x4, [sp, #32]
        str     x5, [sp, #40]
        str     x6, [sp, #48]
        str     x7, [sp, #56]
        str     x8, [sp, #64]
        str     x9, [sp, #72]
        str     x10, [sp, #80]
        str     x11, [sp, #88]
        str     x12, [sp, #96]
        str     x13, [sp, #104]
        str     x14, [sp, #112]
        str     x15, [sp, #120]
        str     x16, [sp, #128]
        str     x17, [sp, #136]
        str     x18, [sp, #144]
        str     x19, [sp, #152]
        str     x20, [sp, #160]
        str     x21, [sp, #168]
        str     x22, [sp, #176]
        str     x23, [sp, #184]
        str     x24, [sp, #192]
        str     x25, [sp, #200]
        str     x26, [sp, #208]
        str     x27, [sp, #216]
        str     x28, [sp, #224]
        str     x29, [sp, #232]
        mov     x0, x30
        mrs     x8, sp_el0
        str     x8, [sp, #248]
        mrs     x8, elr_el2
        str     x8, [sp, #256]
        mrs     x8, spsr_el2
        str     x8, [sp, #264]
        mrs     x8, tpidr_el2
        add     x8, x8, #{{count}}
        msr     tpidr_el2, x8
        b       door
leave:
        ldr     x8, [sp, #264]
        msr     spsr_el2, x8
        ldr     x8, [sp, #256]
        msr     elr_el2, x8
        ldr     x8, [sp, #248]
        msr     sp_el0, x8
        ldr     x30, [sp, #240]
        ldr     x29, [sp, #232]
        ldr     x28, [sp, #224]
        ldr     x27, [sp, #216]
        ldr     x26, [sp, #208]
        ldr     x25, [sp, #200]
        ldr     x24, [sp, #192]
        ldr     x23, [sp, #184]
        ldr     x22, [sp, #176]
        ldr     x21, [sp, #168]
        ldr     x20, [sp, #160]
        ldr     x19, [sp, #152]
        ldr     x18, [sp, #144]
        ldr     x17, [sp, #136]
        ldr     x16, [sp, #128]
        ldr     x15, [sp, #120]
        ldr     x14, [sp, #112]
        ldr     x13, [sp, #104]
        ldr     x12, [sp, #96]
        ldr     x11, [sp, #88]
        ldr     x10, [sp, #80]
        ldr     x9, [sp, #72]
        ldr     x8, [sp, #64]
        ldr     x7, [sp, #56]
        ldr     x6, [sp, #48]
        ldr     x5, [sp, #40]
        ldr     x4, [sp, #32]
        ldr     x3, [sp, #24]
        ldr     x2, [sp, #16]
        ldr     x1, [sp, #8]
        ldr     x0, [sp, #0]
        add     sp, sp, #272
        eret
