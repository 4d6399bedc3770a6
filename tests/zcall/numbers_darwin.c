/* SPDX-License-Identifier: MIT */
/*
 * To be compiled on a Mac, never run: column darwin is its header's, which XNU
 * makes from the syscalls.master that the column was read from. No compiler
 * for other systems brings that header along.
 */
#include "numbers_bsd.h"

/* The plain one has the inode numbers of before macOS 10.6. */
#undef SYS_fstat
#define SYS_fstat SYS_fstat64

#define SYS_accept4	     (-1)
#define SYS_clock_gettime    (-2)
#define SYS_close_range	     (-1)
#define SYS_copy_file_range  (-1)
#define SYS_getrandom	     (-1)
#define SYS_inotify_rm_watch (-1)
#define SYS_membarrier	     (-1)
#define SYS_nanosleep	     (-1)
#define SYS_pipe2	     (-1)
#define SYS_ppoll	     (-2)
#define SYS_sched_yield	     (-1)
#define SYS_timerfd_create   (-1)
#define SYS_timerfd_gettime  (-1)
#define SYS_timerfd_settime  (-1)

/* One has a third argument, the other tells a user and a group. */
#undef SYS_kill
#undef SYS_gettid
#define SYS_kill   (-1)
#define SYS_gettid (-1)

#define ZCALL(name, args, amd64, generic, ppc64le, s390x, freebsd, darwin)     \
	_Static_assert(SYS_##name == (darwin), #name);
#include <zcall/syscalls.def>
