/* A NimbOS-compatible guest: boot order. */
#include "arch.h"
#include "drivers/drivers.h"
#include "kernel.h"
#include "loader.h"
#include "task.h"

static const char banner[] =
    "\n"
    "        .--.\n"
    "     .-(    ).-.      a NimbOS-compatible guest,\n"
    "    (     .    .)-.       written in C\n"
    "   (  .    __    . )\n"
    "    `-.__.'  `-.__.'\n"
    " ####    ####    ####     ###\n"
    "#    #  #    #  #    #   #\n"
    "   ##   #    #     ##   #####\n"
    "  #     #    #    #     #    #\n"
    "######   ####   ######   ####\n"
    "\n"
    "arch = aarch64\n"
    "platform = qemu-virt-arm\n"
    "build_mode = release\n"
    "log_level = warn\n"
    "\n";

static void test_task(uint64_t argument) {
  printk("test kernel task: pid = TaskId(%d), arg = %#lx\n", current()->id, argument);
}

static void start_shell(void) {
  struct trap_frame frame;
  struct space *space = load_program("user_shell", &frame);
  if (space == NULL || task_new_user(space, &frame) == NULL) panic("no shell");
}

/* Process 1: inherits the children of those who end. */
static void root_task(uint64_t argument) {
  (void)argument;
  task_new_kernel(test_task, 0xdead);
  task_new_kernel(test_task, 0xbeef);
  start_shell();
  int exit_code;
  while (task_wait(-1, &exit_code) >= 0) {
  }
  // Nobody is left who could start anything.
  power_off();
}

_Noreturn void kernel_main(void) {
  extern char vectors[];
  write_sysreg(vbar_el1, vectors);
  pl011_init();
  printk("%s", banner);
  heap_init();
  frames_init();
  kernel_map_init();

  printk("Initializing drivers...\n");
  gic_init();
  timer_init();

  printk("Initializing task manager...\n");
  task_init();
  list_programs();
  printk("Running tasks...\n");
  task_new_kernel(root_task, 0);
  task_idle();
}
