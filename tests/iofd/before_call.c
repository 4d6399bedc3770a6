/* SPDX-License-Identifier: MIT */
#define _GNU_SOURCE
#include "before_call.h"

#include <errno.h>
#include <linux/filter.h>
#include <pthread.h>
#include <semaphore.h>
#include <stddef.h>
#include <string.h>
#include <sys/ioctl.h>
#include <sys/prctl.h>
#include <sys/syscall.h>
#include <unistd.h>

static void (*action)(const struct seccomp_data *call);
static int listener;
static sem_t installed;

/* Not ioctl: musl's takes an int, which these requests do not fit. */
static long notification(unsigned long request, void *argument)
{
	return syscall(SYS_ioctl, listener, request, argument);
}

/* The filter is the caller's only: this thread was there before. */
static void *act_and_continue(void *unused)
{
	struct seccomp_notif call;
	struct seccomp_notif_resp answer;

	while (sem_wait(&installed) < 0)
		;
	for (;;) {
		memset(&call, 0, sizeof call);
		if (notification(SECCOMP_IOCTL_NOTIF_RECV, &call) < 0)
			continue;
		action(&call.data);
		memset(&answer, 0, sizeof answer);
		answer.id = call.id;
		answer.flags = SECCOMP_USER_NOTIF_FLAG_CONTINUE;
		notification(SECCOMP_IOCTL_NOTIF_SEND, &answer);
	}
	return unused;
}

int act_before(long number, void (*act)(const struct seccomp_data *call))
{
	struct sock_filter filter[] = {
		BPF_STMT(BPF_LD | BPF_W | BPF_ABS,
			 offsetof(struct seccomp_data, nr)),
		BPF_JUMP(BPF_JMP | BPF_JEQ | BPF_K, (unsigned)number, 0, 1),
		BPF_STMT(BPF_RET | BPF_K, SECCOMP_RET_USER_NOTIF),
		BPF_STMT(BPF_RET | BPF_K, SECCOMP_RET_ALLOW),
	};
	struct sock_fprog program = {sizeof filter / sizeof filter[0], filter};
	pthread_t thread;

	action = act;
	sem_init(&installed, 0, 0);
	if (pthread_create(&thread, NULL, act_and_continue, NULL))
		return -EAGAIN;
	if (prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0))
		return -errno;
	listener = (int)syscall(SYS_seccomp, SECCOMP_SET_MODE_FILTER,
				SECCOMP_FILTER_FLAG_NEW_LISTENER, &program);
	if (listener < 0)
		return -errno;
	sem_post(&installed);
	return 0;
}
