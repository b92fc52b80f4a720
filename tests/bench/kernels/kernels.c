/* Kernels without an operating system: the same machine code runs on both machines. Each prints a line when its work
 * begins and one when it ends, the second with a result that must be the same everywhere. Order: names in kernels.ts. */
#include <stddef.h>
#include <stdint.h>

#define DR (*(volatile uint32_t *)0x09000000)
#define CR (*(volatile uint32_t *)0x09000030)

static uint32_t words[1 << 17], copy[1 << 16];
static uint32_t seed;

/* Integer code as a kernel is compiled: gcc 12 uses vector registers at -O2. */
#pragma GCC push_options
#pragma GCC target("general-regs-only")

static void put(const char *text) {
    while (*text) DR = (uint8_t)*text++;
}
static void hex(uint64_t value) {
    for (int i = 60; i >= 0; i -= 4) DR = "0123456789abcdef"[value >> i & 15];
}
static uint32_t random(void) { return (seed = seed * 1664525 + 1013904223) >> 8; }
static void fill(uint32_t n) {
    for (uint32_t i = 0; i < n; i++) words[i] = random() << 8 ^ random();
}

/* --- arithmetic */
static uint64_t crc32(void) {
    const uint8_t *bytes = (const uint8_t *)words;
    uint32_t crc = ~0u;
    fill(16384);
    for (int pass = 0; pass < 120; pass++)
        for (int i = 0; i < 65536; i++) {
            crc ^= bytes[i];
            for (int bit = 0; bit < 8; bit++) crc = crc >> 1 ^ (0xedb88320 & -(crc & 1));
        }
    return ~crc;
}

static const uint32_t K[64] = {
    0x428a2f98, 0x71374491, 0xb5c0fbcf, 0xe9b5dba5, 0x3956c25b, 0x59f111f1, 0x923f82a4, 0xab1c5ed5, 0xd807aa98, 0x12835b01, 0x243185be,
    0x550c7dc3, 0x72be5d74, 0x80deb1fe, 0x9bdc06a7, 0xc19bf174, 0xe49b69c1, 0xefbe4786, 0x0fc19dc6, 0x240ca1cc, 0x2de92c6f, 0x4a7484aa,
    0x5cb0a9dc, 0x76f988da, 0x983e5152, 0xa831c66d, 0xb00327c8, 0xbf597fc7, 0xc6e00bf3, 0xd5a79147, 0x06ca6351, 0x14292967, 0x27b70a85,
    0x2e1b2138, 0x4d2c6dfc, 0x53380d13, 0x650a7354, 0x766a0abb, 0x81c2c92e, 0x92722c85, 0xa2bfe8a1, 0xa81a664b, 0xc24b8b70, 0xc76c51a3,
    0xd192e819, 0xd6990624, 0xf40e3585, 0x106aa070, 0x19a4c116, 0x1e376c08, 0x2748774c, 0x34b0bcb5, 0x391c0cb3, 0x4ed8aa4a, 0x5b9cca4f,
    0x682e6ff3, 0x748f82ee, 0x78a5636f, 0x84c87814, 0x8cc70208, 0x90befffa, 0xa4506ceb, 0xbef9a3f7, 0xc67178f2};
#define ROR(x, n) ((x) >> (n) | (x) << (32 - (n)))

static uint64_t sha256(void) {
    uint32_t h[8] = {0x6a09e667, 0xbb67ae85, 0x3c6ef372, 0xa54ff53a, 0x510e527f, 0x9b05688c, 0x1f83d9ab, 0x5be0cd19}, w[64];
    fill(16384);
    for (int pass = 0; pass < 150; pass++)
        for (int block = 0; block < 1024; block++) {
            uint32_t s[8];
            for (int i = 0; i < 16; i++) w[i] = __builtin_bswap32(words[block * 16 + i]);
            for (int i = 16; i < 64; i++) {
                uint32_t a = w[i - 15], b = w[i - 2];
                w[i] = w[i - 16] + (ROR(a, 7) ^ ROR(a, 18) ^ a >> 3) + w[i - 7] + (ROR(b, 17) ^ ROR(b, 19) ^ b >> 10);
            }
            for (int i = 0; i < 8; i++) s[i] = h[i];
            for (int i = 0; i < 64; i++) {
                uint32_t e = s[4], a = s[0];
                uint32_t t1 = s[7] + (ROR(e, 6) ^ ROR(e, 11) ^ ROR(e, 25)) + ((e & s[5]) ^ (~e & s[6])) + K[i] + w[i];
                uint32_t t2 = (ROR(a, 2) ^ ROR(a, 13) ^ ROR(a, 22)) + ((a & s[1]) ^ (a & s[2]) ^ (s[1] & s[2]));
                s[7] = s[6], s[6] = s[5], s[5] = s[4], s[4] = s[3] + t1, s[3] = s[2], s[2] = s[1], s[1] = s[0], s[0] = t1 + t2;
            }
            for (int i = 0; i < 8; i++) h[i] += s[i];
        }
    return (uint64_t)h[0] << 32 | h[1];
}

