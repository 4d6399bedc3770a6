/* SPDX-License-Identifier: MIT */
/* Rows whose name differs in, or is missing from, the BSDs' <sys/syscall.h>. */
#ifndef NUMBERS_BSD_H
#define NUMBERS_BSD_H

#include <sys/syscall.h>

/* The same calls under other names. */
#define SYS_pread64  SYS_pread
#define SYS_pwrite64 SYS_pwrite

/* Calls they lack. If one is added, the compiler reports a redefinition. */
#define SYS_clone3	      (-1)
#define SYS_dup3	      (-1)
#define SYS_epoll_create1     (-1)
#define SYS_epoll_ctl	      (-1)
#define SYS_epoll_pwait	      (-1)
#define SYS_epoll_pwait2      (-1)
#define SYS_eventfd2	      (-1)
#define SYS_execveat	      (-1)
#define SYS_exit_group	      (-1)
#define SYS_fallocate	      (-1)
#define SYS_fanotify_init     (-1)
#define SYS_fanotify_mark     (-1)
#define SYS_futex	      (-1)
#define SYS_getdents64	      (-1)
#define SYS_inotify_add_watch (-1)
#define SYS_inotify_init1     (-1)
#define SYS_io_uring_enter    (-1)
#define SYS_io_uring_register (-1)
#define SYS_io_uring_setup    (-1)
#define SYS_memfd_create      (-1)
#define SYS_mremap	      (-1)
#define SYS_name_to_handle_at (-1)
#define SYS_open_by_handle_at (-1)
#define SYS_pidfd_getfd	      (-1)
#define SYS_pidfd_open	      (-1)
#define SYS_pidfd_send_signal (-1)
#define SYS_prctl	      (-1)
#define SYS_preadv2	      (-1)
#define SYS_prlimit64	      (-1)
#define SYS_process_vm_readv  (-1)
#define SYS_process_vm_writev (-1)
#define SYS_pwritev2	      (-1)
#define SYS_recvmmsg	      (-1)
#define SYS_rt_sigaction      (-1)
#define SYS_rt_sigprocmask    (-1)
#define SYS_seccomp	      (-1)
#define SYS_sendmmsg	      (-1)
#define SYS_signalfd4	      (-1)
#define SYS_splice	      (-1)
#define SYS_statx	      (-1)
#define SYS_tee		      (-1)
#define SYS_unshare	      (-1)
#define SYS_vmsplice	      (-1)

/* Calls that they have with other arguments. */
#undef SYS_sendfile
#define SYS_sendfile (-1)

/* Calls whose struct differs. */
#undef SYS_fstatfs
#define SYS_fstatfs (-1)

#endif
