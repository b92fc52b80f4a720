// The header of the kernel in kernel.s, 64 bytes, in this order:
//   code0, code1, text_offset, image_size, flags, res2 to res4, magic, res5
// The kernel's first instruction has the label start.
        .space  64
