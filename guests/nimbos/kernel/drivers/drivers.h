/* The devices of the board: PL011, GICv2, generic timer, PSCI firmware. Nothing is looked up in a device tree. */
#pragma once
#include "../memory.h"
#include <stdint.h>

#define PL011_BASE 0x09000000ul
#define PL011_SIZE 0x1000ul
#define GIC_BASE 0x08000000ul
#define GIC_SIZE 0x20000ul

#define TICKS_PER_SECOND 100

/* A device's register, through the kernel's mapping. */
static inline volatile uint32_t *device_register(uint64_t physical) { return to_virtual(physical); }

void pl011_init(void);
void pl011_put(char character);
/* The next byte that was received, or -1. */
int pl011_get(void);

/* Writes a character to the console; LF becomes CR LF. */
void console_put(char character);

void gic_init(void);
void gic_enable(unsigned interrupt);
/* Takes what is pending and calls its handler, once. */
void gic_handle(void);

void timer_init(void);
/* The tick: arms the next one. */
void timer_interrupt(void);
/* Time since power-on. */
uint64_t timer_nanoseconds(void);
