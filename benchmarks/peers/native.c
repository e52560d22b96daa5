// C beside Onset: plain loops that gcc turns into vectors of this processor with libmvec's exponential
// (-O3 -march=native -ffast-math). Reads one request a line, answers one line of JSON with seconds and a sample of the
// answer. Compiled and spoken to by native.mjs.
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

#define MOST 64
static struct { char name[64]; double *values; long length; } inputs[MOST];
static int known = 0;

static void fail(const char *what) { fprintf(stderr, "native peer: %s\n", what); exit(1); }

static int find(const char *prefix, const char *name) {
  char whole[160];
  snprintf(whole, sizeof whole, "%s%s%s", prefix, *prefix ? "." : "", name);
  for (int i = 0; i < known; i++) if (!strcmp(inputs[i].name, whole)) return i;
  fail(whole);
  return -1;
}

static void load(const char *name, const char *path) {
  FILE *file = fopen(path, "rb");
  if (!file || known == MOST) fail(path);
  fseek(file, 0, SEEK_END);
  long length = ftell(file) / 8;
  rewind(file);
  double *values = aligned_alloc(64, (length * 8 / 64 + 1) * 64);
  if (fread(values, 8, length, file) != (size_t)length) fail(path);
  fclose(file);
  snprintf(inputs[known].name, sizeof inputs[known].name, "%s", name);
  inputs[known].values = values;
  inputs[known++].length = length;
}

static double now(void) {
  struct timespec t;
  clock_gettime(CLOCK_MONOTONIC, &t);
  return t.tv_sec + t.tv_nsec * 1e-9;
}

/** A result array that is made once: a fresh one costs its page faults each time. */
static double *kept(long length) {
  static double *block = NULL;
  static long have = 0;
  if (length > have) {
    free(block);
    block = aligned_alloc(64, (length * 8 / 64 + 1) * 64);
    memset(block, 0, length * 8);
    have = length;
  }
  return block;
}

static void exponentials(double *restrict out, const double *restrict z, long n) {
  for (long i = 0; i < n; i++) out[i] = exp(z[i]);
}

static void sigmoids(double *restrict out, const double *restrict z, long n) {
  for (long i = 0; i < n; i++) out[i] = 1 / (1 + exp(-z[i]));
}

struct grid { double *x, *c, *k, *y; long xs, cs, ks; };

static struct grid gridOf(const char *prefix, int withScores) {
  int x = find(prefix, "x"), c = find(prefix, "thresholds"), k = find(prefix, "steepnesses");
  struct grid g = {inputs[x].values, inputs[c].values, inputs[k].values, NULL, inputs[x].length, inputs[c].length, inputs[k].length};
  if (withScores) g.y = inputs[find(prefix, "scores")].values;
  return g;
}

static void rowDirect(double *restrict out, const double *restrict x, long n, double k, double c) {
  for (long i = 0; i < n; i++) out[i] = 1 / (1 + exp(-k * (x[i] - c)));
}

static double squaresDirect(const double *restrict x, const double *restrict y, long n, double k, double c) {
  double sum = 0;
  for (long i = 0; i < n; i++) { double d = 1 / (1 + exp(-k * (x[i] - c))) - y[i]; sum += d * d; }
  return sum;
}

static void rowFactorised(double *restrict out, const double *restrict table, long n, double g) {
  for (long i = 0; i < n; i++) out[i] = 1 / (1 + table[i] * g);
}

static double squaresFactorised(const double *restrict table, const double *restrict y, long n, double g) {
  double sum = 0;
  for (long i = 0; i < n; i++) { double d = 1 / (1 + table[i] * g) - y[i]; sum += d * d; }
  return sum;
}

/** Every curve of the grid; a row of scores each, or with `y` a sum of squares each. */
static void direct(struct grid g, double *out) {
  for (long i = 0; i < g.ks * g.cs; i++) {
    double k = g.k[i / g.cs], c = g.c[i % g.cs];
    if (g.y) out[i] = squaresDirect(g.x, g.y, g.xs, k, c);
    else rowDirect(out + i * g.xs, g.x, g.xs, k, c);
  }
}

/** As `direct`, with one table of exponentials for the thresholds within 60 / k of each other. */
static void factorised(struct grid g, double *out) {
  double *table = aligned_alloc(64, (g.xs * 8 / 64 + 1) * 64);
  for (long ik = 0, i = 0; ik < g.ks; ik++) {
    double k = g.k[ik];
    for (long begin = 0; begin < g.cs;) {
      long end = begin + 1;
      while (end < g.cs && k * (g.c[end] - g.c[begin]) <= 60) end++;
      double middle = 0.5 * (g.c[begin] + g.c[end - 1]);
      for (long j = 0; j < g.xs; j++) table[j] = exp(fmax(-670, fmin(670, -k * (g.x[j] - middle))));
      for (; begin < end; begin++, i++) {
        double factor = exp(k * (g.c[begin] - middle));
        if (g.y) out[i] = squaresFactorised(table, g.y, g.xs, factor);
        else rowFactorised(out + i * g.xs, table, g.xs, factor);
      }
    }
  }
  free(table);
}

static void answer(const char *task, const char *prefix) {
  double *out;
  long n, times = 1;
  double begun;
  if (!strcmp(task, "sigmoid") || !strcmp(task, "exp")) {
    int z = find("", prefix);
    n = inputs[z].length;
    out = kept(n);
    times = n < 100000 ? (1 << 22) / n : 1;
    begun = now();
    for (long t = 0; t < times; t++) (*task == 's' ? sigmoids : exponentials)(out, inputs[z].values, n);
  } else {
    int squares = !strncmp(task, "squares", 7);
    struct grid g = gridOf(prefix, squares);
    n = g.ks * g.cs * (squares ? 1 : g.xs);
    out = kept(n);
    begun = now();
    (strstr(task, "factorised") ? factorised : direct)(g, out);
  }
  printf("{\"seconds\":%.9g,\"answer\":[", now() - begun);
  long every = n / 4096 > 1 ? n / 4096 : 1;
  for (long i = 0; i < n; i += every) printf("%s%.17g", i ? "," : "", out[i]);
  printf("]}\n");
}

int main(void) {
  static char line[4096], task[64], name[64], path[3900];
  while (fgets(line, sizeof line, stdin)) {
    int got = sscanf(line, "%63s %63s %3899[^\n]", task, name, path);
    if (got == 3 && !strcmp(task, "load")) {
      load(name, path);
      printf("{}\n");
    } else if (got == 2) answer(task, name);
    else fail(line);
    fflush(stdout);
  }
}
