// The first process, the only file of the initramfs: /init. It says what it
// was called with, sleeps for 20 ms, says so, and powers the machine off.
        .global _start
_start: ldr     x19, [sp, #16]          // argv[1]
        adr     x1, hello
        bl      print
        cbz     x19, 1f
        mov     x1, x19
        bl      print
1:      adr     x1, end
        bl      print
        adr     x0, time
        mov     x1, #0
        mov     x8, #101                // nanosleep
        svc     #0
        adr     x1, slept
        bl      print
        ldr     x0, =0xfee1dead
        ldr     x1, =0x28121969
        ldr     x2, =0x4321fedc         // LINUX_REBOOT_CMD_POWER_OFF
        mov     x8, #142                // reboot
        svc     #0
        b       .

print:  mov     x2, #0                  // x1: a text that ends in 0
2:      ldrb    w3, [x1, x2]
        cbz     w3, 3f
        add     x2, x2, #1
        b       2b
3:      mov     x0, #1
        mov     x8, #64                 // write
        svc     #0
        ret

hello:  .asciz  "init: "
end:    .asciz  "\n"
slept:  .asciz  "init: slept\n"
        .balign 8
time:   .quad   0, 20000000
