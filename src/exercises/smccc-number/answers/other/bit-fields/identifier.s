// Give the identifier of a call back in x0, by the SMC Calling Convention:
// a {{kind}} call of the {{width}} convention, number {{number:d}} of
// {{owner}}.
        .global identifier
identifier:
        mov     x0, #{{number:d}}
        mov     x1, #{{service}}
        bfi     x0, x1, #24, #6
        mov     x1, #{{wide}}
        bfi     x0, x1, #30, #1
        mov     x1, #{{fast}}
        bfi     x0, x1, #31, #1
        ret
