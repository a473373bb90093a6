// XXH64 (Yann Collet), from its specification, for seed 0.
#include "CKernels.h"

#include <string.h>

static const uint64_t P1 = 0x9E3779B185EBCA87u, P2 = 0xC2B2AE3D27D4EB4Fu, P3 = 0x165667B19E3779F9u,
                      P4 = 0x85EBCA77C2B2AE63u, P5 = 0x27D4EB2F165667C5u;

static inline uint64_t turned(uint64_t x, int by) { return x << by | x >> (64 - by); }

static inline uint64_t read64(const uint8_t *at) {
  uint64_t x;
  memcpy(&x, at, 8);
  return x;
}

static inline uint64_t mixed(uint64_t lane, uint64_t input) { return turned(lane + input * P2, 31) * P1; }

static inline uint64_t joined(uint64_t hash, uint64_t lane) { return (hash ^ mixed(0, lane)) * P1 + P4; }

uint64_t lq_checksum(const void *bytes, size_t count) {
  const uint8_t *at = bytes, *end = at + count;
  uint64_t hash;
  if (count >= 32) {
    uint64_t a = P1 + P2, b = P2, c = 0, d = 0 - P1;
    for (; end - at >= 32; at += 32) {
      a = mixed(a, read64(at));
      b = mixed(b, read64(at + 8));
      c = mixed(c, read64(at + 16));
      d = mixed(d, read64(at + 24));
    }
    hash = turned(a, 1) + turned(b, 7) + turned(c, 12) + turned(d, 18);
    hash = joined(joined(joined(joined(hash, a), b), c), d);
  } else {
    hash = P5;
  }
  hash += count;
  for (; end - at >= 8; at += 8) hash = turned(hash ^ mixed(0, read64(at)), 27) * P1 + P4;
  if (end - at >= 4) {
    uint32_t x;
    memcpy(&x, at, 4);
    hash = turned(hash ^ x * P1, 23) * P2 + P3;
    at += 4;
  }
  for (; at < end; at++) hash = turned(hash ^ *at * P5, 11) * P1;
  hash = (hash ^ hash >> 33) * P2;
  hash = (hash ^ hash >> 29) * P3;
  return hash ^ hash >> 32;
}
