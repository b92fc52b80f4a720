/* What C cannot say: system registers, barriers, the interrupt mask. */
#pragma once
#include <stdint.h>

#define read_sysreg(name)                             \
  ({                                                  \
    uint64_t value_;                                  \
    asm volatile("mrs %0, " #name : "=r"(value_));    \
    value_;                                           \
  })
#define write_sysreg(name, value) asm volatile("msr " #name ", %0" ::"r"((uint64_t)(value)) : "memory")

/*
 * The kernel runs with interrupts masked, so nothing in it needs a lock; programs run with interrupts unmasked. Where the
 * kernel waits, it lets them in here: those that are pending are taken at the ISB (Arm ARM D1.3.1).
 */
static inline void take_pending_interrupts(void) {
  asm volatile("msr daifclr, #2\n isb\n msr daifset, #2" ::: "memory");
}

/* After each change of tables that may be in use. There are no ASIDs, so all translations go. */
static inline void flush_translations(void) {
  asm volatile("dsb ishst\n isb\n tlbi vmalle1\n dsb ish\n isb" ::: "memory");
}

/* Makes code that was just written visible to instruction fetches (Arm ARM B2.4.4); 64 bytes is the A72's line. */
static inline void sync_code(const void *code, uint64_t size) {
  for (uint64_t at = 0; at < size; at += 64) asm volatile("dc cvau, %0" ::"r"((const char *)code + at) : "memory");
  asm volatile("dsb ish\n ic iallu\n dsb ish\n isb" ::: "memory");
}
