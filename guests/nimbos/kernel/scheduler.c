/* Who runs: round robin, five ticks a turn. */
#include "arch.h"
#include "drivers/drivers.h"
#include "scheduler.h"

#define TICKS_PER_TURN 5

extern void context_switch(struct context *from, const struct context *to);

static struct task idle;
static struct task *ready_first;
static struct task **ready_end = &ready_first;
/* The one that wakes first stands first. */
static struct task *sleepers;

struct task *current(void) { return (struct task *)read_sysreg(tpidr_el1); }

void task_init(void) { write_sysreg(tpidr_el1, &idle); }

void make_ready(struct task *task) {
  task->state = READY;
  task->next = NULL;
  *ready_end = task;
  ready_end = &task->next;
}

static struct task *take_ready(void) {
  struct task *task = ready_first;
  if (task == NULL) return &idle;
  ready_first = task->next;
  if (ready_first == NULL) ready_end = &ready_first;
  return task;
}

void schedule(void) {
  struct task *from = current();
  struct task *to = take_ready();
  to->ticks_left = TICKS_PER_TURN;
  if (to == from) return;
  from->thread_pointer = read_sysreg(tpidr_el0);
  write_sysreg(tpidr_el0, to->thread_pointer);
  write_sysreg(tpidr_el1, to);
  space_activate(to->space);
  context_switch(&from->context, &to->context);
}

void task_yield(void) {
  if (current() != &idle) make_ready(current());
  schedule();
}

void task_sleep_until(uint64_t nanoseconds) {
  struct task *task = current();
  task->state = SLEEPING;
  task->wake_time = nanoseconds;
  struct task **link = &sleepers;
  while (*link != NULL && (*link)->wake_time <= nanoseconds) link = &(*link)->next;
  task->next = *link;
  *link = task;
  schedule();
}

void task_tick(void) {
  uint64_t now = timer_nanoseconds();
  while (sleepers != NULL && sleepers->wake_time <= now) {
    struct task *task = sleepers;
    sleepers = task->next;
    make_ready(task);
  }
  current()->ticks_left--;
}

void task_preempt(void) {
  if (current()->ticks_left <= 0) task_yield();
}

void task_idle(void) {
  for (;;) {
    take_pending_interrupts();
    schedule();
  }
}
