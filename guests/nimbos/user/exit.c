/* An exit code arrives at the parent, once, however long the child takes. */
#include "lib/user.h"

#define CODE (-20260101)

int main(void) {
  printf("waiting for a child that gives its turn away\n");
  int child = fork();
  check(child >= 0);
  if (child == 0) {
    for (int i = 0; i < 10; i++) yield();
    printf("the child exits with %d\n", CODE);
    exit(CODE);
  }
  int code = 0;
  check(waitpid(child, &code) == child);
  check(code == CODE);
  check(waitpid(child, &code) == -1);
  check(waitpid(-1, &code) == -1);
  printf("exit passed!\n");
  return 0;
}
