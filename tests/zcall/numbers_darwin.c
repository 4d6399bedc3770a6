/* SPDX-License-Identifier: MIT */
/*
 * Compile-time check, for a Mac: column darwin equals <sys/syscall.h>. XNU
 * generates that header from syscalls.master, the source of the column. No
 * cross compiler includes the header.
 */
#include "numbers_bsd.h"

#include <zcall/number.h>

/* Plain fstat has the 32-bit inode numbers from before macOS 10.6. */
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
#define SYS_setresgid	     (-1)
#define SYS_setresuid	     (-1)
#define SYS_timerfd_create   (-1)
#define SYS_timerfd_gettime  (-1)
#define SYS_timerfd_settime  (-1)

/* kill has a third argument; gettid returns a user and a group. */
#undef SYS_kill
#undef SYS_gettid
#define SYS_kill   (-1)
#define SYS_gettid (-1)

#define ZCALL(name, ...) _Static_assert(SYS_##name == ZCALL_SYS_##name, #name);
#include <zcall/syscalls.def>
