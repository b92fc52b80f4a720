#include "../lib/format.h"
#include "drivers/drivers.h"
#include "kernel.h"

void console_put(char character) {
  if (character == '\n') pl011_put('\r');
  pl011_put(character);
}

static void put(void *to, char character) {
  (void)to;
  console_put(character);
}

void printk(const char *text, ...) {
  va_list arguments;
  va_start(arguments, text);
  format(put, NULL, text, arguments);
  va_end(arguments);
}
