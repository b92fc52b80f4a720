// x0 is an ESR_EL2. Take it apart:
//   x{{ec:d}}: EC, the exception class
//   x{{il:d}}: IL, whether the instruction has 32 bits
//   x{{iss:d}}: ISS, the rest: 25 bits
// You may use x0 to x15.
        .global fields
fields:
        ubfx    x{{ec:d}}, x0, #26, #6
        ubfx    x{{il:d}}, x0, #25, #1
        ubfx    x{{iss:d}}, x0, #0, #25
        ret
