/* SPDX-License-Identifier: MIT */
/*
 * A small kernel: a file that is also an eventfd, and a futex. A call that
 * would sleep returns -ETIMEDOUT at once: the proof ends that thread, and in
 * the end asserts that something has woken it.
 */
#ifndef PROOFS_KERNEL_H
#define PROOFS_KERNEL_H

#include "proof.h"

enum {
	NUMBER = 7,
	OTHER = 8,
	NUMBERS = 9
};

/* `order` is that of reads and writes. The real kernel's is __ATOMIC_ACQ_REL or
 * stronger; with less, a proof shows that the protocol does not rely on it. */
void kernel_reset(int order);

/* Opens a file. Not atomic: it must not race with a use or a close. */
void kernel_open(int raw, uint64_t content);

/* Uses a file that must be open. Returns its content. */
uint64_t kernel_use(int raw);

/* What each close returns, although it closes. */
extern int kernel_close_result;

int kernel_is_readable(void);
int kernel_has_edge(void);    /* a write since this was asked */
uint32_t kernel_rings(void);  /* writes in all */
uint32_t kernel_closes(void); /* closes in all */
uint32_t kernel_ticket(void); /* of the last that would sleep on the futex */
uint32_t kernel_woken(void);  /* the last ticket that a wake has woken */

#endif
