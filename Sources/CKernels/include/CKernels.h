// The innermost loops of the search engine. Each is compiled plainly and for AVX2 (dot products for AVX-512 VNNI, too), and
// chosen once by what the processor has. LIANQIAO_KERNELS=plain or =avx2 in the environment chooses no more than these, for tests
// and comparisons.
// Results are the same to the last bit. Callers have checked every length; nothing here does.
#ifndef LIANQIAO_CKERNELS_H
#define LIANQIAO_CKERNELS_H

#include <stddef.h>
#include <stdint.h>

#define LQ_DIMENSIONS 256

/// Which kernels run: "plain", "avx2", or "avx512vnni", which are those for AVX2 with dot products of their own.
const char *lq_kernels(void);

/// Has a processor's cache fetch what lies at an address, which may be any, and does not wait for it.
static inline void lq_fetch_ahead(const void *address) { __builtin_prefetch(address); }

/// A name for bytes, as XXH64 with seed 0 gives it. Not for security.
uint64_t lq_checksum(const void *bytes, size_t count);

/// sums[slots[i]] += (codes[i] * weight + 255) >> 8.
void lq_add_postings(const uint16_t *slots, const uint8_t *codes, size_t count, uint32_t weight, uint16_t *sums);
/// Where a sum is at least `bar`, which is not 0: slots in ascending order into `found` (room for `count`, a multiple of 64).
size_t lq_slots_at_least(const uint16_t *sums, size_t count, uint16_t bar, uint16_t *found);

/// sums[i] += (maxes[i] * weight + 255) >> 8, for the windows of a segment.
void lq_add_bounds(const uint8_t *maxes, size_t count, uint32_t weight, uint32_t *sums);

/// Bits of words [0, count).
size_t lq_count_bits(const uint64_t *words, size_t count);
size_t lq_count_common_bits(const uint64_t *a, const uint64_t *b, size_t count);
void lq_and_bits(uint64_t *into, const uint64_t *other, size_t count);
void lq_or_bits(uint64_t *into, const uint64_t *other, size_t count);
void lq_clear_bits(uint64_t *into, const uint64_t *other, size_t count);

/// products[v * queryCount + q] = the dot product of vector v and query q, LQ_DIMENSIONS values each, all within ±127.
void lq_dot_products(
  const int8_t *vectors, size_t vectorCount, const int8_t *queries, size_t queryCount, int32_t *products);

#endif
