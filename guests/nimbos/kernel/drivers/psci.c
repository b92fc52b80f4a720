/* PSCI (Arm DEN 0022): firmware, or a hypervisor, switches the machine off. */
#include "../kernel.h"

#define PSCI_SYSTEM_OFF 0x84000008

void power_off(void) {
  register uint64_t function asm("x0") = PSCI_SYSTEM_OFF;
  asm volatile("hvc #0" : "+r"(function)::"memory");
  for (;;) {
  }
}
