        .global patch
patch:  movz    x0, #{{low}}
        movk    x0, #{{high}}, lsl #16
        {{write}}
        isb
        ret
