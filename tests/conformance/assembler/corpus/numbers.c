/* Floating point, vectors, conversions, atomics, bit fields. */
typedef unsigned long size_t;

double dot(const double *a, const double *b, size_t n) {
  double sum = 0.0;
  for (size_t i = 0; i < n; i++) sum += a[i] * b[i];
  return sum;
}

void saxpy(float *restrict y, const float *restrict x, float a, size_t n) {
  for (size_t i = 0; i < n; i++) y[i] = a * x[i] + y[i];
}

int sum(const int *v, int n) {
  int s = 0;
  for (int i = 0; i < n; i++) s += v[i] > 3 ? v[i] : -v[i];
  return s;
}

void blend(unsigned char *d, const unsigned char *a, const unsigned char *b, int n) {
  for (int i = 0; i < n; i++) d[i] = (unsigned char)((a[i] * 77 + b[i] * 179) >> 8);
}

double horner(double x) { return ((3.25 * x - 1e-3) * x + 2.0) * x - 0.1; }
float half(float x) { return __builtin_sqrtf(x) * 0.5f + (float)(int)x; }
long truncated(double x) { return (long)x; }
unsigned rounded(float x) { return (unsigned)__builtin_roundf(x); }
double widened(unsigned long n) { return (double)n; }
int ordered(double a, double b) { return a < b ? -1 : a > b; }

long add(long *p, long v) { return __atomic_fetch_add(p, v, __ATOMIC_ACQ_REL); }
int swap(int *p, int *old, int v) { return __atomic_compare_exchange_n(p, old, v, 0, __ATOMIC_SEQ_CST, __ATOMIC_RELAXED); }
int load(const int *p) { return __atomic_load_n(p, __ATOMIC_ACQUIRE); }
void store(char *p, char v) { __atomic_store_n(p, v, __ATOMIC_RELEASE); }

struct fields { unsigned a : 3, b : 11, c : 18; long d : 40; };
unsigned field(struct fields *f, unsigned v) {
  f->b = v;
  f->c += f->a;
  f->d -= 5;
  return f->b ^ (unsigned)f->d;
}
__int128 wide(__int128 a, __int128 b) { return a * b + 1; }
const double table[] = {1.0, 0.5, 0.3333333333333333, 0.25};
const float small[] = {1e-10f, 3.4e38f};
