/* What a terminal can do with text (ECMA-48 §8.3.117, SGR). */
#include "lib/user.h"

static const struct {
  const char *name;
  int code;
} styles[] = {{"bold", 1}, {"faint", 2}, {"italic", 3}, {"underlined", 4}, {"reversed", 7}, {"crossed out", 9}};

int main(void) {
  for (size_t i = 0; i < sizeof styles / sizeof styles[0]; i++)
    printf("\x1b[%dm%s\x1b[0m%c", styles[i].code, styles[i].name, i + 1 < sizeof styles / sizeof styles[0] ? ' ' : '\n');
  for (int bright = 0; bright <= 60; bright += 60) {
    for (int colour = 0; colour < 8; colour++) printf("\x1b[%dm colour %d \x1b[0m", 40 + bright + colour, colour);
    printf("\n");
  }
  static const char word[] = "fantastic";
  for (size_t i = 0; i < sizeof word - 1; i++) printf("\x1b[1;%dm%c", 31 + (int)(i % 6), word[i]);
  printf("\x1b[0m text\n");
  return 0;
}
