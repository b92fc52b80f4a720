// Executes cases from standard input on the reference processor and writes back what they leave behind. Freestanding:
// with no library, TPIDR_EL0 is free to carry X30 in and out, so that a case may use every register.
#include <signal.h>
#include <stddef.h>
#include <stdint.h>
#include <ucontext.h>

// The layout of case.ts.
struct test_case {
  uint32_t words[4];
  uint32_t nzcv, fpcr, fpsr, status;
  uint64_t x[31], sp;
  uint8_t v[512];
  uint8_t data[512];
};

#define CODE 0x40000000ul
#define CODE_SIZE 0x10000ul
#define DATA 0x40080f00ul
#define DATA_PAGES 0x40080000ul
#define BATCH 512

struct test_case *current;
static struct test_case cases[BATCH];
static uint8_t signal_stack[65536];
extern void run_case(struct test_case *, uint64_t slot);
extern char finish_case[];

static long call(long number, long a, long b, long c, long d, long e, long f) {
  register long x8 __asm__("x8") = number;
  register long x0 __asm__("x0") = a;
  register long x1 __asm__("x1") = b;
  register long x2 __asm__("x2") = c;
  register long x3 __asm__("x3") = d;
  register long x4 __asm__("x4") = e;
  register long x5 __asm__("x5") = f;
  __asm__ volatile("svc 0" : "+r"(x0) : "r"(x8), "r"(x1), "r"(x2), "r"(x3), "r"(x4), "r"(x5) : "memory");
  return x0;
}

void *memcpy(void *to, const void *from, size_t n) {
  for (size_t i = 0; i < n; i++) ((volatile uint8_t *)to)[i] = ((const uint8_t *)from)[i];
  return to;
}

// Signal frames do not carry FPSR changes of the handler: it only redirects.
static void on_signal(int number, siginfo_t *info, void *context) {
  (void)info;
  ucontext_t *u = context;
  current->status = (uint32_t)number;
  u->uc_mcontext.pc = (uint64_t)finish_case;
}

struct kernel_sigaction {
  void (*handler)(int, siginfo_t *, void *);
  unsigned long flags;
  void (*restorer)(void);
  uint64_t mask;
};

static size_t read_all(uint8_t *to, size_t size) {
  size_t have = 0;
  while (have < size) {
    long n = call(63, 0, (long)(to + have), (long)(size - have), 0, 0, 0);
    if (n <= 0) break;
    have += (size_t)n;
  }
  return have;
}

static void write_all(const uint8_t *from, size_t size) {
  for (size_t done = 0; done < size;) {
    long n = call(64, 1, (long)(from + done), (long)(size - done), 0, 0, 0);
    if (n <= 0) call(93, 2, 0, 0, 0, 0, 0);
    done += (size_t)n;
  }
}

void _start(void) {
  call(222, CODE, CODE_SIZE, 7, 0x32, -1, 0);
  call(222, DATA_PAGES, 0x2000, 3, 0x32, -1, 0);
  stack_t stack = {.ss_sp = signal_stack, .ss_size = sizeof signal_stack};
  call(132, (long)&stack, 0, 0, 0, 0, 0);
  struct kernel_sigaction action = {.handler = on_signal, .flags = SA_SIGINFO | SA_ONSTACK | SA_NODEFER};
  const int signals[] = {SIGILL, SIGSEGV, SIGBUS, SIGTRAP};
  for (int i = 0; i < 4; i++) call(134, signals[i], (long)&action, 0, 8, 0, 0);
  size_t bytes;
  while ((bytes = read_all((uint8_t *)cases, sizeof cases)) >= sizeof cases[0]) {
    size_t count = bytes / sizeof cases[0];
    // All code first: the reference translates it once a batch.
    for (size_t i = 0; i < count; i++) {
      uint32_t *slot = (uint32_t *)(CODE + i * 32);
      slot[0] = 0xd53bd05e; // mrs x30, tpidr_el0
      for (int w = 0; w < 4; w++) slot[1 + w] = cases[i].words[w];
      slot[5] = 0x14000000 | (((uint64_t)finish_case - (uint64_t)&slot[5]) >> 2 & 0x3ffffff);
      __builtin___clear_cache((char *)slot, (char *)(slot + 6));
    }
    for (size_t i = 0; i < count; i++) {
      current = &cases[i];
      memcpy((void *)DATA, cases[i].data, sizeof cases[i].data);
      run_case(&cases[i], CODE + i * 32);
      memcpy(cases[i].data, (void *)DATA, sizeof cases[i].data);
    }
    write_all((const uint8_t *)cases, count * sizeof cases[0]);
  }
  call(93, 0, 0, 0, 0, 0, 0);
}
