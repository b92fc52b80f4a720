/* Translation tables of stage 1: 4 KiB granule, 48-bit addresses, levels 0 to 3 (Arm ARM D8.2). */
#include "../lib/string.h"
#include "arch.h"
#include "memory.h"

#define ENTRIES 512
#define LAST_LEVEL 3

static unsigned index_at(uint64_t address, int level) { return address >> (39 - 9 * level) & (ENTRIES - 1); }

uint64_t *page_entry(uint64_t root, uint64_t address, bool create) {
  uint64_t *table = to_virtual(root);
  for (int level = 0; level < LAST_LEVEL; level++) {
    uint64_t *entry = &table[index_at(address, level)];
    if (*entry == 0) {
      uint64_t frame = create ? frame_allocate() : 0;
      if (frame == 0) return NULL;
      *entry = frame | VALID_TABLE;
    }
    table = to_virtual(*entry & ADDRESS_MASK);
  }
  return &table[index_at(address, LAST_LEVEL)];
}

bool page_map(uint64_t root, uint64_t address, uint64_t frame, uint64_t flags) {
  uint64_t *entry = page_entry(root, address, true);
  if (entry == NULL || *entry != 0) return false;
  *entry = frame | flags;
  return true;
}

static void free_table(uint64_t physical, int level) {
  const uint64_t *table = to_virtual(physical);
  for (int i = 0; i < ENTRIES; i++) {
    if (table[i] == 0) continue;
    if (level < LAST_LEVEL) free_table(table[i] & ADDRESS_MASK, level + 1);
    else frame_free(table[i] & ADDRESS_MASK);
  }
  frame_free(physical);
}

/* False when memory runs out; what was copied by then hangs in `to`. */
static bool copy_table(uint64_t *to, const uint64_t *from, int level) {
  for (int i = 0; i < ENTRIES; i++) {
    if (from[i] == 0) continue;
    uint64_t frame = frame_allocate();
    if (frame == 0) return false;
    to[i] = frame | (from[i] & ~ADDRESS_MASK);
    uint64_t *copy = to_virtual(frame);
    const uint64_t *original = to_virtual(from[i] & ADDRESS_MASK);
    if (level < LAST_LEVEL) {
      if (!copy_table(copy, original, level + 1)) return false;
    } else {
      memcpy(copy, original, PAGE_SIZE);
      if ((from[i] & EL0_EXECUTE_NEVER) == 0) sync_code(copy, PAGE_SIZE);
    }
  }
  return true;
}

uint64_t page_tree_copy(uint64_t root) {
  uint64_t copy = frame_allocate();
  if (copy == 0 || copy_table(to_virtual(copy), to_virtual(root), 0)) return copy;
  page_tree_free(copy);
  return 0;
}

void page_tree_free(uint64_t root) { free_table(root, 0); }
