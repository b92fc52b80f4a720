#include "lib/user.h"

int main(void) {
  static const char text[] = "Hello, world!\n";
  write(STDOUT, text, sizeof text - 1);
  return 0;
}
