// Chooses once, when the program starts.
#include "dispatch.h"

#include <stdlib.h>
#include <string.h>

static const lq_table *chosen = &lq_plain;
static const char *name = "plain";
static void (*dot_products)(const int8_t *, size_t, const int8_t *, size_t, int32_t *);

__attribute__((constructor)) static void choose(void) {
  dot_products = lq_plain.dot_products;
#if defined(__x86_64__)
  __builtin_cpu_init();
  const char *most = getenv("LIANQIAO_KERNELS");
  if (most == NULL) most = "";
  if (strcmp(most, "plain") == 0 || !__builtin_cpu_supports("avx2") || !__builtin_cpu_supports("bmi2")) return;
  chosen = &lq_avx2;
  name = "avx2";
  dot_products = chosen->dot_products;
  if (strcmp(most, "avx2") == 0 || !__builtin_cpu_supports("avx512bw") || !__builtin_cpu_supports("avx512vnni")) return;
  name = "avx512vnni";
  dot_products = lq_vnni_dot_products;
#endif
}

const char *lq_kernels(void) { return name; }

void lq_add_postings(const uint16_t *slots, const uint8_t *codes, size_t count, uint32_t weight, uint16_t *sums) {
  for (size_t i = 0; i < count; i++) sums[slots[i]] += (uint16_t)((codes[i] * weight + 255) >> 8);
}

size_t lq_slots_at_least(const uint16_t *sums, size_t count, uint16_t bar, uint16_t *found) {
  return chosen->slots_at_least(sums, count, bar, found);
}

size_t lq_count_bits(const uint64_t *words, size_t count) { return chosen->count_bits(words, count); }

size_t lq_count_common_bits(const uint64_t *a, const uint64_t *b, size_t count) {
  return chosen->count_common_bits(a, b, count);
}

void lq_and_bits(uint64_t *into, const uint64_t *other, size_t count) { chosen->and_bits(into, other, count); }

void lq_or_bits(uint64_t *into, const uint64_t *other, size_t count) { chosen->or_bits(into, other, count); }

void lq_clear_bits(uint64_t *into, const uint64_t *other, size_t count) { chosen->clear_bits(into, other, count); }

void lq_dot_products(
  const int8_t *vectors, size_t vectorCount, const int8_t *queries, size_t queryCount, int32_t *products) {
  dot_products(vectors, vectorCount, queries, queryCount, products);
}

void lq_add_bounds(const uint8_t *maxes, size_t count, uint32_t weight, uint32_t *sums) {
  for (size_t i = 0; i < count; i++) sums[i] += (maxes[i] * weight + 255) >> 8;
}
