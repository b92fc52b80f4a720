/* Programs: ELF files inside the kernel's image. */
#pragma once
#include "memory.h"
#include "trap.h"

/* Prints the names of all programs. */
void list_programs(void);

/* A space with the program's segments and a stack, and the frame that it starts from. NULL: no such program, or no memory. */
struct space *load_program(const char *name, struct trap_frame *frame);
