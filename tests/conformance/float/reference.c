// Runs A64 floating-point instructions on cases from standard input and writes what they leave behind.
// operations.S is generated from operations.ts: a table of functions that take v1, v2, v3 (and x1) and return x0.
#include <stdint.h>
#include <stdio.h>

struct operand_case {
  uint32_t operation, fpcr, fpsr, padding;
  uint64_t a, b, c;
};

struct outcome {
  uint64_t result;
  uint64_t fpsr;
};

extern void (*const operations[])(void);
extern const uint32_t operation_count;

static struct outcome run(const struct operand_case *in) {
  register uint64_t x0 __asm__("x0");
  register uint64_t x1 __asm__("x1") = in->a;
  uint64_t fpsr;
  __asm__ volatile(
      "fmov d1, x1\n\tfmov d2, %[b]\n\tfmov d3, %[c]\n\t"
      "msr fpcr, %[fpcr]\n\tmsr fpsr, %[status]\n\t"
      "blr %[operation]\n\t"
      "mrs %[fpsr], fpsr\n\tmsr fpcr, xzr"
      : "=r"(x0), [fpsr] "=&r"(fpsr), "+r"(x1)
      : [b] "r"(in->b), [c] "r"(in->c), [fpcr] "r"((uint64_t)in->fpcr), [status] "r"((uint64_t)in->fpsr),
        [operation] "r"(operations[in->operation])
      : "x30", "v0", "v1", "v2", "v3", "cc", "memory");
  return (struct outcome){x0, fpsr};
}

int main(void) {
  static struct operand_case in[4096];
  static struct outcome out[4096];
  size_t count;
  while ((count = fread(in, sizeof in[0], 4096, stdin)) > 0) {
    for (size_t i = 0; i < count; i++) {
      if (in[i].operation >= operation_count) return 1;
      out[i] = run(&in[i]);
    }
    if (fwrite(out, sizeof out[0], count, stdout) != count) return 1;
  }
  return 0;
}
