/* Memory: the kernel's heap, physical frames, tables, and the address spaces of programs. */
#pragma once
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#define PAGE_SIZE 4096ul
#define MEMORY_END 0x48000000ul

/* The kernel sees all physical memory at this distance. */
#define KERNEL_OFFSET 0xffff000000000000ul
static inline void *to_virtual(uint64_t physical) { return (void *)(physical + KERNEL_OFFSET); }
static inline uint64_t to_physical(const void *virtual) { return (uint64_t)virtual - KERNEL_OFFSET; }

/* heap.c: memory of any size. NULL when there is none. */
void heap_init(void);
void *heap_allocate(size_t size);
void heap_free(void *memory);

/* frames.c: physical pages, filled with zeros. 0 when there is none. */
void frames_init(void);
uint64_t frame_allocate(void);
void frame_free(uint64_t frame);

/* Descriptor bits (Arm ARM D8.3), without the address. */
#define VALID_PAGE 0x3ul
#define VALID_TABLE 0x3ul
#define ATTRIBUTE_DEVICE (0ul << 2)
#define ATTRIBUTE_NORMAL (1ul << 2)
#define EL0_ACCESS (1ul << 6)
#define READ_ONLY (1ul << 7)
#define INNER_SHAREABLE (3ul << 8)
#define ACCESS_FLAG (1ul << 10)
#define EL1_EXECUTE_NEVER (1ul << 53)
#define EL0_EXECUTE_NEVER (1ul << 54)
#define ADDRESS_MASK 0x0000fffffffff000ul

#define MEMORY_PAGE (VALID_PAGE | ATTRIBUTE_NORMAL | INNER_SHAREABLE | ACCESS_FLAG)
#define KERNEL_RX (MEMORY_PAGE | READ_ONLY | EL0_EXECUTE_NEVER)
#define KERNEL_R (KERNEL_RX | EL1_EXECUTE_NEVER)
#define KERNEL_RW (MEMORY_PAGE | EL1_EXECUTE_NEVER | EL0_EXECUTE_NEVER)
#define KERNEL_DEVICE (VALID_PAGE | ATTRIBUTE_DEVICE | ACCESS_FLAG | EL1_EXECUTE_NEVER | EL0_EXECUTE_NEVER)
#define USER_RX (MEMORY_PAGE | EL0_ACCESS | READ_ONLY | EL1_EXECUTE_NEVER)
#define USER_R (USER_RX | EL0_EXECUTE_NEVER)
#define USER_RW (MEMORY_PAGE | EL0_ACCESS | EL1_EXECUTE_NEVER | EL0_EXECUTE_NEVER)

/* page_table.c: trees of four levels; `root` is the physical address of the first table. */

/* Where the descriptor of a page stands; tables on the way are made if `create`. NULL when there is none. */
uint64_t *page_entry(uint64_t root, uint64_t address, bool create);
/* Maps one page that is not mapped yet. False when there is no memory for a table, or it was mapped. */
bool page_map(uint64_t root, uint64_t address, uint64_t frame, uint64_t flags);
/* A tree with copies of all pages, 0 when memory runs out. */
uint64_t page_tree_copy(uint64_t root);
/* Frees the tables and the pages. */
void page_tree_free(uint64_t root);

/* kernel_map.c */
void kernel_map_init(void);

/* space.c: what one program, or its threads together, see below KERNEL_OFFSET. */
struct space {
  uint64_t root;
  /* Tasks that run in it. */
  unsigned users;
};

/* Both have one user and are NULL when memory runs out. */
struct space *space_new(void);
struct space *space_copy(const struct space *space);
struct space *space_share(struct space *space);
/* One user less; the last one takes the memory along. */
void space_leave(struct space *space);
/* Makes it the one that is seen. NULL: none, as kernel tasks have it. */
void space_activate(const struct space *space);

/* Copies between the kernel and a program. False when the program itself may not access these addresses so. */
bool copy_from_user(const struct space *space, void *to, uint64_t from, size_t size);
bool copy_to_user(const struct space *space, uint64_t to, const void *from, size_t size);
