/* SPDX-License-Identifier: MIT */
/* The atomic operations of the code under test, one of which may be changed. */
#include "operations.h"

#include <string.h>

#include "checker.h"
#include "proof.h"

static const char *label, *changed, *change = "";
static int is_changed;

void op_change(const char *at, const char *how)
{
	changed = at;
	change = how;
}

void ck_at(const char *at)
{
	label = at;
}

int ck_step(const char *step)
{
	return strcmp(step, changed) == 0 && strcmp(change, "step") == 0;
}

/* Begins an operation. */
static void begin(void)
{
	if (!label)
		give_up("an operation without a label");
	is_changed = strcmp(label, changed) == 0;
	label = 0;
}

static int is(const char *how)
{
	return is_changed && strcmp(change, how) == 0;
}

static int order_of(int order)
{
	return is("relaxed")   ? __ATOMIC_RELAXED
	       : is("acquire") ? __ATOMIC_ACQUIRE
	       : is("release") ? __ATOMIC_RELEASE
			       : order;
}

/* What is left of a read-modify-write if it is made of a load and a store. */
static int load_order(int order)
{
	return order == __ATOMIC_RELEASE ? __ATOMIC_RELAXED : __ATOMIC_ACQUIRE;
}

static int store_order(int order)
{
	return order == __ATOMIC_ACQUIRE ? __ATOMIC_RELAXED : __ATOMIC_RELEASE;
}

static uint64_t load_part(const void *word, int order)
{
	return ck_load(word,
		       order == __ATOMIC_RELAXED ? order : load_order(order));
}

static void store_part(const void *word, uint64_t value, int order)
{
	if (is("split"))
		ck_store(word, value,
			 order == __ATOMIC_RELAXED ? order
						   : store_order(order));
}

static int is_taken_apart(void)
{
	return is("split") || is("drop");
}

uint64_t op_load(const void *word, int order)
{
	begin();
	return ck_load(word, order_of(order));
}

void op_store(const void *word, uint64_t value, int order)
{
	begin();
	if (!is("drop"))
		ck_store(word, value, order_of(order));
}

/* The body of a read-modify-write that stores `next`, made of `old`. */
#define READ_MODIFY_WRITE(name, next)                                          \
	uint64_t op_##name(const void *word, uint64_t value, int order)        \
	{                                                                      \
		uint64_t old;                                                  \
                                                                               \
		begin();                                                       \
		if (!is_taken_apart())                                         \
			return ck_##name(word, value, order_of(order));        \
		old = load_part(word, order);                                  \
		store_part(word, next, order);                                 \
		return old;                                                    \
	}

READ_MODIFY_WRITE(exchange, value)
READ_MODIFY_WRITE(add, old + value)
READ_MODIFY_WRITE(or, old | value)
READ_MODIFY_WRITE(and, old &value)

int op_compare_exchange(const void *word, uint64_t *expected, uint64_t value,
			int success, int failure)
{
	uint64_t old;

	begin();
	/* C11 allows no failure order that is stronger than the other. */
	if (is("failure-relaxed") || is("relaxed") || is("release"))
		failure = __ATOMIC_RELAXED;
	if (!is_taken_apart())
		return ck_compare_exchange(word, expected, value,
					   order_of(success), failure);
	old = load_part(word, success);
	if (old != *expected) {
		*expected = old;
		return 0;
	}
	store_part(word, value, success);
	return 1;
}

void op_fence(int order)
{
	begin();
	if (!is("drop"))
		ck_fence(order_of(order));
}
