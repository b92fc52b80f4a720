/* What programs have: system calls (include/abi.h), and a little on top of them. */
#pragma once
#include "../../include/abi.h"
#include "../../lib/string.h"
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/* Blocks until there is a byte. The result is what was read, or -1. */
long read(int fd, void *buffer, size_t size);
long write(int fd, const void *buffer, size_t size);
void yield(void);
/* The number of this process, or of this thread. */
int getpid(void);
/* In the new process the result is 0. */
int fork(void);
/* Returns only when there is no such program. */
int exec(const char *name);
_Noreturn void exit(int code);
/* Waits for the child `pid`, or any (-1). Its number, or -1 when there is no such child. */
int waitpid(int pid, int *exit_code);
uint64_t time_ms(void);
void clock_gettime(struct timespec *time);
/* `flags`: 0 or TIMER_ABSTIME. */
void clock_nanosleep(int flags, const struct timespec *request);

/* A thread that ends with what the function returns; waitpid waits for it. */
int thread_create(void *stack_top, int (*function)(void *), void *argument);

void sleep_ms(uint64_t milliseconds);
/* One byte from the console. */
char getchar(void);
/* lib/format.h says what it knows. A line of up to 128 characters is one write, so threads do not mix theirs. */
__attribute__((format(printf, 1, 2))) void printf(const char *text, ...);

/* Ends the program when the condition does not hold. */
#define check(condition) ((condition) ? (void)0 : check_failed(__FILE_NAME__, __LINE__, #condition))
_Noreturn void check_failed(const char *file, int line, const char *condition);
