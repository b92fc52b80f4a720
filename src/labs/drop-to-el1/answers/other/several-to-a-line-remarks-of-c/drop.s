/* Down to EL1. */
.globl _start
_start: adr x0, stack_top{{down}}; msr sp_el1, x0
        ldr x0, ={{hcr}};          msr hcr_el2, x0   /* HCR_EL2 */
        mov x0, {{spsr}};          msr spsr_el2, x0  /* SPSR_EL2 */
        adr x0, el1_entry;         msr elr_el2, x0   /* ELR_EL2 */
        eret
