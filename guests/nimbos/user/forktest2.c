/* Children that end in another order than they began in. */
#include "lib/user.h"

#define CHILDREN 30

int main(void) {
  for (int i = 0; i < CHILDREN; i++) {
    int child = fork();
    check(child >= 0);
    if (child == 0) {
      sleep_ms((uint64_t)(7 * i % CHILDREN) * 10);
      exit(1 << (i % 8));
    }
  }
  int codes[256] = {0};
  for (int i = 0; i < CHILDREN; i++) {
    int code = 0;
    check(waitpid(-1, &code) > 0);
    check(code > 0 && code < 256);
    codes[code]++;
  }
  for (int bit = 0; bit < 8; bit++) check(codes[1 << bit] == (CHILDREN - bit + 7) / 8);
  int code;
  check(waitpid(-1, &code) == -1);
  printf("forktest2 passed!\n");
  return 0;
}
