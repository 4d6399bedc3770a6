/* SPDX-License-Identifier: MIT */
/* System calls that fail from now on, by filters of seccomp. */
#include "harness.h"

#include <errno.h>
#include <linux/filter.h>
#include <linux/seccomp.h>
#include <stddef.h>
#include <sys/prctl.h>
#include <sys/syscall.h>
#include <unistd.h>

enum {
	GET_AUXV = 0x41555856 /* PR_GET_AUXV, since Linux 6.4 */
};

int install_filter(struct sock_filter *filter, unsigned short length)
{
	struct sock_fprog program = {length, filter};

	if (prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0) ||
	    syscall(SYS_seccomp, SECCOMP_SET_MODE_FILTER, 0, &program))
		return -errno;
	return 0;
}

static unsigned action(int error)
{
	return error ? SECCOMP_RET_ERRNO | (unsigned)error : SECCOMP_RET_TRAP;
}

int forbid(long number, int error)
{
	struct sock_filter filter[] = {
		BPF_STMT(BPF_LD | BPF_W | BPF_ABS,
			 offsetof(struct seccomp_data, nr)),
		BPF_JUMP(BPF_JMP | BPF_JEQ | BPF_K, (unsigned)number, 0, 1),
		BPF_STMT(BPF_RET | BPF_K, action(error)),
		BPF_STMT(BPF_RET | BPF_K, SECCOMP_RET_ALLOW),
	};

	return install_filter(filter, sizeof filter / sizeof filter[0]);
}

int forbid_all_but(long number)
{
	struct sock_filter filter[] = {
		BPF_STMT(BPF_LD | BPF_W | BPF_ABS,
			 offsetof(struct seccomp_data, nr)),
		BPF_JUMP(BPF_JMP | BPF_JEQ | BPF_K, (unsigned)number, 1, 0),
		BPF_STMT(BPF_RET | BPF_K, SECCOMP_RET_TRAP),
		BPF_STMT(BPF_RET | BPF_K, SECCOMP_RET_ALLOW),
	};

	return install_filter(filter, sizeof filter / sizeof filter[0]);
}

unsigned offset_of_half(int argument, int is_high)
{
	int is_second = is_high == (__BYTE_ORDER__ == __ORDER_LITTLE_ENDIAN__);

	return (unsigned)(offsetof(struct seccomp_data, args) +
			  8 * (size_t)argument + (is_second ? 4 : 0));
}

/* Compares the argument with `value`: `test` is a jump of BPF. */
static int forbid_if(long number, int argument, unsigned short test,
		     unsigned value, unsigned if_true, unsigned if_false)
{
	struct sock_filter filter[] = {
		BPF_STMT(BPF_LD | BPF_W | BPF_ABS,
			 offsetof(struct seccomp_data, nr)),
		BPF_JUMP(BPF_JMP | BPF_JEQ | BPF_K, (unsigned)number, 0, 3),
		BPF_STMT(BPF_LD | BPF_W | BPF_ABS, offset_of_half(argument, 0)),
		BPF_JUMP(BPF_JMP | test | BPF_K, value, 0, 2),
		BPF_STMT(BPF_RET | BPF_K, if_true),
		BPF_STMT(BPF_RET | BPF_K, SECCOMP_RET_ALLOW),
		BPF_STMT(BPF_RET | BPF_K, if_false),
	};

	return install_filter(filter, sizeof filter / sizeof filter[0]);
}

int forbid_where(long number, int argument, unsigned value, int error)
{
	return forbid_if(number, argument, BPF_JEQ, value, action(error),
			 SECCOMP_RET_ALLOW);
}

int forbid_without(long number, int argument, unsigned bit, int error)
{
	return forbid_if(number, argument, BPF_JSET, bit, SECCOMP_RET_ALLOW,
			 action(error));
}

int forbid_auxv_call(void)
{
	return forbid_where(SYS_prctl, 0, GET_AUXV, EINVAL);
}

int hide_vdso(void)
{
	int rc = forbid_auxv_call();

	return rc < 0 ? rc : forbid(SYS_openat, ENOENT);
}

int forbid_clock(int error)
{
	int rc = hide_vdso();

	return rc < 0 ? rc : forbid(SYS_clock_gettime, error);
}