static uint64_t multiply(void) {
    uint64_t x = 0x9e3779b97f4a7c15, y = 0xbf58476d1ce4e5b9, sum = 0;
    for (int i = 0; i < 60000000; i++) {
        unsigned __int128 p = (unsigned __int128)x * y;
        sum += (uint64_t)(p >> 64) ^ (uint64_t)p;
        x += 0x9e3779b97f4a7c15;
        y = y * 6364136223846793005 + 1442695040888963407;
    }
    return sum;
}

/* --- branchy */
static void quicksort(uint32_t *a, int64_t low, int64_t high) {
    while (low < high) {
        uint32_t pivot = a[(low + high) >> 1];
        int64_t i = low, j = high;
        while (i <= j) {
            while (a[i] < pivot) i++;
            while (a[j] > pivot) j--;
            if (i > j) break;
            uint32_t t = a[i];
            a[i++] = a[j], a[j--] = t;
        }
        if (j - low < high - i) quicksort(a, low, j), low = i;
        else quicksort(a, i, high), high = j;
    }
}
static uint64_t sort(void) {
    uint64_t sum = 0;
    for (int pass = 0; pass < 20; pass++) {
        fill(100000);
        quicksort(words, 0, 99999);
        for (int i = 0; i < 100000; i++) sum = sum * 31 + words[i];
    }
    return sum;
}

static struct node {
    struct node *child[2];
    uint64_t key;
} nodes[16384];
static uint64_t tree(void) {
    uint64_t found = 0;
    for (int pass = 0; pass < 40; pass++) {
        struct node *root = NULL;
        uint32_t start = seed;
        for (int i = 0; i < 16384; i++) {
            struct node *fresh = &nodes[i], **at = &root;
            fresh->child[0] = fresh->child[1] = NULL;
            fresh->key = random();
            while (*at) at = &(*at)->child[fresh->key > (*at)->key];
            *at = fresh;
        }
        seed = start;
        for (int i = 0; i < 32768; i++) {
            uint64_t key = random();
            for (struct node *at = root; at; at = at->child[key > at->key])
                if (at->key == key) {
                    found++;
                    break;
                }
        }
    }
    return found;
}

enum { PUSH, LOAD, STORE, ADD, SUB, MUL, AND, SHIFT, LESS, BRANCH, JUMP, END };
static uint64_t bytecode(void) {
    /* for (n = 1; n < 70000; n++) for (x = n, k = 0; k < 8; k++) total += x = x & 1 ? 3 * x + 1 : x >> 1; */
    static const int16_t program[] = {
        PUSH, 1, STORE, 0,                                                                              /* 0: n = 1 */
        LOAD, 0, STORE, 1, PUSH, 0, STORE, 2,                                                           /* 4: x = n, k = 0 */
        LOAD, 1, PUSH, 1, AND, BRANCH, 27,                                                              /* 12: odd? */
        LOAD, 1, PUSH, 1, SHIFT, JUMP, 35, END,                                                         /* 19: even */
        LOAD, 1, PUSH, 3, MUL, PUSH, 1, ADD,                                                            /* 27: odd */
        STORE, 1, LOAD, 3, LOAD, 1, ADD, STORE, 3,                                                      /* 35: total += x */
        LOAD, 2, PUSH, 1, ADD, STORE, 2, LOAD, 2, PUSH, 8, LESS, BRANCH, 12,                            /* 44: k */
        LOAD, 0, PUSH, 1, ADD, STORE, 0, LOAD, 0, LOAD, 4, LESS, BRANCH, 4, END,                        /* 58: n */
    };
    int64_t variables[5] = {0, 0, 0, 0, 70000}, stack[16], *top = stack;
    const int16_t *at = program;
    for (;;)
        switch (*at++) {
        case PUSH: *top++ = *at++; break;
        case LOAD: *top++ = variables[*at++]; break;
        case STORE: variables[*at++] = *--top; break;
        case ADD: top--, top[-1] += *top; break;
        case SUB: top--, top[-1] -= *top; break;
        case MUL: top--, top[-1] *= *top; break;
        case AND: top--, top[-1] &= *top; break;
        case SHIFT: top--, top[-1] = (uint64_t)top[-1] >> *top; break;
        case LESS: top--, top[-1] = top[-1] < *top; break;
        case BRANCH: at = *--top ? program + *at : at + 1; break;
        case JUMP: at = program + *at; break;
        case END: return variables[3];
        }
}

