/* What every part of the kernel uses. */
#pragma once
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/* Prints to the console; lib/format.h says what it knows. */
__attribute__((format(printf, 1, 2))) void printk(const char *text, ...);

/* Prints a line that begins with [WARN]. */
#define warn(...) (printk("[WARN] " __VA_ARGS__), printk("\n"))

/* Says why and powers the machine off. */
#define panic(...) (printk("\nKernel panic: " __VA_ARGS__), printk("\n"), power_off())

_Noreturn void power_off(void);
