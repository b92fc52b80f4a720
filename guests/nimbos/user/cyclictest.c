/* How late a sleeper wakes: it asks for points in time at equal distances. The kernel looks at its timers 100 times a second. */
#include "lib/user.h"

#define LOOPS 20
#define INTERVAL_NS 50000000ull

static uint64_t nanoseconds(void) {
  struct timespec time;
  clock_gettime(&time);
  return time.seconds * NANOSECONDS_PER_SECOND + time.nanoseconds;
}

int main(void) {
  uint64_t least = UINT64_MAX, most = 0, sum = 0;
  uint64_t next = nanoseconds();
  for (int i = 0; i < LOOPS; i++) {
    next += INTERVAL_NS;
    struct timespec request = {next / NANOSECONDS_PER_SECOND, next % NANOSECONDS_PER_SECOND};
    clock_nanosleep(TIMER_ABSTIME, &request);
    uint64_t now = nanoseconds();
    check(now >= next);
    uint64_t late = (now - next) / 1000;
    if (late < least) least = late;
    if (late > most) most = late;
    sum += late;
  }
  printf("%d loops of %u ms, latency: min %lu us, avg %lu us, max %lu us\n", LOOPS, (unsigned)(INTERVAL_NS / 1000000), least,
         sum / LOOPS, most);
  printf("cyclictest passed!\n");
  return 0;
}
