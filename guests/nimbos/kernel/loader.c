#include "loader.h"
#include "../lib/string.h"
#include "arch.h"
#include "elf.h"
#include "kernel.h"
#include "programs.h"

#define STACK_TOP 0xfffffffff000ul
#define STACK_SIZE 0x4000ul

void list_programs(void) {
  printk("/**** APPS ****\n");
  for (const struct program *program = programs; program < programs_end; program++) printk("%s\n", program->name);
  printk("**************/\n");
}

static uint64_t page_flags(uint32_t segment_flags) {
  if (segment_flags & ELF_EXECUTABLE) return USER_RX;
  return segment_flags & ELF_WRITABLE ? USER_RW : USER_R;
}

/* Maps new pages from `start` to `end`; the first `size` bytes after `start` come from `bytes`, the others are zero. */
static bool map_pages(struct space *space, uint64_t start, uint64_t end, const char *bytes, size_t size, uint64_t flags) {
  for (uint64_t address = start; address < end; address += PAGE_SIZE) {
    uint64_t frame = frame_allocate();
    if (frame == 0) return false;
    if (!page_map(space->root, address, frame, flags)) {
      frame_free(frame);
      return false;
    }
    size_t offset = address - start;
    if (offset < size) memcpy(to_virtual(frame), bytes + offset, size - offset < PAGE_SIZE ? size - offset : PAGE_SIZE);
    if (flags == USER_RX) sync_code(to_virtual(frame), PAGE_SIZE);
  }
  return true;
}

/* The file is our own: user.lds gives each segment pages of its own, and begins it at the start of one. */
static bool map_segments(struct space *space, const char *file) {
  const struct elf_header *header = (const struct elf_header *)file;
  const struct elf_segment *segment = (const struct elf_segment *)(file + header->segments_offset);
  for (const struct elf_segment *end = segment + header->segment_count; segment < end; segment++) {
    if (segment->type != ELF_LOAD) continue;
    uint64_t top = segment->address + segment->memory_size;
    const char *bytes = file + segment->offset;
    if (!map_pages(space, segment->address, top, bytes, segment->file_size, page_flags(segment->flags))) return false;
  }
  return true;
}

struct space *load_program(const char *name, struct trap_frame *frame) {
  const struct program *program = programs;
  while (program < programs_end && strcmp(program->name, name) != 0) program++;
  if (program == programs_end) return NULL;
  struct space *space = space_new();
  if (space == NULL) return NULL;
  if (!map_segments(space, program->file) || !map_pages(space, STACK_TOP - STACK_SIZE, STACK_TOP, NULL, 0, USER_RW)) {
    space_leave(space);
    return NULL;
  }
  // SPSR 0: EL0t, interrupts unmasked.
  *frame = (struct trap_frame){.elr = ((const struct elf_header *)program->file)->entry, .sp_el0 = STACK_TOP};
  return space;
}
