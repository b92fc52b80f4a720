/* System calls: what programs ask for (include/abi.h). A call that cannot be done gives -1. */
#include "../include/abi.h"
#include "arch.h"
#include "drivers/drivers.h"
#include "kernel.h"
#include "loader.h"
#include "task.h"

#define FAILED (~0ul)
#define NANOSECONDS_PER_MILLISECOND 1000000

/* One byte from the console. Waiting means asking again after everybody else. */
static uint64_t sys_read(uint64_t fd, uint64_t buffer, uint64_t size) {
  if (fd != STDIN || size == 0) return FAILED;
  int byte;
  while ((byte = pl011_get()) < 0) {
    take_pending_interrupts();
    task_yield();
  }
  char character = (char)byte;
  return copy_to_user(current()->space, buffer, &character, 1) ? 1 : FAILED;
}

static uint64_t sys_write(uint64_t fd, uint64_t buffer, uint64_t size) {
  if (fd != STDOUT && fd != STDERR) return FAILED;
  char part[64];
  for (uint64_t done = 0, count; done < size; done += count) {
    count = size - done < sizeof part ? size - done : sizeof part;
    if (!copy_from_user(current()->space, part, buffer + done, count)) return FAILED;
    for (uint64_t i = 0; i < count; i++) console_put(part[i]);
  }
  return size;
}

/* A task that goes on from here too, with 0 as its result; with another stack if one is given. */
static uint64_t start_copy(struct space *space, const struct trap_frame *frame, uint64_t stack) {
  if (space == NULL) return FAILED;
  struct trap_frame copy = *frame;
  copy.x[0] = 0;
  if (stack != 0) copy.sp_el0 = stack;
  struct task *task = task_new_user(space, &copy);
  if (task == NULL) return FAILED;
  task->thread_pointer = read_sysreg(tpidr_el0);
  return (uint64_t)task->id;
}

static uint64_t sys_exec(struct trap_frame *frame) {
  char name[NAME_SIZE];
  struct task *task = current();
  for (unsigned i = 0;; i++) {
    if (i == NAME_SIZE || !copy_from_user(task->space, &name[i], frame->x[0] + i, 1)) return FAILED;
    if (name[i] == '\0') break;
  }
  struct space *before = task->space;
  struct space *space = load_program(name, frame);
  if (space == NULL) return FAILED;
  task->space = space;
  space_activate(space);
  space_leave(before);
  write_sysreg(tpidr_el0, 0);
  return 0;
}

static uint64_t sys_waitpid(int id, uint64_t exit_code) {
  int code;
  int ended = task_wait(id, &code);
  if (ended < 0) return FAILED;
  // Without a place for the code it is not asked for.
  if (exit_code == 0) return (uint64_t)ended;
  return copy_to_user(current()->space, exit_code, &code, sizeof code) ? (uint64_t)ended : FAILED;
}

static uint64_t sys_clock_gettime(uint64_t result) {
  uint64_t now = timer_nanoseconds();
  struct timespec time = {now / NANOSECONDS_PER_SECOND, now % NANOSECONDS_PER_SECOND};
  return copy_to_user(current()->space, result, &time, sizeof time) ? 0 : FAILED;
}

static uint64_t sys_clock_nanosleep(uint64_t flags, uint64_t request) {
  struct timespec time;
  if (!copy_from_user(current()->space, &time, request, sizeof time)) return FAILED;
  uint64_t nanoseconds = time.seconds * NANOSECONDS_PER_SECOND + time.nanoseconds;
  uint64_t now = timer_nanoseconds();
  if ((flags & TIMER_ABSTIME) == 0) nanoseconds += now;
  if (nanoseconds > now) task_sleep_until(nanoseconds);
  return 0;
}

uint64_t system_call(struct trap_frame *frame) {
  const uint64_t *x = frame->x;
  switch (x[8]) {
  case SYS_READ: return sys_read(x[0], x[1], x[2]);
  case SYS_WRITE: return sys_write(x[0], x[1], x[2]);
  case SYS_YIELD: task_yield(); return 0;
  case SYS_GETPID: return (uint64_t)current()->id;
  case SYS_CLONE: return start_copy(space_share(current()->space), frame, x[0]);
  case SYS_FORK: return start_copy(space_copy(current()->space), frame, 0);
  case SYS_EXEC: return sys_exec(frame);
  case SYS_EXIT: task_exit((int)x[0]);
  case SYS_WAITPID: return sys_waitpid((int)x[0], x[1]);
  case SYS_TIME_MS: return timer_nanoseconds() / NANOSECONDS_PER_MILLISECOND;
  case SYS_CLOCK_GETTIME: return sys_clock_gettime(x[1]);
  case SYS_CLOCK_NANOSLEEP: return sys_clock_nanosleep(x[1], x[2]);
  }
  warn("Unsupported syscall_id: %lu", x[8]);
  task_exit(-1);
}
