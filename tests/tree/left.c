/* SPDX-License-Identifier: MIT */
#define _GNU_SOURCE
#include "left.h"
#include "tally.h"

#include <ctype.h>
#include <dirent.h>
#include <errno.h>
#include <poll.h>
#include <signal.h>
#include <stdio.h>
#include <string.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

long long now_us(void)
{
	struct timespec now;

	clock_gettime(CLOCK_MONOTONIC, &now);
	return now.tv_sec * 1000000LL + now.tv_nsec / 1000;
}

static struct timespec time_until(long long deadline_us)
{
	long long left = deadline_us - now_us();

	if (left < 0)
		left = 0;
	return (struct timespec){left / 1000000, left % 1000000 * 1000};
}

long long await_hangup(int pipe, long long deadline_us)
{
	struct pollfd end = {pipe, 0, 0};
	struct timespec left = time_until(deadline_us);

	return ppoll(&end, 1, &left, NULL) == 1 ? now_us() : -1;
}

static int is_link_to(const char *process, const char *pipe)
{
	char path[280], target[64];
	long length;

	snprintf(path, sizeof path, "/proc/%s/fd/%d", process, SURVIVORS);
	length = readlink(path, target, sizeof target - 1);
	if (length < 0)
		return 0;
	target[length] = 0;
	return strcmp(target, pipe) == 0;
}

unsigned count_holders(int pipe)
{
	char path[64], target[64];
	DIR *processes = opendir("/proc");
	struct dirent *entry;
	unsigned count = 0;
	long length;

	snprintf(path, sizeof path, "/proc/self/fd/%d", pipe);
	length = readlink(path, target, sizeof target - 1);
	target[length < 0 ? 0 : length] = 0;
	while (processes && (entry = readdir(processes)) != NULL)
		if (isdigit((unsigned char)entry->d_name[0]))
			count += (unsigned)is_link_to(entry->d_name, target);
	if (processes)
		closedir(processes);
	return count;
}

/* SIGCHLD is blocked, so none is missed between the two calls. */
int await_no_child(long long deadline_us)
{
	sigset_t ended;
	struct timespec left;
	int pid;

	sigemptyset(&ended);
	sigaddset(&ended, SIGCHLD);
	for (;;) {
		while ((pid = waitpid(-1, NULL, WNOHANG)) > 0)
			;
		if (pid < 0)
			return 1;
		left = time_until(deadline_us);
		if (left.tv_sec == 0 && left.tv_nsec == 0)
			return 0;
		sigtimedwait(&ended, NULL, &left);
	}
}

void end_children(void)
{
	FILE *children;
	int pid;

	while (!await_no_child(0)) {
		children = fopen("/proc/thread-self/children", "re");
		while (children && fscanf(children, "%d", &pid) == 1)
			kill(pid, SIGKILL);
		if (children)
			fclose(children);
		waitpid(-1, NULL, 0);
	}
}
