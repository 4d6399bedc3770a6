/* SPDX-License-Identifier: MIT */
/* A proof: what some threads do with the real code, and what must hold. */
#ifndef PROOFS_PROOF_H
#define PROOFS_PROOF_H

#include "checker.h"

struct proof {
	const char *name;
	void (*reset)(void);
	void (*thread)(int i);
	void (*final)(void);
	uint32_t variant;
};

extern const struct proof waker_proofs[], lease_proofs[], cell_proofs[];

/* The variant of the proof that runs. */
extern uint32_t variant;

#define CHECK(condition) ((condition) ? (void)0 : ck_fail(#condition))

void op_change(const char *label, const char *change);

/* Ends the process: the proof is wrong, not the code. */
_Noreturn void give_up(const char *message);

#endif
