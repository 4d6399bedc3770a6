/* SPDX-License-Identifier: MIT */
/*
 * What a checker gives the C code, and the C code gives a checker. The C code
 * is compiled once; relacy.cpp and loom/src/main.rs each run it.
 *
 * A checker keeps the value of a watched word itself, since a load may return
 * an old one. Orders are those of the compiler: __ATOMIC_RELAXED is 0.
 */
#ifndef PROOFS_CHECKER_H
#define PROOFS_CHECKER_H

#include <stdint.h>

#ifdef __cplusplus
extern "C" {
#endif

enum {
	THREADS = 3,
	WORDS = 16
};

/* By the checker. */
void ck_watch(const void *word, uint64_t value);
uint64_t ck_load(const void *word, int order);
void ck_store(const void *word, uint64_t value, int order);
uint64_t ck_exchange(const void *word, uint64_t value, int order);
uint64_t ck_add(const void *word, uint64_t value, int order);
uint64_t ck_or(const void *word, uint64_t value, int order);
uint64_t ck_and(const void *word, uint64_t value, int order);
int ck_compare_exchange(const void *word, uint64_t *expected, uint64_t value,
			int success, int failure);
void ck_fence(int order);

/* A variable that is not atomic: two uses of it that race are an error. */
void ck_watch_plain(const void *plain, uint64_t value);
uint64_t ck_get(const void *plain);
void ck_set(const void *plain, uint64_t value);

void ck_fail(const char *condition);

/* By the C code. The threads run between the other two, which run alone. */
int proof_select(const char *test, const char *label, const char *change);
void proof_reset(void);
void proof_thread(int i);
void proof_final(void);

#ifdef __cplusplus
}
#endif
#endif
