/* In the shell's place: does what programs must not be able to do, and uses everything up. When it ends, so does the machine. */
#include "../user/lib/user.h"

#define KERNEL_TEXT 0xffff000040080000ul
#define UNMAPPED 0x700000ul
#define NON_CANONICAL 0x0001000000200000ul

static int in_data = 1;
static const int in_rodata = 1;

static void unsupported_call(void) {
  register uint64_t x8 asm("x8") = 4711;
  asm volatile("svc #0" ::"r"(x8));
}
static void undefined_instruction(void) { asm volatile(".inst 0"); }
static void floating_point(void) { asm volatile(".inst 0x1e202820"); } // fadd s0, s1, s0
static void privileged_instruction(void) { asm volatile("msr daifset, #2"); }
static void load(uint64_t address) { *(volatile int *)address; }
static void store(uint64_t address) { *(volatile int *)address = 1; }
static void load_kernel(void) { load(KERNEL_TEXT); }
static void load_device(void) { load(0x09000000); }
static void load_null(void) { load(0); }
static void store_text(void) { store((uint64_t)load_null); }
static void store_rodata(void) { store((uint64_t)&in_rodata); }
static void run_data(void) { ((void (*)(void))&in_data)(); }

static const struct {
  const char *name;
  void (*run)(void);
} crimes[] = {
    {"a system call that does not exist", unsupported_call},
    {"an undefined instruction", undefined_instruction},
    {"a floating-point instruction", floating_point},
    {"a privileged instruction", privileged_instruction},
    {"a load from the kernel", load_kernel},
    {"a load from a device", load_device},
    {"a load from address 0", load_null},
    {"a store to .text", store_text},
    {"a store to .rodata", store_rodata},
    {"a jump to .data", run_data},
};

static void commit_crimes(void) {
  for (size_t i = 0; i < sizeof crimes / sizeof crimes[0]; i++) {
    printf("%s: ", crimes[i].name);
    int child = fork();
    if (child == 0) {
      crimes[i].run();
      exit(0);
    }
    int code = 0;
    check(waitpid(child, &code) == child);
    check(code == -1);
  }
}

/* What the program may not touch itself, the kernel does not touch for it. */
static void pass_bad_addresses(void) {
  static const uint64_t bad[] = {0, UNMAPPED, KERNEL_TEXT, NON_CANONICAL, UINT64_MAX - 3, 0xffffffffeff8ul};
  for (size_t i = 0; i < sizeof bad / sizeof bad[0]; i++) {
    check(write(STDOUT, (const void *)bad[i], 0x2000) == -1);
    check(exec((const char *)bad[i]) == -1);
    struct timespec time = {1, 2};
    clock_gettime((struct timespec *)bad[i]);
    clock_nanosleep(0, (const struct timespec *)bad[i]);
    check(time.seconds == 1 && time.nanoseconds == 2);
  }
  clock_gettime((struct timespec *)(uint64_t)&in_rodata);
  check(in_rodata == 1);
  char name[NAME_SIZE + 1];
  memset(name, 'x', sizeof name);
  check(exec(name) == -1);
  check(write(3, "", 1) == -1 && read(1, name, 1) == -1 && read(STDIN, name, 0) == -1);
  int child = fork();
  if (child == 0) exit(0);
  check(waitpid(child, NULL) == child);
  printf("bad addresses and sizes are refused\n");
}

/* As many children as there can be. */
static int use_up(void) {
  int count = 0;
  for (int child; (child = fork()) >= 0; count++) {
    if (child != 0) continue;
    sleep_ms(50);
    exit(0);
  }
  for (int i = 0; i < count; i++) check(waitpid(-1, NULL) > 0);
  check(waitpid(-1, NULL) == -1);
  return count;
}

/* Processes whose parent ends first. */
static void make_orphans(void) {
  for (int i = 0; i < 100; i++) {
    int child = fork();
    if (child == 0) {
      for (int j = 0; j < 2; j++)
        if (fork() == 0) {
          if (j == 1) yield();
          exit(0);
        }
      exit(0);
    }
    check(waitpid(child, NULL) == child);
  }
  sleep_ms(50);
}

int main(void) {
  commit_crimes();
  pass_bad_addresses();
  int most = use_up();
  check(most > 100);
  make_orphans();
  check(use_up() == most);
  printf("what was used up came back\n");
  return 0;
}
