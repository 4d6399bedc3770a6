/* SPDX-License-Identifier: MIT */
/* Asserts that ZCALL_X equals X, and that two structs have the same layout. */
#ifndef ABI_SAME_H
#define ABI_SAME_H

/*
 * The installed kernel headers may be of any release since 6.1. Newer names are
 * compared only with headers of 7.2 or later, which `tests/run headers` uses.
 */
#ifdef __linux__
#include <linux/version.h>
#define SINCE(major, minor)                                                    \
	(LINUX_VERSION_CODE >= KERNEL_VERSION(major, minor, 0))
#endif

#define SAME(name) _Static_assert((long)ZCALL_##name == (long)(name), #name)

#define SAME_SIZE(ours, theirs)                                                \
	_Static_assert(sizeof(ours) == sizeof(theirs), #theirs)

#define SAME_AS(ours, our_field, theirs, their_field)                          \
	_Static_assert(offsetof(ours, our_field) ==                            \
				       offsetof(theirs, their_field) &&        \
			       sizeof(((ours *)0)->our_field) ==               \
				       sizeof(((theirs *)0)->their_field),     \
		       #theirs "." #our_field)

#define SAME_FIELD(ours, theirs, field) SAME_AS(ours, field, theirs, field)

/* For struct zcall_X and struct X. */
#define SAME_STRUCT(name)    SAME_SIZE(struct zcall_##name, struct name)
#define SAME_IN(name, field) SAME_FIELD(struct zcall_##name, struct name, field)

#endif
