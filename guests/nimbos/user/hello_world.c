#include "lib/user.h"

int main(void) {
  printf("Hello world from user mode program!\n");
  return 0;
}
