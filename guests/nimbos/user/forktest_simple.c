/* One child. */
#include "lib/user.h"

int main(void) {
  int parent = getpid();
  int child = fork();
  check(child >= 0);
  if (child == 0) {
    check(getpid() != parent);
    printf("Hello from the child!\n");
    exit(100);
  }
  int code = 0;
  check(waitpid(-1, &code) == child);
  check(code == 100);
  printf("Hello from the parent, whose child ended with %d.\n", code);
  printf("forktest_simple passed!\n");
  return 0;
}
