/* SPDX-License-Identifier: MIT */
/* The one system call that the parent makes once the program has started. */
#define _GNU_SOURCE
#include "harness.h"
#include "spawned.h"

#include <errno.h>
#include <linux/filter.h>
#include <linux/seccomp.h>
#include <pthread.h>
#include <signal.h>
#include <stddef.h>
#include <sys/ioctl.h>
#include <sys/prctl.h>
#include <sys/syscall.h>
#include <unistd.h>

const char *const suite_name = "iofd/pidfd_spawn_mask";

/*
 * Makes each sigprocmask of this thread and its children wait for a decision.
 * Returns the descriptor that receives the calls.
 */
static int ask_for_sigprocmask(void)
{
	struct sock_filter filter[] = {
		BPF_STMT(BPF_LD | BPF_W | BPF_ABS,
			 offsetof(struct seccomp_data, nr)),
		BPF_JUMP(BPF_JMP | BPF_JEQ | BPF_K, SYS_rt_sigprocmask, 0, 1),
		BPF_STMT(BPF_RET | BPF_K, SECCOMP_RET_USER_NOTIF),
		BPF_STMT(BPF_RET | BPF_K, SECCOMP_RET_ALLOW),
	};
	struct sock_fprog program = {4, filter};

	if (prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0))
		return -1;
	return (int)syscall(SYS_seccomp, SECCOMP_SET_MODE_FILTER,
			    SECCOMP_FILTER_FLAG_NEW_LISTENER, &program);
}

static int ends[2];

/* Allows every call except the parent's that follows its child's. */
static void *refuse_last(void *nothing)
{
	struct seccomp_notif call;
	struct seccomp_notif_resp answer;
	int child_has_called = 0;
	int listener;

	if (read(ends[0], &listener, sizeof listener) != sizeof listener)
		return nothing;
	do {
		call = (struct seccomp_notif){0};
		if (syscall(SYS_ioctl, listener, SECCOMP_IOCTL_NOTIF_RECV,
			    &call) < 0)
			break;
		answer = (struct seccomp_notif_resp){.id = call.id};
		if (call.pid == (unsigned)getpid() && child_has_called)
			answer.error = -EPERM;
		else
			answer.flags = SECCOMP_USER_NOTIF_FLAG_CONTINUE;
		child_has_called |= call.pid != (unsigned)getpid();
		syscall(SYS_ioctl, listener, SECCOMP_IOCTL_NOTIF_SEND, &answer);
	} while (!answer.error);
	close(listener);
	return nothing;
}

START_TEST(spawn_when_mask_cannot_be_restored_ends_child)
{
	char *argv[] = {"sleep", "60", NULL};
	pthread_t thread;
	int listener;

	ck_assert_int_eq(pipe(ends), 0);
	ck_assert_int_eq(pthread_create(&thread, NULL, refuse_last, NULL), 0);
	listener = ask_for_sigprocmask();
	if (listener >= 0) {
		ck_assert_int_eq(write(ends[1], &listener, sizeof listener),
				 sizeof listener);
		child.fd.cell = 77;
		ck_assert_int_eq(iofd_pidfd_spawn(&child, "/bin/sleep", argv,
						  NULL, NULL, 0, 0),
				 -EPERM);
		check_nothing_left();
	}
	close(ends[1]);
	pthread_join(thread, NULL);
	close(ends[0]);
	if (listener < 0)
		SKIP_WITHOUT("seccomp user notification");
}
END_TEST

void add_tests(TCase *tests)
{
	tcase_add_test(tests, spawn_when_mask_cannot_be_restored_ends_child);
}
