/* The table that programs.S makes. */
#pragma once

struct program {
  const char *name;
  const char *file;
};

/* Sorted by name. */
extern const struct program programs[], programs_end[];
