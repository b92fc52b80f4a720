/* All programs, one after the other; each must end as it should. */
#include "lib/user.h"

static const struct {
  const char *name;
  int code;
} tests[] = {
    {"cyclictest", 0},        {"exit", 0},     {"fantastic_text", 0}, {"forktest", 0}, {"forktest2", 0},    {"forktest_simple", 0},
    {"forktest_simple_c", 0}, {"forktree", 0}, {"hello_c", 0},        {"hello_world", 0}, {"matrix", 0},    {"sleep", 0},
    {"sleep_simple", 0},      {"stack_overflow", -1}, {"thread_simple", 0}, {"yield", 0},
};

int main(void) {
  for (size_t i = 0; i < sizeof tests / sizeof tests[0]; i++) {
    printf("usertests: running %s\n", tests[i].name);
    int child = fork();
    check(child >= 0);
    if (child == 0) {
      exec(tests[i].name);
      exit(-4);
    }
    int code = 0;
    check(waitpid(child, &code) == child);
    printf("usertests: %s, process %d, exited with code %d\n", tests[i].name, child, code);
    check(code == tests[i].code);
  }
  printf("usertests passed!\n");
  return 0;
}
