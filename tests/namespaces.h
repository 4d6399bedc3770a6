/* SPDX-License-Identifier: MIT */
/* Tests of what the kernel keeps per namespace. Each test is a process. */
#ifndef NAMESPACES_H
#define NAMESPACES_H

/*
 * Enters new namespaces (CLONE_NEW*), with a user namespace if that takes one.
 * PID and time namespaces begin with the next child. Returns 0, or -errno.
 */
int enter_namespaces(int kinds);

/*
 * Mounts /sys anew where only this process sees it, since a container's is
 * read-only. Returns 0, or -errno.
 */
int mount_own_sys(void);

/*
 * Enters a namespace in which mounts below /proc are seen by this process only.
 * Returns 0, or -errno.
 */
int enter_own_proc(void);

/* In such a namespace, mounts an empty directory over /proc. */
int cover_proc(void);

/* The same with the /proc of this process's PID namespace. */
int mount_own_proc(void);

/* Runs `function` in a child, whose failed checks fail the test. */
void run_in_child(void (*function)(void));

/* Writes `text` to a file of the kernel. Returns 0, or -errno. */
int write_setting(const char *path, const char *text);

#endif
