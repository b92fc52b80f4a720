// x0 is an ESR_EL2. Take it apart:
//   x{{ec:d}}: EC, the exception class
//   x{{il:d}}: IL, whether the instruction has 32 bits
//   x{{iss:d}}: ISS, the rest: 25 bits
// You may use x0 to x15.
        .global fields
fields:
        lsr     x12, x0, #26
        and     x{{ec:d}}, x12, #0x3f
        lsr     x12, x0, #25
        and     x{{il:d}}, x12, #1
        and     x{{iss:d}}, x0, #0x1ffffff
        ret
