/* Many processes at once. */
#include "lib/user.h"

#define CHILDREN 30

int main(void) {
  int children[CHILDREN];
  for (int i = 0; i < CHILDREN; i++) {
    children[i] = fork();
    check(children[i] >= 0);
    if (children[i] == 0) exit(i);
  }
  for (int i = 0; i < CHILDREN; i++) {
    int code = -1;
    check(waitpid(children[i], &code) == children[i]);
    check(code == i);
    printf("child %d has ended\n", i);
  }
  int code;
  check(waitpid(-1, &code) == -1);
  printf("forktest passed!\n");
  return 0;
}
