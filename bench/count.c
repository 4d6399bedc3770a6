/* SPDX-License-Identifier: MIT */
/*
 * count N NAME=FILE.so...   for callgrind: does each operation N times between
 * two of its dumps, which are named "NAME OPERATION".
 */
#include "column.h"
#include "measure.h"

#include <err.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <valgrind/callgrind.h>

/*
 * iofd_memfd_map asks for the huge page size of a mapping whose address is a
 * multiple of 64 KiB. Which address is next depends on the size of the columns,
 * so this makes it another one.
 */
static void avoid_huge_addresses(void)
{
	char *page;

	for (;;) {
		page = mmap(NULL, 4096, PROT_READ, MAP_PRIVATE | MAP_ANONYMOUS,
			    -1, 0);
		if (page == MAP_FAILED)
			err(1, "mmap");
		if ((uintptr_t)page % 65536 != 0)
			break;
	}
	munmap(page, 4096);
}

static void count(const char *name, const struct operation *o, long n)
{
	char title[128];

	snprintf(title, sizeof title, "%s %s", name, o->name);
	o->run(1); /* the dynamic linker finds what it calls */
	avoid_huge_addresses();
	CALLGRIND_ZERO_STATS;
	if (o->run(n) != 0)
		errx(1, "%s failed", title);
	CALLGRIND_DUMP_STATS_AT(title);
}

int main(int argc, char **argv)
{
	struct objects objects;
	long n = argc > 2 ? atol(argv[1]) : 0;

	if (n < 1)
		errx(2, "count N NAME=FILE.so...");
	objects_open(&objects);
	for (argv += 2; *argv; argv++) {
		struct contestant c = contestant_open(*argv, &objects);
		const struct operation *o = c.column->operations;

		for (; o->name; o++)
			if (objects.self >= 0 || !strstr(o->name, "pidfd"))
				count(c.name, o, n);
	}
	return 0;
}
