/* SPDX-License-Identifier: MIT */
/* Processes whose IDs the test chooses. */
#ifndef CHOSEN_PID_H
#define CHOSEN_PID_H

/* Starts a child that has this ID and sleeps. Returns the ID, or -errno. */
int start_with_pid(int pid);

/* Skips the test and returns 1 if this process may not choose this ID. */
int cannot_choose_pid(int pid);

#endif
