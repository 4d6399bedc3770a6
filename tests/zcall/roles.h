/* SPDX-License-Identifier: MIT */
/* The rows of roles.def as data. */
#ifndef ROLES_H
#define ROLES_H

#include <stddef.h>

enum role {
	IN,
	OUT,
	INOUT
};

enum null {
	EFAULT_, /* libc defines EFAULT as a macro */
	OPTIONAL
};

struct role_row {
	const char *name;
	enum role role;
	enum null null;
	const void *(*content)(void); /* null if any content will do */
	size_t size;
	long (*call)(void *p);
};

enum {
	ROLE_ROWS = 0
#define ROLE(...) +1
#define ASIDE(...)
#include "roles.def"
};

extern const struct role_row role_rows[ROLE_ROWS];

/* Sets up an io_uring. Returns its descriptor, or -errno. */
int ring(void);

#endif
