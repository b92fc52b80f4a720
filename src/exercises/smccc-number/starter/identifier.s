// Give the identifier of a call back in x0, by the SMC Calling Convention:
// a {{kind}} call of the {{width}} convention, number {{number:d}} of
// {{owner}}.
        .global identifier
identifier:
        mov     x0, #0
        ret
