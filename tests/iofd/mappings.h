/* SPDX-License-Identifier: MIT */
#ifndef MAPPINGS_H
#define MAPPINGS_H

/* How many mappings this process has of memfds whose names begin so. */
int count_mappings(const char *name);

#endif
