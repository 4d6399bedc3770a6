/* SPDX-License-Identifier: MIT */
/* Included before the real code: its atomic operations are the checker's. */
#ifndef PROOFS_OPERATIONS_H
#define PROOFS_OPERATIONS_H

#include <stdint.h>

/* The label of the next operation. */
void ck_at(const char *label);

/* Whether this step is changed. */
int ck_step(const char *label);

uint64_t op_load(const void *word, int order);
void op_store(const void *word, uint64_t value, int order);
uint64_t op_exchange(const void *word, uint64_t value, int order);
uint64_t op_add(const void *word, uint64_t value, int order);
uint64_t op_or(const void *word, uint64_t value, int order);
uint64_t op_and(const void *word, uint64_t value, int order);
int op_compare_exchange(const void *word, uint64_t *expected, uint64_t value,
			int success, int failure);
void op_fence(int order);

#define OP_TYPE(p)     __typeof__(*(p) + 0)
#define OP_VALUE(p, v) ((uint64_t)(OP_TYPE(p))(v))

#define __atomic_load_n(p, o)	  ((OP_TYPE(p))op_load((p), (o)))
#define __atomic_store_n(p, v, o) op_store((p), OP_VALUE(p, v), (o))
#define __atomic_exchange_n(p, v, o)                                           \
	((OP_TYPE(p))op_exchange((p), OP_VALUE(p, v), (o)))
#define __atomic_fetch_add(p, v, o)                                            \
	((OP_TYPE(p))op_add((p), OP_VALUE(p, v), (o)))
#define __atomic_fetch_sub(p, v, o)                                            \
	((OP_TYPE(p))op_add((p), -OP_VALUE(p, v), (o)))
#define __atomic_fetch_or(p, v, o) ((OP_TYPE(p))op_or((p), OP_VALUE(p, v), (o)))
#define __atomic_fetch_and(p, v, o)                                            \
	((OP_TYPE(p))op_and((p), OP_VALUE(p, v), (o)))
#define __atomic_compare_exchange_n(p, e, v, weak, s, f)                       \
	__extension__({                                                        \
		uint64_t op_expected = OP_VALUE(p, *(e));                      \
		int op_done = op_compare_exchange((p), &op_expected,           \
						  OP_VALUE(p, v), (s), (f));   \
		*(e) = (OP_TYPE(p))op_expected;                                \
		op_done;                                                       \
	})
#define __atomic_thread_fence(o) op_fence(o)

#endif
