/* SPDX-License-Identifier: MIT */
#define _GNU_SOURCE
#include "watched.h"
#include "harness.h"
#include "world.h"

#include <dirent.h>
#include <errno.h>
#include <signal.h>
#include <stdio.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/syscall.h>
#include <sys/wait.h>
#include <unistd.h>

/* Written by the child that makes the call, read by its parent. */
static struct outcome {
	struct world before;
	int64_t result;
	sigset_t mask_before;
	sigset_t mask;
} * outcome;

void prepare_to_watch(void)
{
	outcome = mmap(NULL, sizeof *outcome, PROT_READ | PROT_WRITE,
		       MAP_SHARED | MAP_ANONYMOUS, -1, 0);
	ck_assert_ptr_ne(outcome, MAP_FAILED);
	make_world();
}

/* Uses a system call that no row forbids. */
static void stop(long self)
{
	syscall(SYS_tkill, self, SIGSTOP);
}

void call_watched(int64_t (*call)(void))
{
	long self = syscall(SYS_gettid);

	stop(self);
	sigprocmask(SIG_BLOCK, NULL, &outcome->mask_before);
	memcpy(&outcome->before, w, sizeof *w);
	outcome->result = call();
	sigprocmask(SIG_BLOCK, NULL, &outcome->mask);
	stop(self);
}

static int count_descriptors(int pid)
{
	char path[32];
	DIR *directory;
	int count = 0;

	snprintf(path, sizeof path, "/proc/%d/fd", pid);
	directory = opendir(path);
	ck_assert_ptr_nonnull(directory);
	while (readdir(directory))
		count++;
	closedir(directory);
	return count;
}

/* Returns 1 if the child has stopped, 0 if it could not run and exited. */
static int await_stop(int pid, const char *name)
{
	int status;

	ck_assert_int_eq(waitpid(pid, &status, WUNTRACED), pid);
	if (WIFEXITED(status) && WEXITSTATUS(status) == WATCHED_CANNOT)
		return 0;
	ck_assert_msg(WIFSTOPPED(status), "%s: wait status %d", name, status);
	return 1;
}

/* What was taken from the socket is reported even after a failure. */
static void expect_received(struct world_outputs *out, const char *name,
			    int error)
{
	static const int after[] = {
		EMSGSIZE,    E2BIG,	 EMFILE, EACCES, EBADMSG, EPERM, ERANGE,
		EMEDIUMTYPE, EOPNOTSUPP, ENOMEM, ENFILE, ENOENT,  ENOSYS};

	if (!strstr(name, "receive"))
		return;
	for (size_t i = 0; i < sizeof after / sizeof after[0]; i++)
		if (error == after[i]) {
			out->buf[0] = 'x';
			out->done = 1;
		}
}

static void expect_settled(struct world_outputs *out, const char *name)
{
	if (names(name, "w->out.made"))
		memset(&out->made, 0, sizeof out->made);
	if (names(name, "w->out.other"))
		memset(&out->other, 0, sizeof out->other);
	if (names(name, "w->out.message"))
		out->message =
			(iofd_message){.sender = {0, UINT32_MAX, UINT32_MAX}};
	if (names(name, "w->out.waker"))
		memset(&out->waker, 0, sizeof out->waker);
	if (names(name, "w->out.mapped"))
		memset(&out->mapped, 0, sizeof out->mapped);
	if (names(name, "w->out.fds"))
		out->fds[0].cell = 0;
	if (names(name, "w->out.fds, 2"))
		out->fds[1].cell = 0;
	if (names(name, "w->out.count"))
		out->count = 0;
	if (names(name, "w->out.done"))
		out->done = 0;
}

/* A close that fails closes the lease; see <iofd/inline/lease.h> for the words.
 */
static void expect_lease(struct world *before, const char *name, int error)
{
	iofd_lease *lease = names(name, "&w->spare_lease")
				    ? &before->spare_lease
				    : &before->ending_lease;

	if (strstr(name, "lease_close_wait") && error == ETIMEDOUT)
		lease->word |= 4; /* WAITING */
	else if (strstr(name, "lease_close") || strstr(name, "lease_release"))
		*lease = (iofd_lease){.word = 8, .error = -error};
}

static int is_mask_kept(int signal)
{
	return sigismember(&outcome->mask, signal) ==
	       sigismember(&outcome->mask_before, signal);
}

/* One assertion for all bytes: each is slow, even if it holds. */
static void check(const char *name, int error)
{
	int signal;
	const unsigned char *found = (const unsigned char *)w;
	const unsigned char *expected;
	size_t i = 0;

	ck_assert_msg(outcome->result == -error, "%s = %lld, not %d", name,
		      (long long)outcome->result, -error);
	expect_settled(&outcome->before.out, name);
	expect_received(&outcome->before.out, name, error);
	expect_lease(&outcome->before, name, error);
	expected = (const unsigned char *)&outcome->before;
	while (i < sizeof *w - 1 && found[i] == expected[i])
		i++;
	ck_assert_msg(found[i] == expected[i],
		      "%s, %d: byte %zu of the world is %02x, not %02x", name,
		      error, i, found[i], expected[i]);
	if (strstr(name, "sigmask")) /* the kernel changes it nevertheless */
		return;
	signal = 1;
	while (signal < NSIG - 1 && is_mask_kept(signal))
		signal++;
	ck_assert_msg(is_mask_kept(signal), "%s, %d: signal %d", name, error,
		      signal);
}

static void end(int pid)
{
	kill(w->child_pid, SIGKILL);
	kill(pid, SIGKILL);
	waitpid(pid, NULL, 0);
}

int watch(int pid, const char *name, int error)
{
	int before, after;

	if (!await_stop(pid, name)) {
		kill(w->child_pid, SIGKILL);
		return 0;
	}
	before = count_descriptors(pid);
	kill(pid, SIGCONT);
	if (!await_stop(pid, name))
		return 0;
	after = count_descriptors(pid);
	end(pid);
	ck_assert_msg(after == before,
		      "%s, %d: descriptors before %d, after %d", name, error,
		      before, after);
	check(name, error);
	return 1;
}
