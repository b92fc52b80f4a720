/* Two threads in one address space, which take turns by way of a variable in it. */
#include "lib/user.h"

#define THREADS 2
#define LINES 100

static _Alignas(16) char stacks[THREADS][4096];
static bool locked;
static int lines;

static void lock(void) {
  while (__atomic_test_and_set(&locked, __ATOMIC_ACQUIRE)) yield();
}

static void unlock(void) { __atomic_clear(&locked, __ATOMIC_RELEASE); }

static int thread(void *argument) {
  int number = *(const int *)argument;
  for (int mine = 0; mine < LINES;) {
    lock();
    if (lines % THREADS == number) {
      printf("thread %d: line %d\n", number, mine++);
      lines++;
    }
    unlock();
    yield();
  }
  return -getpid();
}

int main(void) {
  static int numbers[THREADS] = {0, 1};
  int ids[THREADS];
  for (int i = 0; i < THREADS; i++) {
    ids[i] = thread_create(stacks[i] + sizeof stacks[i], thread, &numbers[i]);
    check(ids[i] > 0);
  }
  for (int i = 0; i < THREADS; i++) {
    int code = 0;
    check(waitpid(ids[i], &code) == ids[i]);
    check(code == -ids[i]);
    printf("thread %d has ended with code %d\n", i, code);
  }
  check(lines == THREADS * LINES);
  printf("thread_simple passed!\n");
  return 0;
}
