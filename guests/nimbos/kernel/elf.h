/* The parts of the ELF format (System V ABI, chapters 4 and 5) that the loader reads. */
#pragma once
#include <stdint.h>

struct elf_header {
  uint8_t identification[16];
  uint16_t type, machine;
  uint32_t version;
  uint64_t entry;
  uint64_t segments_offset;
  uint64_t sections_offset;
  uint32_t flags;
  uint16_t header_size;
  uint16_t segment_size, segment_count;
  uint16_t section_size, section_count, section_names;
};

struct elf_segment {
  uint32_t type;
  uint32_t flags;
  uint64_t offset;
  uint64_t address;
  uint64_t physical_address;
  uint64_t file_size;
  uint64_t memory_size;
  uint64_t alignment;
};

/* Type, and bits of flags. */
#define ELF_LOAD 1
#define ELF_EXECUTABLE 1
#define ELF_WRITABLE 2
