/* PL011 UART (Arm DDI 0183), polled. */
#include "drivers.h"

enum { DR = 0x000, FR = 0x018, CR = 0x030, IFLS = 0x034, IMSC = 0x038, ICR = 0x044 };

#define FR_RECEIVE_EMPTY (1 << 4)
#define FR_TRANSMIT_FULL (1 << 5)

static volatile uint32_t *uart(unsigned offset) { return device_register(PL011_BASE + offset); }

void pl011_init(void) {
  *uart(ICR) = 0x3ff;
  *uart(IFLS) = 0;
  // The receive interrupt is on here, and stays off in the GIC: read() polls.
  *uart(IMSC) = 1 << 4;
  *uart(CR) = 0x301; // UARTEN, TXE, RXE
}

void pl011_put(char character) {
  while (*uart(FR) & FR_TRANSMIT_FULL) {
  }
  *uart(DR) = (uint8_t)character;
}

int pl011_get(void) {
  return *uart(FR) & FR_RECEIVE_EMPTY ? -1 : (int)(*uart(DR) & 0xff);
}
