/* Device access, inline assembly, volatile, strings. */
#define UART ((volatile unsigned *)0x09000000)
typedef __builtin_va_list va_list;

static void put(char c) {
  while (UART[6] & (1u << 5)) __asm__ volatile("yield");
  *UART = (unsigned char)c;
}
static void number(unsigned long n, unsigned base) {
  static const char digits[] = "0123456789abcdef";
  char text[24];
  int at = 0;
  do text[at++] = digits[n % base];
  while ((n /= base) != 0);
  while (at) put(text[--at]);
}
void print(const char *format, ...) {
  va_list list;
  __builtin_va_start(list, format);
  for (; *format; format++) {
    if (*format != '%') {
      put(*format);
      continue;
    }
    switch (*++format) {
      case 's': for (const char *s = __builtin_va_arg(list, const char *); *s; s++) put(*s); break;
      case 'd': number(__builtin_va_arg(list, unsigned), 10); break;
      case 'x': number(__builtin_va_arg(list, unsigned long), 16); break;
      case 'c': put((char)__builtin_va_arg(list, int)); break;
      default: put('%');
    }
  }
  __builtin_va_end(list);
}
unsigned long sysreg(void) {
  unsigned long v;
  __asm__ volatile("mrs %0, midr_el1\n\tisb ; msr daifset, #2" : "=r"(v));
  return v;
}
void *memset(void *d, int c, unsigned long n) {
  volatile char *p = d;
  while (n--) *p++ = (char)c;
  return d;
}
static char buffer[4096] __attribute__((aligned(64)));
int common_counter;
void fill(void) {
  for (unsigned i = 0; i < sizeof buffer; i++) buffer[i] = (char)(i ^ 0x5a);
  __builtin_memset(buffer + 64, 0, 512);
  common_counter++;
  print("filled %d bytes at %x: \"%s\" %c\n", (int)sizeof buffer, buffer, "\t\\done\001", '!');
}
