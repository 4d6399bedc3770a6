/* SPDX-License-Identifier: MIT */
/* What keeps a tree for its owner: one row for each contestant. */
#ifndef KEEPERS_H
#define KEEPERS_H

struct keeper {
	const char *name;
	/* Starts the program, which gets descriptor SURVIVORS. 0, or -errno. */
	int (*start)(const struct keeper *keeper, char **program);
	void (*signal)(const struct keeper *keeper, int signal);
	void (*stop)(const struct keeper *keeper);

	/* For those that are a process: what precedes the program. */
	const char *command[12];
	int flags;
};

/* Returns the keeper of this name, or null. */
const struct keeper *find_keeper(const char *name);

int start_tree(const struct keeper *keeper, char **program);
void signal_tree(const struct keeper *keeper, int signal);
void stop_tree(const struct keeper *keeper);

#endif
