/* SPDX-License-Identifier: MIT */
/* A terminal for tests, also where nothing is mounted at /dev/pts. */
#ifndef TERMINAL_H
#define TERMINAL_H

/*
 * Opens the two ends of a new terminal, close-on-exec. Returns the end that
 * controls it, or -1 and errno. *end is the one for programs.
 */
int open_terminal_pair(int *end);

#endif
