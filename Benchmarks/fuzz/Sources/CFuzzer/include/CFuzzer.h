// libFuzzer's way in, for programs that have a `main` of their own.
#ifndef LIANQIAO_CFUZZER_H
#define LIANQIAO_CFUZZER_H

#include <stddef.h>
#include <stdint.h>

int LLVMFuzzerRunDriver(int *argc, char ***argv, int (*one)(const uint8_t *bytes, size_t count));

#endif
