/* Work that takes several turns, in several processes at once: registers and memory survive losing the processor. */
#include "lib/user.h"

#define CHILDREN 8
#define SIZE 10
#define ROUNDS 1500

static uint32_t a[SIZE][SIZE], b[SIZE][SIZE], product[SIZE][SIZE];

/* Powers of a matrix, modulo 2^32; the sum of the last one's elements. */
static uint32_t work(uint32_t seed) {
  for (int i = 0; i < SIZE; i++)
    for (int j = 0; j < SIZE; j++) a[i][j] = b[i][j] = seed + (uint32_t)(i * SIZE + j);
  for (int round = 0; round < ROUNDS; round++) {
    for (int i = 0; i < SIZE; i++)
      for (int j = 0; j < SIZE; j++) {
        uint32_t sum = 0;
        for (int k = 0; k < SIZE; k++) sum += a[i][k] * b[k][j];
        product[i][j] = sum % 65521;
      }
    memcpy(a, product, sizeof a);
  }
  uint32_t total = 0;
  for (int i = 0; i < SIZE; i++)
    for (int j = 0; j < SIZE; j++) total += a[i][j];
  return total;
}

int main(void) {
  int children[CHILDREN];
  for (int i = 0; i < CHILDREN; i++) {
    children[i] = fork();
    check(children[i] >= 0);
    // Each seed is used by two children, which must find the same.
    if (children[i] == 0) exit((int)work((uint32_t)i / 2));
  }
  int before = 0;
  for (int i = 0; i < CHILDREN; i++) {
    int sum = 0;
    check(waitpid(children[i], &sum) == children[i]);
    printf("child %d: sum of the elements %d\n", i, sum);
    if (i % 2 == 1) check(sum == before);
    before = sum;
  }
  printf("matrix passed!\n");
  return 0;
}
