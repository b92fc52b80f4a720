/* Tasks: kernel tasks, processes and threads are all the same to the scheduler. */
#pragma once
#include "memory.h"
#include "trap.h"

#define KERNEL_STACK_SIZE 8192

/* What context_switch (vectors.S) saves: x19 to x30 and SP. */
struct context {
  uint64_t x19_to_x28[10];
  uint64_t frame_pointer;
  uint64_t link;
  uint64_t stack;
};

enum task_state { READY, SLEEPING, WAITING, ZOMBIE };

struct task {
  struct context context;
  int id;
  enum task_state state;
  int exit_code;
  /* Timer ticks left in this turn. */
  int ticks_left;
  /* Nanoseconds since power-on at which a sleeper wakes. */
  uint64_t wake_time;
  /* NULL: a kernel task. */
  struct space *space;
  /* TPIDR_EL0, the program's own. */
  uint64_t thread_pointer;
  /* In the queue of ready tasks or in the list of sleepers. */
  struct task *next;
  struct task *parent;
  struct task *children;
  struct task *sibling;
  char *kernel_stack;
};

/* The running task. */
struct task *current(void);

/* Makes the boot stack's flow of control the idle task. */
void task_init(void);

/* New tasks, children of the running one and ready. NULL when memory runs out. */
struct task *task_new_kernel(void (*function)(uint64_t), uint64_t argument);
/* Starts from `frame` in `space`, and takes that over, also on failure. */
struct task *task_new_user(struct space *space, const struct trap_frame *frame);

/* Lets the others run. */
void task_yield(void);
void task_sleep_until(uint64_t nanoseconds);
/* Ends the running task; its children go to the root task. */
_Noreturn void task_exit(int code);
/* Waits until a child (-1: any) has ended, and forgets it. Its number, or -1 when there is no such child. */
int task_wait(int id, int *exit_code);

/* At each timer interrupt. */
void task_tick(void);
/* At the end of an interrupt that came while a program ran: is its turn over? */
void task_preempt(void);
/* What the boot stack's flow of control does at last. */
_Noreturn void task_idle(void);
