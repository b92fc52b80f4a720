/* Sleeping five times for a second, while the parent waits. */
#include "lib/user.h"

#define TIMES 5

static void sleeper(void) {
  for (int i = 1; i <= TIMES; i++) {
    uint64_t start = time_ms();
    sleep_ms(1000);
    check(time_ms() - start >= 1000);
    printf("slept %d x 1000 ms\n", i);
  }
}

int main(void) {
  uint64_t start = time_ms();
  int child = fork();
  check(child >= 0);
  if (child == 0) {
    sleeper();
    exit(0);
  }
  int code = -1;
  check(waitpid(child, &code) == child);
  check(code == 0);
  check(time_ms() - start >= TIMES * 1000);
  printf("sleep passed!\n");
  return 0;
}
