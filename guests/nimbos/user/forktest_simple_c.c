/* A child has a copy of the memory, not the memory. */
#include "lib/user.h"

static int in_data = 1;
static int in_bss;

int main(void) {
  int on_stack = 3;
  int child = fork();
  check(child >= 0);
  if (child == 0) {
    check(in_data == 1 && in_bss == 0 && on_stack == 3);
    in_data = in_bss = on_stack = 7;
    exit(in_data + in_bss + on_stack);
  }
  int code = 0;
  check(waitpid(child, &code) == child);
  check(code == 21);
  check(in_data == 1 && in_bss == 0 && on_stack == 3);
  printf("forktest_simple_c passed!\n");
  return 0;
}
