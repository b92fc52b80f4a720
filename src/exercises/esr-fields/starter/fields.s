// x0 is an ESR_EL2. Take it apart:
//   x{{ec:d}}: EC, the exception class
//   x{{il:d}}: IL, whether the instruction has 32 bits
//   x{{iss:d}}: ISS, the rest: 25 bits
// You may use x0 to x15.
        .global fields
fields:
        ret
