/* Giving the turn away, and getting it back. */
#include "lib/user.h"

int main(void) {
  int process = getpid();
  for (int turn = 1; turn <= 5; turn++) {
    yield();
    check(getpid() == process);
    printf("process %d: turn %d\n", process, turn);
  }
  printf("yield passed!\n");
  return 0;
}
