        // The alternate macro syntax, and what & does without it.
        .macro  joined a
        .ascii  "x&a&y \a&y \a&&a &b& &&a \a & 3 &a&0 \(lit)\()"
        .endm
        joined  5
        .irp    a, 6, 7
        .ascii  "\a&y \a&&a &b& &&a \a & 3 &a&0"
        .endr
        .macro  two a b
        .ascii  "\a|\b;"
        .endm
        two     <1> 2
        two     %1 2
        .altmacro
        two     <1> 2
        two     %1+1 %2+2
        two     a=1 b=2
        .noaltmacro
        two     b=1, a=2
        .altmacro

        .macro  m a, b=<d e>, c:vararg
        .ascii  "a|b|c;"
        .endm
        m       1
        m       1 2 3
        m       <1>, 2, <x, y>, 3
        m       (1 + 2), [a, b], z
        m       (1, 2)
        m       (a b) c
        m       x(a b)y c
        m       a<b>c
        m       1,,3
        m       <>, 2
        m       <a<b>c>
        m       < sp aced ,  out >
        m       <a!>b!<c!!d>
        m       <!>>, b
        m       ab!>c
        m       !a, b
        m       <x> <y>
        m       %3-5
        m       % 3 - 5 , %(2*(3+4)) %1
        m       %0x10 q
        m       %-1, %~0
        m       %1 << 40
        m       %'a', %'b
        m       0xa, 1a
        m       A
        m       1 + 2 3
        m       a -2
        m       #1, #2
        m       [x0], #16
        .set    k, 5
        m       %k*2, %(k == 5)
here:   .word   7
        m       %.-here

        // A parameter without a backslash: in names, in strings, in what it defines.
        .macro  outer n
        .macro  in_&n x
        .byte   n, x, n&0
        .endm
        .endm
        outer   9
        in_9    8
        .macro  text s
        .ascii  s
        .endm
        text    "ab!c!!d"
        text    "a, b"
        text    "a\"b"
        .macro  amp a
        .ascii  "&&a a&&a &b& a&b & a x&a.b \a&y \a-a"
        .endm
        amp     7
        .macro  marks a
        .ascii  "a\@0 \a\()b \(a b)c"
        .endm
        .macro  case Abc
        .ascii  "abc ABC Abc"
        .endm
        case    1
        .macro  add_to reg, n
        add     reg, reg, #n
        ldr     w9, [reg, #n * 4]
        .endm
        add_to  x3, 16
        add_to  x4, %2 * 8

        // Recursion by values.
        .macro  down n
        .if     n
        .byte   n
        down    %n-1
        .endif
        .endm
        down    4

        // LOCAL.
        .macro  lab x
        LOCAL   a1, b2 c3
a1:     .byte   b2 - a1, x
        .ascii  "local a1"
c3&x:
b2:     .byte   b2 - c3&x
        .endm
        lab     1
        lab     2
        .macro  named x
x:      local   y
        .byte   1
y:      .byte   y - x
        .endm
        named   fred
        .macro  loop n
        local   again
        mov     w0, #n
again:  sub     w0, w0, #1
        cbnz    w0, again
        .endm
        .balign 4
        loop    3
        loop    4

        .irp    r, 1 2, <3 4>, %k+1
        .ascii  "r&x&r"
        .endr
        .irpc   r, 12
        .ascii  "r r&0"
        .endr
        .rept   2
        .ascii  "&k k& k;"
        .endr
        .macro  rounds n
        .rept   2
        .ascii  "n&k k"
        .endr
        .endm
        rounds  3
        .balign 4
