/* Exceptions, once vectors.S has saved the registers. */
#include "trap.h"
#include "arch.h"
#include "drivers/drivers.h"
#include "kernel.h"
#include "task.h"

/* Index into the vector table. */
enum { EL1_IRQ = 5, EL0_SYNCHRONOUS = 8, EL0_IRQ = 9 };

/* ESR_EL1.EC (Arm ARM D17.2.37). */
enum { EC_SVC = 0x15, EC_INSTRUCTION_ABORT_EL0 = 0x20, EC_DATA_ABORT_EL0 = 0x24 };

static void handle_synchronous(struct trap_frame *frame) {
  uint64_t esr = read_sysreg(esr_el1);
  uint64_t iss = esr & 0x1ffffff;
  switch (esr >> 26 & 0x3f) {
  case EC_SVC:
    frame->x[0] = system_call(frame);
    return;
  case EC_INSTRUCTION_ABORT_EL0:
  case EC_DATA_ABORT_EL0:
    warn("Page Fault @ %#lx, FAR=%#lx, ISS=%#lx, kernel killed it.", frame->elr, read_sysreg(far_el1), iss);
    task_exit(-1);
  default:
    warn("Unsupported exception @ %#lx, ESR=%#lx, kernel killed it.", frame->elr, esr);
    task_exit(-1);
  }
}

void handle_trap(struct trap_frame *frame, uint64_t vector) {
  switch (vector) {
  case EL0_SYNCHRONOUS:
    handle_synchronous(frame);
    break;
  case EL0_IRQ:
    gic_handle();
    task_preempt();
    break;
  case EL1_IRQ:
    // Only where the kernel waits, and it looks for another task itself.
    gic_handle();
    break;
  default:
    panic("exception %lu @ %#lx, ESR=%#lx, FAR=%#lx", vector, frame->elr, read_sysreg(esr_el1), read_sysreg(far_el1));
  }
}
