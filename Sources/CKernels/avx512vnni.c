// For processors with AVX-512 VNNI: 64 products of bytes an instruction.
#if defined(__x86_64__)
#include <immintrin.h>

#include "dispatch.h"

/// VNNI multiplies unsigned by signed bytes. So the vector's values are raised by 128, and 128 times the sum of the query's
/// values is taken off: all of it in 32-bit integers, exactly.
__attribute__((target("avx512f,avx512bw,avx512vnni"))) static void vnni_dot_products(
  const int8_t *vectors, size_t vectorCount, const int8_t *queries, size_t queryCount, int32_t *products) {
  const __m512i raised = _mm512_set1_epi8((char)0x80), ones = _mm512_set1_epi8(1);
  for (size_t q = 0; q < queryCount; q++) {
    const int8_t *b = queries + q * LQ_DIMENSIONS;
    __m512i b0 = _mm512_loadu_si512(b), b1 = _mm512_loadu_si512(b + 64);
    __m512i b2 = _mm512_loadu_si512(b + 128), b3 = _mm512_loadu_si512(b + 192);
    __m512i sums = _mm512_setzero_si512();
    sums = _mm512_dpbusd_epi32(_mm512_dpbusd_epi32(sums, ones, b0), ones, b1);
    sums = _mm512_dpbusd_epi32(_mm512_dpbusd_epi32(sums, ones, b2), ones, b3);
    const int32_t excess = 128 * _mm512_reduce_add_epi32(sums);
    for (size_t v = 0; v < vectorCount; v++) {
      const int8_t *a = vectors + v * LQ_DIMENSIONS;
      __m512i x = _mm512_setzero_si512(), y = _mm512_setzero_si512();
      x = _mm512_dpbusd_epi32(x, _mm512_xor_si512(_mm512_loadu_si512(a), raised), b0);
      y = _mm512_dpbusd_epi32(y, _mm512_xor_si512(_mm512_loadu_si512(a + 64), raised), b1);
      x = _mm512_dpbusd_epi32(x, _mm512_xor_si512(_mm512_loadu_si512(a + 128), raised), b2);
      y = _mm512_dpbusd_epi32(y, _mm512_xor_si512(_mm512_loadu_si512(a + 192), raised), b3);
      products[v * queryCount + q] = _mm512_reduce_add_epi32(_mm512_add_epi32(x, y)) - excess;
    }
  }
}

void (*const lq_vnni_dot_products)(const int8_t *, size_t, const int8_t *, size_t, int32_t *) = vnni_dot_products;
#endif
