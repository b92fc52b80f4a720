/* How tasks begin and end. */
#include "task.h"
#include "../lib/string.h"
#include "kernel.h"
#include "scheduler.h"

extern void kernel_task_entry(void);
extern void trap_return(void);

/* Number 0 is the idle task, number 1 the root of all others. */
static int next_id = 1;
static struct task *root;

/* A child of the running task, without a stack pointer and a place to begin. */
static struct task *task_new(void) {
  struct task *task = heap_allocate(sizeof(struct task));
  char *stack = heap_allocate(KERNEL_STACK_SIZE);
  if (task == NULL || stack == NULL) {
    heap_free(task);
    heap_free(stack);
    return NULL;
  }
  memset(task, 0, sizeof(struct task));
  task->id = next_id++;
  task->kernel_stack = stack;
  task->parent = current();
  task->sibling = current()->children;
  current()->children = task;
  if (root == NULL) root = task;
  return task;
}

struct task *task_new_kernel(void (*function)(uint64_t), uint64_t argument) {
  struct task *task = task_new();
  if (task == NULL) return NULL;
  task->context.x19_to_x28[0] = (uint64_t)function;
  task->context.x19_to_x28[1] = argument;
  task->context.link = (uint64_t)kernel_task_entry;
  task->context.stack = (uint64_t)task->kernel_stack + KERNEL_STACK_SIZE;
  make_ready(task);
  return task;
}

struct task *task_new_user(struct space *space, const struct trap_frame *frame) {
  struct task *task = task_new();
  if (task == NULL) {
    space_leave(space);
    return NULL;
  }
  // As if it had come into the kernel from there: trap_return goes on.
  struct trap_frame *top = (struct trap_frame *)(task->kernel_stack + KERNEL_STACK_SIZE) - 1;
  *top = *frame;
  task->context.link = (uint64_t)trap_return;
  task->context.stack = (uint64_t)top;
  task->space = space;
  make_ready(task);
  return task;
}

static void wake_parent(const struct task *task) {
  if (task->parent->state == WAITING) make_ready(task->parent);
}

void task_exit(int code) {
  struct task *task = current();
  if (task == root) panic("the root task has ended");
  if (task->space != NULL) {
    struct space *space = task->space;
    task->space = NULL;
    space_activate(NULL);
    space_leave(space);
  }
  while (task->children != NULL) {
    struct task *child = task->children;
    task->children = child->sibling;
    child->parent = root;
    child->sibling = root->children;
    root->children = child;
    if (child->state == ZOMBIE) wake_parent(child);
  }
  // Its stack is in use until the next task runs: task_wait frees it.
  task->exit_code = code;
  task->state = ZOMBIE;
  wake_parent(task);
  schedule();
  __builtin_unreachable();
}

int task_wait(int id, int *exit_code) {
  for (;;) {
    bool exists = false;
    for (struct task **link = &current()->children; *link != NULL; link = &(*link)->sibling) {
      struct task *child = *link;
      if (id != -1 && child->id != id) continue;
      exists = true;
      if (child->state != ZOMBIE) continue;
      int ended = child->id;
      *exit_code = child->exit_code;
      *link = child->sibling;
      heap_free(child->kernel_stack);
      heap_free(child);
      return ended;
    }
    if (!exists) return -1;
    current()->state = WAITING;
    schedule();
  }
}
