/* A tree of processes: each has two children, called by its own name and one digit more. */
#include "lib/user.h"

#define DEPTH 4

static void grow(const char *name) {
  size_t depth = strlen(name);
  printf("%d: '%s'\n", getpid(), name);
  if (depth == DEPTH) return;
  for (char digit = '0'; digit <= '1'; digit++) {
    int child = fork();
    check(child >= 0);
    if (child == 0) {
      char child_name[DEPTH + 1] = {0};
      memcpy(child_name, name, depth);
      child_name[depth] = digit;
      grow(child_name);
      exit(0);
    }
    int code = -1;
    check(waitpid(child, &code) == child);
    check(code == 0);
  }
}

int main(void) {
  grow("");
  printf("forktree passed!\n");
  return 0;
}
