#include "user.h"

static long system_call(long number, uint64_t a, uint64_t b, uint64_t c) {
  register uint64_t x0 asm("x0") = a;
  register uint64_t x1 asm("x1") = b;
  register uint64_t x2 asm("x2") = c;
  register uint64_t x8 asm("x8") = (uint64_t)number;
  asm volatile("svc #0" : "+r"(x0) : "r"(x1), "r"(x2), "r"(x8) : "memory");
  return (long)x0;
}

long read(int fd, void *buffer, size_t size) { return system_call(SYS_READ, (uint64_t)fd, (uint64_t)buffer, size); }

long write(int fd, const void *buffer, size_t size) {
  return system_call(SYS_WRITE, (uint64_t)fd, (uint64_t)buffer, size);
}

void yield(void) { system_call(SYS_YIELD, 0, 0, 0); }

int getpid(void) { return (int)system_call(SYS_GETPID, 0, 0, 0); }

int fork(void) { return (int)system_call(SYS_FORK, 0, 0, 0); }

int exec(const char *name) { return (int)system_call(SYS_EXEC, (uint64_t)name, 0, 0); }

void exit(int code) {
  system_call(SYS_EXIT, (uint64_t)code, 0, 0);
  __builtin_unreachable();
}

int waitpid(int pid, int *exit_code) {
  return (int)system_call(SYS_WAITPID, (uint64_t)pid, (uint64_t)exit_code, 0);
}

uint64_t time_ms(void) { return (uint64_t)system_call(SYS_TIME_MS, 0, 0, 0); }

void clock_gettime(struct timespec *time) { system_call(SYS_CLOCK_GETTIME, 0, (uint64_t)time, 0); }

void clock_nanosleep(int flags, const struct timespec *request) {
  system_call(SYS_CLOCK_NANOSLEEP, 0, (uint64_t)flags, (uint64_t)request);
}

void sleep_ms(uint64_t milliseconds) {
  struct timespec request = {milliseconds / 1000, milliseconds % 1000 * 1000000};
  clock_nanosleep(0, &request);
}
