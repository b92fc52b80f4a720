/* Frames that were given back form a list through themselves; those never used so far are just counted. */
#include "../lib/string.h"
#include "kernel.h"
#include "memory.h"

extern char kernel_end[];

static uint64_t never_used;
static uint64_t freed;

void frames_init(void) {
  never_used = to_physical(kernel_end);
  printk("Initializing frame allocator at: [PA:%#lx, PA:%#lx)\n", never_used, MEMORY_END);
}

uint64_t frame_allocate(void) {
  uint64_t frame = freed;
  if (frame != 0) {
    freed = *(uint64_t *)to_virtual(frame);
  } else if (never_used < MEMORY_END) {
    frame = never_used;
    never_used += PAGE_SIZE;
  } else {
    return 0;
  }
  memset(to_virtual(frame), 0, PAGE_SIZE);
  return frame;
}

void frame_free(uint64_t frame) {
  *(uint64_t *)to_virtual(frame) = freed;
  freed = frame;
}
