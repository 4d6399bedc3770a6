/* SPDX-License-Identifier: MIT */
#include "spawn.h"

#include <zcall/errno.h>
#include <zcall/process.h>

enum {
	PATH_SIZE = 4096 /* PATH_MAX of Linux */
};

/* Returns the value of PATH, or null. */
static const char *find_path(char *const envp[])
{
	if (!envp)
		return 0;
	for (; *envp; envp++) {
		const char *entry = *envp;

		if (entry[0] == 'P' && entry[1] == 'A' && entry[2] == 'T' &&
		    entry[3] == 'H' && entry[4] == '=')
			return entry + 5;
	}
	return 0;
}

static int has_slash(const char *name)
{
	while (*name && *name != '/')
		name++;
	return *name;
}

/*
 * Appends `text` up to `end`. Returns the new length, or PATH_SIZE if there is
 * no room, also earlier.
 */
static size_t append(char *path, size_t used, const char *text, char end)
{
	for (; *text && *text != end && used < PATH_SIZE; text++)
		path[used++] = *text;
	if (used < PATH_SIZE)
		path[used] = 0;
	return used;
}

/* Executes `name` in the directory that is the first entry of `directories`. */
IOFD_LEFT_BY_EXECVE
static int execute_in(const char *directories, const char *name,
		      char *const argv[], char *const envp[])
{
	char path[PATH_SIZE];
	size_t used = append(path, 0, directories, ':');

	if (used > 0)
		used = append(path, used, "/", 0);
	if (append(path, used, name, 0) == PATH_SIZE)
		return -ZCALL_ENOENT; /* longer than a path can be */
	return zcall_execve(path, argv, envp);
}

/* Whether the program may be in another directory. */
static int may_be_elsewhere(int error)
{
	return error == -ZCALL_ENOENT || error == -ZCALL_ENOTDIR ||
	       error == -ZCALL_EACCES || error == -ZCALL_ESTALE ||
	       error == -ZCALL_ENODEV || error == -ZCALL_ETIMEDOUT;
}

int iofd_spawn_search(const char *name, char *const argv[], char *const envp[])
{
	const char *directories = find_path(envp);
	int denied = 0;
	int rc = -ZCALL_ENOENT;

	if (!*name || has_slash(name))
		return zcall_execve(name, argv, envp);
	while (directories && may_be_elsewhere(rc)) {
		rc = execute_in(directories, name, argv, envp);
		denied |= rc == -ZCALL_EACCES;
		while (*directories && *directories != ':')
			directories++;
		directories = *directories ? directories + 1 : 0;
	}
	if (!may_be_elsewhere(rc))
		return rc;
	return denied ? -ZCALL_EACCES : -ZCALL_ENOENT;
}
