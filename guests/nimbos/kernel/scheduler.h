/* What task.c needs of the scheduler. */
#pragma once
#include "task.h"

/* Puts a task at the end of the queue. */
void make_ready(struct task *task);
/* Goes on with the next ready task. The running one stands where it will be found again, or nowhere. */
void schedule(void);
