// One function a kernel and a kind of processor; `kernels.c` writes them, `dispatch.c` chooses.
#ifndef LIANQIAO_DISPATCH_H
#define LIANQIAO_DISPATCH_H

#include "CKernels.h"

typedef struct {
  size_t (*slots_at_least)(const uint16_t *, size_t, uint16_t, uint16_t *);
  size_t (*count_bits)(const uint64_t *, size_t);
  size_t (*count_common_bits)(const uint64_t *, const uint64_t *, size_t);
  void (*and_bits)(uint64_t *, const uint64_t *, size_t);
  void (*or_bits)(uint64_t *, const uint64_t *, size_t);
  void (*clear_bits)(uint64_t *, const uint64_t *, size_t);
  void (*dot_products)(const int8_t *, size_t, const int8_t *, size_t, int32_t *);
} lq_table;

extern const lq_table lq_plain;
#if defined(__x86_64__)
extern const lq_table lq_avx2;
/// Newer processors have more for dot products alone.
extern void (*const lq_vnni_dot_products)(const int8_t *, size_t, const int8_t *, size_t, int32_t *);
#endif

#endif
