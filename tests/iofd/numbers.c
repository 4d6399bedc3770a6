/* SPDX-License-Identifier: MIT */
#define _GNU_SOURCE
#include "numbers.h"
#include "harness.h"

#include <fcntl.h>
#include <sys/resource.h>
#include <unistd.h>

enum {
	ABOVE = 1001,
	LIMIT = ABOVE + 20
};

static char filled[ABOVE];
static int former; /* a copy of the former owner of the number, or -1 */

int can_open_above(void)
{
	struct rlimit limit;

	getrlimit(RLIMIT_NOFILE, &limit);
	if (limit.rlim_cur < LIMIT && limit.rlim_max >= LIMIT) {
		limit.rlim_cur = LIMIT;
		setrlimit(RLIMIT_NOFILE, &limit);
	}
	return limit.rlim_cur >= LIMIT;
}

int move_above(int raw)
{
	int above = fcntl(raw, F_DUPFD_CLOEXEC, ABOVE);

	ck_assert_int_ge(above, ABOVE);
	close(raw);
	return above;
}

void fill(int number)
{
	int spare;

	former = fcntl(number, F_GETFD) < 0 ? -1 : move_above(number);
	spare = move_above(open("/dev/null", O_RDONLY));
	for (int i = 0; i < number; i++)
		if (fcntl(i, F_GETFD) < 0)
			filled[i] = dup2(spare, i) == i;
	close(spare);
}

void empty(int number)
{
	for (int i = 0; i < number; i++)
		if (filled[i])
			close(i);
	if (former < 0)
		return;
	ck_assert_int_eq(dup2(former, number), number);
	close(former);
}
