/* Reads a name, runs the program, says how it ended. */
#include "lib/user.h"

#define BACKSPACE '\b'
#define DELETE '\x7f'
#define NOT_FOUND (-4)

/* Reads a line with echo; what does not fit is not taken. */
static void read_line(char line[NAME_SIZE]) {
  size_t length = 0;
  for (;;) {
    char character = getchar();
    if (character == '\r' || character == '\n') break;
    if (character == BACKSPACE || character == DELETE) {
      if (length == 0) continue;
      length--;
      printf("\b \b");
    } else if (length < NAME_SIZE - 1) {
      line[length++] = character;
      printf("%c", character);
    }
  }
  line[length] = '\0';
  printf("\n");
}

int main(void) {
  printf("C user shell\n");
  for (;;) {
    char line[NAME_SIZE];
    printf(">> ");
    read_line(line);
    if (line[0] == '\0') continue;
    int child = fork();
    if (child == 0) {
      exec(line);
      printf("command not found: \"%s\"\n", line);
      exit(NOT_FOUND);
    }
    int code = 0;
    if (waitpid(child, &code) == child) printf("Shell: Process %d exited with code %d\n", child, code);
    else printf("Shell: no process for \"%s\"\n", line);
  }
}
