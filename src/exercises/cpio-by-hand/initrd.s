// The 110 characters of a header, as memory has them.
        .global _start
_start: adr     x1, header
        ldr     x0, [x1]                // "07070100"
        b       .
header: .ascii  "0707010000002a00"      // characters 0 to 15
        .ascii  "0081ed0000000000"      // characters 16 to 31
        .ascii  "0000000000000100"      // characters 32 to 47
        .ascii  "{{mtime}}{{size8}}00"  // characters 48 to 63
        .ascii  "0000000000000000"      // characters 64 to 79
        .ascii  "0000000000000000"      // characters 80 to 95
        .ascii  "0000{{nn}}00000000"    // to 109
