/* SPDX-License-Identifier: MIT */
#define _GNU_SOURCE
#include "namespaces.h"
#include "harness.h"

#include <errno.h>
#include <fcntl.h>
#include <sched.h>
#include <string.h>
#include <sys/mount.h>
#include <sys/wait.h>
#include <unistd.h>

int enter_namespaces(int kinds)
{
	if (unshare(kinds) == 0)
		return 0;
	if (errno != EPERM)
		return -errno;
	return unshare(kinds | CLONE_NEWUSER) == 0 ? 0 : -errno;
}

/* The kernel mounts no file system on itself, so there is another between. */
int mount_own_sys(void)
{
	if (unshare(CLONE_NEWNS) < 0 ||
	    mount(NULL, "/sys", NULL, MS_REC | MS_PRIVATE, NULL) < 0 ||
	    mount("none", "/sys", "tmpfs", 0, NULL) < 0 ||
	    mount("none", "/sys", "sysfs", 0, NULL) < 0)
		return -errno;
	return 0;
}

/* In a chroot, / is not a mount point; /proc is. */
int enter_own_proc(void)
{
	int rc = enter_namespaces(CLONE_NEWNS);

	if (rc == 0 && mount(NULL, "/proc", NULL, MS_REC | MS_PRIVATE, NULL))
		rc = -errno;
	return rc;
}

static int mount_on_proc(const char *type)
{
	int rc = enter_own_proc();

	if (rc == 0 && mount("none", "/proc", type, 0, NULL) < 0)
		rc = -errno;
	return rc;
}

int cover_proc(void)
{
	return mount_on_proc("tmpfs");
}

int mount_own_proc(void)
{
	return mount_on_proc("proc");
}

void run_in_child(void (*function)(void))
{
	int status;
	int pid = fork();

	ck_assert_int_ge(pid, 0);
	if (pid == 0) {
		function();
		_exit(0);
	}
	ck_assert_int_eq(waitpid(pid, &status, 0), pid);
	ck_assert_int_eq(status, 0);
}

/* In one write, since the kernel takes each as a whole. */
int write_setting(const char *path, const char *text)
{
	int file = open(path, O_WRONLY | O_CLOEXEC);
	int rc = file < 0 ? -errno : 0;

	if (rc == 0 && write(file, text, strlen(text)) < 0)
		rc = -errno;
	if (file >= 0)
		close(file);
	return rc;
}
