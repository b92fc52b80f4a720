/* What a program, or the kernel, was doing when an exception came. vectors.S knows this layout. */
#pragma once
#include <stdint.h>

struct trap_frame {
  uint64_t x[31];
  uint64_t sp_el0;
  uint64_t elr;
  uint64_t spsr;
};

_Static_assert(sizeof(struct trap_frame) == 272, "FRAME_SIZE in vectors.S");

/* syscall.c: carries out the call in the frame; the result goes to x0. */
uint64_t system_call(struct trap_frame *frame);
