/* SPDX-License-Identifier: MIT */
#include "proof.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static const struct proof *const all[] = {waker_proofs, lease_proofs,
					  cell_proofs};
static const struct proof *selected;
uint32_t variant;

int proof_select(const char *name, const char *label, const char *change)
{
	const struct proof *proof;
	size_t i;

	op_change(label, change);
	for (i = 0; i < sizeof all / sizeof *all; i++)
		for (proof = all[i]; proof->name; proof++)
			if (strcmp(proof->name, name) == 0)
				selected = proof;
	return selected != 0;
}

void proof_reset(void)
{
	variant = selected->variant;
	selected->reset();
}

void proof_thread(int i)
{
	selected->thread(i);
}

void proof_final(void)
{
	selected->final();
}

_Noreturn void give_up(const char *message)
{
	fprintf(stderr, "%s\n", message);
	exit(2);
}
