/* GICv2 (Arm IHI 0048B): one interrupt, the timer's. Priorities and groups keep their reset values. */
#include "drivers.h"

/* Distributor, then CPU interface. */
enum { GICD_CTLR = 0x000, GICD_TYPER = 0x004, GICD_ISENABLER = 0x100, GICD_ICENABLER = 0x180, GICD_ICPENDR = 0x280 };
enum { GICD_ITARGETSR = 0x800, GICD_ICFGR = 0xc00 };
enum { GICC_CTLR = 0x10000, GICC_PMR = 0x10004, GICC_IAR = 0x1000c, GICC_EOIR = 0x10010 };

#define FIRST_SPI 32
#define FIRST_SPECIAL 0x3fe

static volatile uint32_t *gic(unsigned offset) { return device_register(GIC_BASE + offset); }

void gic_init(void) {
  uint32_t type = *gic(GICD_TYPER);
  unsigned interrupts = 32 * ((type & 0x1f) + 1);
  unsigned cpus = (type >> 5 & 7) + 1;
  for (unsigned n = 0; n < interrupts; n += 32) {
    *gic(GICD_ICENABLER + n / 8) = 0xffffffff;
    *gic(GICD_ICPENDR + n / 8) = 0xffffffff;
  }
  // With one CPU the target registers are read-only (IHI 0048B §4.3.12).
  for (unsigned n = FIRST_SPI; cpus > 1 && n < interrupts; n += 4) *gic(GICD_ITARGETSR + n) = 0x01010101;
  // Two bits each; the upper one says edge-triggered.
  for (unsigned n = FIRST_SPI; n < interrupts; n += 16) *gic(GICD_ICFGR + n / 4) &= 0x55555555;
  *gic(GICD_CTLR) = 1;
  *gic(GICC_PMR) = 0xff;
  *gic(GICC_CTLR) = 1;
}

void gic_enable(unsigned interrupt) { *gic(GICD_ISENABLER + interrupt / 32 * 4) = 1u << interrupt % 32; }

void gic_handle(void) {
  uint32_t acknowledged = *gic(GICC_IAR);
  if ((acknowledged & 0x3ff) >= FIRST_SPECIAL) return;
  // Only the timer is enabled.
  timer_interrupt();
  *gic(GICC_EOIR) = acknowledged;
}
