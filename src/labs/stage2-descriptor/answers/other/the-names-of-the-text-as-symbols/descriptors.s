NORMAL_WB = 0b1111 << 2
NORMAL_WT = 0b1010 << 2
NORMAL_NC = 0b0101 << 2
DEVICE_nGnRnE = 0b0000 << 2
DEVICE_nGnRE = 0b0001 << 2
DEVICE_GRE = 0b0011 << 2
RO = 0b01 << 6
WO = 0b10 << 6
RW = 0b11 << 6
NSH = 0b00 << 8
OSH = 0b10 << 8
ISH = 0b11 << 8
AF = 0b1 << 10
EXEC = 0b0 << 54
XN = 0b1 << 54
        .global _start
_start: ldr     x19, ={{ram}} | 0b01 | {{memory1}} | RW | {{share1}} | AF | {{execute1}}
        ldr     x20, ={{device}} | 0b11 | {{memory2}} | {{access2}} | NSH | AF | XN
        ldr     x21, ={{table}} | 0b11
        ldr     x22, ={{rom}} | {{rombits}} | {{memory4}} | RO | {{share4}} | AF | EXEC
        ldr     x0, =block
        stp     x19, x20, [x0]
        stp     x21, x22, [x0, #16]
0:      wfe
        b       0b

        .balign 8
        .global block, page, table, rom
block:  .quad   0
page:   .quad   0
table:  .quad   0
rom:    .quad   0
