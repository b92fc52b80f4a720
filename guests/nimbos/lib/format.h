/* printf's formatting, for the kernel and for programs. */
#pragma once
#include <stdarg.h>

/*
 * Calls `put` with `to` and each character. Knows %c %s %d %u %x %%; a width pads with spaces or, after 0, with zeros; # writes
 * 0x before %x; l says that the number has 64 bits.
 */
void format(void (*put)(void *to, char character), void *to, const char *text, va_list arguments);
