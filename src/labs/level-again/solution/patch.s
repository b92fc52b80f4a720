// Called before each write to the GIC. x0: the address of the register, w1:
// the value. You may use x1 to x18. One value is wrong: make it right here.
        .global patch
patch:  ldr     x3, ={{address}}
        cmp     x0, x3
        b.ne    1f
        {{fix1}}
        {{fix2}}
1:      ret
