/* SPDX-License-Identifier: MIT */
/* The command line of supervise. */
#ifndef OPTIONS_H
#define OPTIONS_H

#include <stdint.h>

struct options {
	int64_t timeout; /* ns, 0: none */
	int64_t grace;	 /* ns from SIGTERM to SIGKILL, 0: SIGKILL at once */
	int tree;	 /* kill what the command leaves running */
	int quiet;
	char **command;
};

/* Reads the command line, or says what is wrong with it and exits. */
struct options parse_options(int argc, char **argv);

#endif
