// For any processor.
#include "dispatch.h"

#define TARGET
#define NAMED(name) plain_##name
#include "bits.inc"

static size_t plain_slots_at_least(const uint16_t *sums, size_t count, uint16_t bar, uint16_t *found) {
  size_t out = 0;
  for (size_t i = 0; i < count; i += 64) {
    // Most stretches have none: a loop without branches is one that any compiler turns into vectors.
    uint16_t any = 0;
    for (size_t j = i; j < i + 64; j++) any |= (uint16_t)(sums[j] >= bar);
    if (any == 0) continue;
    for (size_t j = i; j < i + 64; j++) {
      found[out] = (uint16_t)j;
      out += sums[j] >= bar;
    }
  }
  return out;
}

static void plain_dot_products(
  const int8_t *vectors, size_t vectorCount, const int8_t *queries, size_t queryCount, int32_t *products) {
  for (size_t v = 0; v < vectorCount; v++) {
    const int8_t *a = vectors + v * LQ_DIMENSIONS;
    for (size_t q = 0; q < queryCount; q++) {
      const int8_t *b = queries + q * LQ_DIMENSIONS;
      int32_t sum = 0;
      for (size_t i = 0; i < LQ_DIMENSIONS; i++) sum += (int32_t)a[i] * (int32_t)b[i];
      products[v * queryCount + q] = sum;
    }
  }
}

const lq_table lq_plain = {
  plain_slots_at_least, plain_count_bits, plain_count_common_bits,
  plain_and_bits, plain_or_bits, plain_clear_bits, plain_dot_products,
};
