// For processors with AVX2: most since 2013.
#if defined(__x86_64__)
#include <immintrin.h>

#include "dispatch.h"

#define TARGET __attribute__((target("avx2,bmi,bmi2,lzcnt,popcnt")))
#define NAMED(name) avx2_##name
#include "bits.inc"

TARGET static size_t avx2_slots_at_least(const uint16_t *sums, size_t count, uint16_t bar, uint16_t *found) {
  const __m256i bars = _mm256_set1_epi16((short)bar);
  size_t out = 0;
  for (size_t i = 0; i < count; i += 64) {
    const __m256i *at = (const __m256i *)(sums + i);
    __m256i a = _mm256_loadu_si256(at), b = _mm256_loadu_si256(at + 1);
    __m256i c = _mm256_loadu_si256(at + 2), d = _mm256_loadu_si256(at + 3);
    __m256i most = _mm256_max_epu16(_mm256_max_epu16(a, b), _mm256_max_epu16(c, d));
    // The subtraction saturates at 0 exactly where the sum reaches the bar.
    __m256i lack = _mm256_subs_epu16(bars, most);
    if (_mm256_movemask_epi8(_mm256_cmpeq_epi16(lack, _mm256_setzero_si256())) == 0) continue;
    for (size_t j = i; j < i + 64; j++) {
      found[out] = (uint16_t)j;
      out += sums[j] >= bar;
    }
  }
  return out;
}

TARGET static void avx2_dot_products(
  const int8_t *vectors, size_t vectorCount, const int8_t *queries, size_t queryCount, int32_t *products) {
  for (size_t v = 0; v < vectorCount; v++) {
    const int8_t *a = vectors + v * LQ_DIMENSIONS;
    for (size_t q = 0; q < queryCount; q++) {
      const int8_t *b = queries + q * LQ_DIMENSIONS;
      __m256i sum = _mm256_setzero_si256();
      for (size_t i = 0; i < LQ_DIMENSIONS; i += 32) {
        // |a| · (b with the sign of a): sums of two products stay below 2^15, because all values are within ±127.
        __m256i x = _mm256_loadu_si256((const __m256i *)(a + i)), y = _mm256_loadu_si256((const __m256i *)(b + i));
        __m256i pairs = _mm256_maddubs_epi16(_mm256_abs_epi8(x), _mm256_sign_epi8(y, x));
        sum = _mm256_add_epi32(sum, _mm256_madd_epi16(pairs, _mm256_set1_epi16(1)));
      }
      __m128i half = _mm_add_epi32(_mm256_castsi256_si128(sum), _mm256_extracti128_si256(sum, 1));
      half = _mm_add_epi32(half, _mm_shuffle_epi32(half, 0x4E));
      half = _mm_add_epi32(half, _mm_shuffle_epi32(half, 0xB1));
      products[v * queryCount + q] = _mm_cvtsi128_si32(half);
    }
  }
}

const lq_table lq_avx2 = {
  avx2_slots_at_least, avx2_count_bits, avx2_count_common_bits,
  avx2_and_bits, avx2_or_bits, avx2_clear_bits, avx2_dot_products,
};
#endif
