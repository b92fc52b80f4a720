/* Recursion until the stack's last page is used up: the kernel ends the program with code -1. */
#include "lib/user.h"

static int recurse(volatile int *above) {
  volatile int here[64];
  here[0] = *above + 1;
  // Never so, which the compiler cannot know.
  if (here[0] == 0) return 0;
  return recurse(here) + here[0];
}

int main(void) {
  printf("recursing without an end...\n");
  volatile int start = 0;
  return recurse(&start);
}