/* --- memory: 256 KiB a buffer. Larger ones measure QEMU's translation cache (256 entries until a flush) and nothing else. */
enum { BYTES = 1 << 18 };
static __attribute__((noinline)) void copy64(uint64_t *to, const uint64_t *from, size_t bytes) {
    for (; bytes; bytes -= 32, to += 4, from += 4) {
        uint64_t a = from[0], b = from[1], c = from[2], d = from[3];
        to[0] = a, to[1] = b, to[2] = c, to[3] = d;
    }
}
static uint64_t copying(void) {
    fill(BYTES / 4);
    for (int pass = 0; pass < 4800; pass++) copy64((uint64_t *)copy, (uint64_t *)words, BYTES);
    return copy[77];
}
static __attribute__((noinline)) void set64(uint64_t *to, uint64_t value, size_t bytes) {
    for (; bytes; bytes -= 32, to += 4) to[0] = value, to[1] = value, to[2] = value, to[3] = value;
}
static uint64_t setting(void) {
    for (int pass = 0; pass < 10000; pass++) set64((uint64_t *)copy, 0x0101010101010101 * (uint8_t)pass, BYTES);
    return copy[77];
}
static __attribute__((noinline)) size_t length(const char *text) {
    const char *at = text;
    while (*at) at++;
    return at - text;
}
static uint64_t measuring(void) {
    char *text = (char *)words;
    uint64_t sum = 0;
    for (int i = 0; i < BYTES; i++) text[i] = 'a';
    text[BYTES - 1] = 0;
    for (int pass = 0; pass < 400; pass++) sum += length(text + pass);
    return sum;
}
static __attribute__((noinline)) int compare(const uint8_t *a, const uint8_t *b, size_t bytes) {
    for (; bytes; bytes--, a++, b++)
        if (*a != *b) return *a - *b;
    return 0;
}
static uint64_t comparing(void) {
    uint64_t sum = 0;
    fill(BYTES / 4);
    copy64((uint64_t *)copy, (uint64_t *)words, BYTES);
    for (int pass = 0; pass < 200; pass++) {
        copy[BYTES / 4 - 1] = words[BYTES / 4 - 1] ^ pass;
        sum += compare((uint8_t *)words, (uint8_t *)copy, BYTES) != 0;
    }
    return sum;
}
#pragma GCC pop_options

/* --- floating point, as gcc compiles it: with FMADD */
enum { N = 96 };
static double A[N][N], B[N][N], C[N][N];
static uint64_t bitsOf(double value) {
    union { double d; uint64_t u; } both = {value};
    return both.u;
}
static uint64_t matrix(void) {
    for (int i = 0; i < N; i++)
        for (int j = 0; j < N; j++) A[i][j] = 1.0 / (i + j + 1), B[i][j] = 0.5 * i - j / 3.0;
    for (int pass = 0; pass < 30; pass++)
        for (int i = 0; i < N; i++)
            for (int j = 0; j < N; j++) {
                double sum = 0;
                for (int k = 0; k < N; k++) sum += A[i][k] * B[k][j];
                C[i][j] = sum;
            }
    return bitsOf(C[17][42]);
}

enum { BODIES = 5 };
static struct { double at[3], speed[3], mass; } bodies[BODIES];
static uint64_t nbody(void) {
    for (int i = 0; i < BODIES; i++) {
        for (int d = 0; d < 3; d++) bodies[i].at[d] = (i * 3 + d) * 1.7 - 9, bodies[i].speed[d] = (d - i) * 0.01;
        bodies[i].mass = 1.0 / (i + 1);
    }
    for (int step = 0; step < 100000; step++) {
        for (int i = 0; i < BODIES; i++)
            for (int j = i + 1; j < BODIES; j++) {
                double delta[3], square = 0.01;
                for (int d = 0; d < 3; d++) delta[d] = bodies[i].at[d] - bodies[j].at[d], square += delta[d] * delta[d];
                double pull = 0.001 / (square * __builtin_sqrt(square));
                for (int d = 0; d < 3; d++) {
                    bodies[i].speed[d] -= delta[d] * bodies[j].mass * pull;
                    bodies[j].speed[d] += delta[d] * bodies[i].mass * pull;
                }
            }
        for (int i = 0; i < BODIES; i++)
            for (int d = 0; d < 3; d++) bodies[i].at[d] += 0.001 * bodies[i].speed[d];
    }
    return bitsOf(bodies[0].at[0]);
}

typedef uint64_t kernel(void);
static kernel *const kernels[] = {crc32, sha256, multiply, sort, tree, bytecode, copying, setting, measuring, comparing, matrix, nbody};

void main(uint64_t selected) {
    CR = 0x301; /* UARTEN, TXE, RXE */
    /* Twice before the clock runs: both machines translate or optimise what they have seen often, ours beside the work. */
    for (int pass = 0; pass < 2; pass++) {
        seed = 1;
        kernels[selected]();
    }
    seed = 1;
    put("@begin\n");
    uint64_t result = kernels[selected]();
    put("@end ");
    hex(result);
    put("\n");
}
