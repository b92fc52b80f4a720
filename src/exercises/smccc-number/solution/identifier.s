// Give the identifier of a call back in x0, by the SMC Calling Convention:
// a {{kind}} call of the {{width}} convention, number {{number:d}} of
// {{owner}}.
        .global identifier
identifier:
        .set    KIND, ({{fast}} << 31) + ({{wide}} << 30)
        ldr     x0, =KIND + ({{service}} << 24) + {{number:d}}
        ret
