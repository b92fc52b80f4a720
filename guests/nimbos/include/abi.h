/* What the kernel and its programs agree on. A system call: number in x8, arguments in x0 to x2, svc #0, result in x0. */
#pragma once

#define SYS_READ 0
#define SYS_WRITE 1
#define SYS_YIELD 24
#define SYS_GETPID 39
#define SYS_CLONE 56
#define SYS_FORK 57
#define SYS_EXEC 59
#define SYS_EXIT 60
#define SYS_WAITPID 61
#define SYS_TIME_MS 96
#define SYS_CLOCK_GETTIME 228
#define SYS_CLOCK_NANOSLEEP 230

#define STDIN 0
#define STDOUT 1
#define STDERR 2

/* Flag of clock_nanosleep: the request is a point in time, not a duration. */
#define TIMER_ABSTIME 1

/* Longest program name that exec takes, with its final zero. */
#define NAME_SIZE 32

#ifndef __ASSEMBLER__
#include <stdint.h>

#define NANOSECONDS_PER_SECOND 1000000000ull

struct timespec {
  uint64_t seconds;
  uint64_t nanoseconds;
};
#endif
