/* Integer code, loops, recursion, function pointers, tables. */
typedef unsigned long size_t;
typedef int (*compare)(const void *, const void *);

static void swap(unsigned char *a, unsigned char *b, size_t n) {
  while (n--) {
    unsigned char t = *a;
    *a++ = *b;
    *b++ = t;
  }
}

void quick(void *base, size_t count, size_t size, compare order) {
  unsigned char *p = base;
  if (count < 2) return;
  unsigned char *pivot = p + (count / 2) * size;
  swap(p, pivot, size);
  size_t last = 0;
  for (size_t i = 1; i < count; i++)
    if (order(p + i * size, p) < 0) swap(p + ++last * size, p + i * size, size);
  swap(p, p + last * size, size);
  quick(p, last, size, order);
  quick(p + (last + 1) * size, count - last - 1, size, order);
}

const int primes[] = {2, 3, 5, 7, 11, 13, 17, 19, 23, 29};
int counter = 7;
static long totals[16];
const char *names[] = {"zero", "one", "two", "three"};

int find(int n) {
  int low = 0, high = sizeof primes / sizeof *primes;
  while (low < high) {
    int middle = (low + high) / 2;
    if (primes[middle] < n) low = middle + 1;
    else high = middle;
  }
  return low;
}

const char *name(unsigned n) {
  switch (n) {
    case 0: return names[0];
    case 1: return "uno";
    case 2: return "dos";
    case 3: return "tres";
    case 4: return "cuatro";
    case 5: return "cinco";
    case 6: return "seis";
    case 9: return names[3];
    default: return "many";
  }
}

long total(unsigned i, long v) {
  totals[i & 15] += v * 0x123456789abcdefL;
  counter += (int)(v % 10);
  return totals[i & 15] / 1000 + __builtin_clzl(v | 1) + __builtin_bswap32((unsigned)v);
}

unsigned crc(const unsigned char *data, size_t n) {
  unsigned c = ~0u;
  for (size_t i = 0; i < n; i++) {
    c ^= data[i];
    for (int k = 0; k < 8; k++) c = (c >> 1) ^ (0xedb88320u & -(c & 1));
  }
  return ~c;
}

unsigned long long gcd(unsigned long long a, unsigned long long b) { return b ? gcd(b, a % b) : a; }
