#include "string.h"
#include <stdint.h>

/* Eight bytes at a time where both sides allow it: fork copies whole pages. */
void *memcpy(void *to, const void *from, size_t size) {
  char *target = to;
  const char *source = from;
  if (((uintptr_t)target | (uintptr_t)source) % 8 == 0)
    for (; size >= 8; size -= 8, target += 8, source += 8) *(uint64_t *)target = *(const uint64_t *)source;
  while (size-- > 0) *target++ = *source++;
  return to;
}

void *memset(void *to, int byte, size_t size) {
  char *target = to;
  uint64_t word = 0x0101010101010101ull * (uint8_t)byte;
  if ((uintptr_t)target % 8 == 0)
    for (; size >= 8; size -= 8, target += 8) *(uint64_t *)target = word;
  while (size-- > 0) *target++ = (char)byte;
  return to;
}

size_t strlen(const char *text) {
  size_t length = 0;
  while (text[length] != '\0') length++;
  return length;
}

int strcmp(const char *a, const char *b) {
  while (*a != '\0' && *a == *b) a++, b++;
  return (unsigned char)*a - (unsigned char)*b;
}
