#include "../../lib/format.h"
#include "user.h"

struct line {
  char text[128];
  size_t length;
};

static void flush(struct line *line) {
  write(STDOUT, line->text, line->length);
  line->length = 0;
}

static void put(void *to, char character) {
  struct line *line = to;
  line->text[line->length++] = character;
  if (line->length == sizeof line->text) flush(line);
}

void printf(const char *text, ...) {
  struct line line;
  line.length = 0;
  va_list arguments;
  va_start(arguments, text);
  format(put, &line, text, arguments);
  va_end(arguments);
  flush(&line);
}

char getchar(void) {
  char character = '\0';
  read(STDIN, &character, 1);
  return character;
}

void check_failed(const char *file, int line, const char *condition) {
  printf("%s:%d: %s does not hold\n", file, line, condition);
  exit(-2);
}
