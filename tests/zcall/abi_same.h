/* SPDX-License-Identifier: MIT */
/* ZCALL_X is the system's X; a struct of ours is laid out as the system's. */
#ifndef ABI_SAME_H
#define ABI_SAME_H

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

#endif
