/* The EL1 physical timer (Arm ARM D11): one shot after the other. */
#include "../../include/abi.h"
#include "../arch.h"
#include "../task.h"
#include "drivers.h"

#define TIMER_INTERRUPT 30 // PPI 14

static void arm(void) { write_sysreg(cntp_tval_el0, read_sysreg(cntfrq_el0) / TICKS_PER_SECOND); }

void timer_init(void) {
  arm();
  write_sysreg(cntp_ctl_el0, 1);
  gic_enable(TIMER_INTERRUPT);
}

void timer_interrupt(void) {
  arm();
  task_tick();
}

uint64_t timer_nanoseconds(void) {
  uint64_t frequency = read_sysreg(cntfrq_el0);
  uint64_t count = read_sysreg(cntpct_el0);
  // Whole seconds apart: the product of a long time would not fit.
  return count / frequency * NANOSECONDS_PER_SECOND + count % frequency * NANOSECONDS_PER_SECOND / frequency;
}
