/* First fit in a list of free blocks, sorted by address. */
#include "kernel.h"
#include "memory.h"

#define HEAP_SIZE 0x100000
#define UNIT 16

/* Stands before each block; `next` counts only while the block is free. Sizes include it. */
struct block {
  size_t size;
  struct block *next;
};

static char heap[HEAP_SIZE] __attribute__((noinit, aligned(PAGE_SIZE)));
static struct block *free_blocks;

void heap_init(void) {
  printk("Initializing kernel heap at: [%#lx, %#lx)\n", (uint64_t)heap, (uint64_t)heap + HEAP_SIZE);
  free_blocks = (struct block *)heap;
  *free_blocks = (struct block){.size = HEAP_SIZE, .next = NULL};
}

void *heap_allocate(size_t size) {
  if (size > HEAP_SIZE) return NULL;
  size = (size + sizeof(struct block) + UNIT - 1) / UNIT * UNIT;
  for (struct block **link = &free_blocks; *link != NULL; link = &(*link)->next) {
    struct block *block = *link;
    if (block->size < size) continue;
    if (block->size - size >= 2 * UNIT) {
      struct block *rest = (struct block *)((char *)block + size);
      *rest = (struct block){.size = block->size - size, .next = block->next};
      block->size = size;
      *link = rest;
    } else {
      *link = block->next;
    }
    return block + 1;
  }
  return NULL;
}

/* Joins a block with the next one when they touch. */
static void join(struct block *block) {
  struct block *next = block->next;
  if (next == NULL || (char *)block + block->size != (char *)next) return;
  block->size += next->size;
  block->next = next->next;
}

void heap_free(void *memory) {
  if (memory == NULL) return;
  struct block *block = (struct block *)memory - 1;
  struct block *before = NULL;
  struct block **link = &free_blocks;
  for (; *link != NULL && *link < block; link = &(*link)->next) before = *link;
  block->next = *link;
  *link = block;
  join(block);
  if (before != NULL) join(before);
}
