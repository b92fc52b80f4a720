/* The kernel's own map, in place of the boot tables: each section with no more rights than it needs. */
#include "arch.h"
#include "drivers/drivers.h"
#include "kernel.h"
#include "memory.h"

extern char text_start[], text_end[], rodata_start[], rodata_end[], data_start[], data_end[], bss_start[], bss_end[];
extern char boot_stack_start[], boot_stack_end[], kernel_end[];

static uint64_t root;

static void map(const char *what, const void *start, const void *end, uint64_t flags) {
  printk("Mapping %s: [%#lx, %#lx)\n", what, (uint64_t)start, (uint64_t)end);
  for (uint64_t address = (uint64_t)start; address < (uint64_t)end; address += PAGE_SIZE)
    if (!page_map(root, address, to_physical((void *)address), flags)) panic("no memory for the kernel's map");
}

static void map_device(uint64_t physical, uint64_t size) {
  map("MMIO", to_virtual(physical), to_virtual(physical + size), KERNEL_DEVICE);
}

void kernel_map_init(void) {
  root = frame_allocate();
  map(".text", text_start, text_end, KERNEL_RX);
  map(".rodata", rodata_start, rodata_end, KERNEL_R);
  map(".data", data_start, data_end, KERNEL_RW);
  map(".bss", bss_start, bss_end, KERNEL_RW);
  map("boot stack", boot_stack_start, boot_stack_end, KERNEL_RW);
  map("physical memory", kernel_end, to_virtual(MEMORY_END), KERNEL_RW);
  map_device(PL011_BASE, PL011_SIZE);
  map_device(GIC_BASE, GIC_SIZE);
  write_sysreg(ttbr1_el1, root);
  write_sysreg(ttbr0_el1, 0);
  flush_translations();
}
