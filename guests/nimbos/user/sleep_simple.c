/* Sleeping is not shorter than asked for. */
#include "lib/user.h"

int main(void) {
  uint64_t start = time_ms();
  sleep_ms(500);
  check(time_ms() - start >= 500);
  printf("simple_sleep passed!\n");
  return 0;
}
