/* SPDX-License-Identifier: MIT */
/* bomb [FILE]   forks for ever, after joining the cgroup by its file. */
#define _GNU_SOURCE
#include "tally.h"

#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <unistd.h>

static void join(const char *file)
{
	int procs = open(file, O_WRONLY | O_CLOEXEC);

	if (write(procs, "0", 1) != 1)
		_exit(5);
	close(procs);
}

int main(int argc, char **argv)
{
	struct tally *tally = map_tally(TALLY);

	if (argc > 1)
		join(argv[1]);
	signal(SIGTERM, SIG_IGN);
	signal(SIGCHLD, SIG_IGN);
	for (;;)
		if (fork() < 0 && errno == EAGAIN)
			__atomic_store_n(&tally->is_over, 1, __ATOMIC_RELAXED);
		else
			__atomic_add_fetch(&tally->members, 1,
					   __ATOMIC_RELAXED);
}
