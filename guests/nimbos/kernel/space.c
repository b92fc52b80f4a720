#include "../lib/string.h"
#include "arch.h"
#include "memory.h"

/* Takes over the tree, also when there is no memory for the rest. */
static struct space *space_of(uint64_t root) {
  struct space *space = root == 0 ? NULL : heap_allocate(sizeof(struct space));
  if (space != NULL) *space = (struct space){.root = root, .users = 1};
  else if (root != 0) page_tree_free(root);
  return space;
}

struct space *space_new(void) { return space_of(frame_allocate()); }

struct space *space_copy(const struct space *space) { return space_of(page_tree_copy(space->root)); }

struct space *space_share(struct space *space) {
  space->users++;
  return space;
}

void space_leave(struct space *space) {
  if (--space->users > 0) return;
  page_tree_free(space->root);
  heap_free(space);
}

void space_activate(const struct space *space) {
  uint64_t root = space == NULL ? 0 : space->root;
  if (read_sysreg(ttbr0_el1) == root) return;
  write_sysreg(ttbr0_el1, root);
  flush_translations();
}

/* Where the kernel sees an address of a program, NULL when the program may not access it so. */
static char *user_byte(const struct space *space, uint64_t address, bool write) {
  // The tables would take the low 48 bits for the address.
  if (address >> 48 != 0) return NULL;
  const uint64_t *entry = page_entry(space->root, address, false);
  if (entry == NULL || *entry == 0 || (write && (*entry & READ_ONLY) != 0)) return NULL;
  return (char *)to_virtual(*entry & ADDRESS_MASK) + address % PAGE_SIZE;
}

static size_t rest_of_page(uint64_t address, size_t size) {
  size_t rest = PAGE_SIZE - address % PAGE_SIZE;
  return rest < size ? rest : size;
}

bool copy_from_user(const struct space *space, void *to, uint64_t from, size_t size) {
  for (size_t part; size > 0; size -= part, from += part, to = (char *)to + part) {
    const char *source = user_byte(space, from, false);
    if (source == NULL) return false;
    part = rest_of_page(from, size);
    memcpy(to, source, part);
  }
  return true;
}

bool copy_to_user(const struct space *space, uint64_t to, const void *from, size_t size) {
  for (size_t part; size > 0; size -= part, to += part, from = (const char *)from + part) {
    char *target = user_byte(space, to, true);
    if (target == NULL) return false;
    part = rest_of_page(to, size);
    memcpy(target, from, part);
  }
  return true;
}
