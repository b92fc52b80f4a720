#include "format.h"
#include "string.h"
#include <stdbool.h>
#include <stdint.h>

struct output {
  void (*put)(void *to, char character);
  void *to;
};

static void put(struct output output, char character) { output.put(output.to, character); }

static void put_padded(struct output output, const char *text, int width, char padding) {
  for (int length = (int)strlen(text); length < width; width--) put(output, padding);
  while (*text != '\0') put(output, *text++);
}

/* Writes the digits to the end of `buffer` and returns where they begin. */
static char *digits(char buffer[24], uint64_t value, unsigned base) {
  char *at = buffer + 23;
  *at = '\0';
  do *--at = "0123456789abcdef"[value % base];
  while ((value /= base) != 0);
  return at;
}

void format(void (*put_character)(void *, char), void *to, const char *text, va_list arguments) {
  struct output output = {put_character, to};
  for (; *text != '\0'; text++) {
    if (*text != '%') {
      put(output, *text);
      continue;
    }
    bool prefix = false, wide = false;
    char padding = ' ';
    int width = 0;
    if (*++text == '#') prefix = true, text++;
    if (*text == '0') padding = '0', text++;
    while (*text >= '0' && *text <= '9') width = 10 * width + (*text++ - '0');
    if (*text == 'l') wide = true, text++;

    char buffer[24];
    switch (*text) {
    case 'c': put(output, (char)va_arg(arguments, int)); break;
    case 's': put_padded(output, va_arg(arguments, const char *), width, ' '); break;
    case 'd': {
      int64_t value = wide ? va_arg(arguments, int64_t) : va_arg(arguments, int);
      char *number = digits(buffer, value < 0 ? 0 - (uint64_t)value : (uint64_t)value, 10);
      if (value < 0) *--number = '-';
      put_padded(output, number, width, padding);
      break;
    }
    case 'u':
    case 'x': {
      uint64_t value = wide ? va_arg(arguments, uint64_t) : va_arg(arguments, unsigned);
      if (prefix) put(output, '0'), put(output, 'x');
      put_padded(output, digits(buffer, value, *text == 'x' ? 16 : 10), width, padding);
      break;
    }
    case '\0': return;
    default: put(output, *text);
    }
  }
}
