/* SPDX-License-Identifier: MIT */
/* All of iofd: kernel handles with an owner. Start with <iofd/fd.h>. */
#ifndef IOFD_IOFD_H
#define IOFD_IOFD_H

#include <iofd/clock.h>
#include <iofd/close_range.h>
#include <iofd/epoll.h>
#include <iofd/error.h>
#include <iofd/eventfd.h>
#include <iofd/fd.h>
#include <iofd/fd_io.h>
#include <iofd/fd_kind.h>
#include <iofd/fd_poll.h>
#include <iofd/flags.h>
#include <iofd/interface.h>
#include <iofd/lease.h>
#include <iofd/memfd.h>
#include <iofd/memfd_map.h>
#include <iofd/memfd_receive.h>
#include <iofd/memfd_seal.h>
#include <iofd/message.h>
#include <iofd/pidfd.h>
#include <iofd/pidfd_id.h>
#include <iofd/pidfd_info.h>
#include <iofd/pidfd_reference.h>
#include <iofd/pidfd_spawn.h>
#include <iofd/pidfd_wait.h>
#include <iofd/region.h>
#include <iofd/signalfd.h>
#include <iofd/signalfd_audit.h>
#include <iofd/sigmask.h>
#include <iofd/sigset.h>
#include <iofd/socket.h>
#include <iofd/spawn.h>
#include <iofd/timerfd.h>
#include <iofd/tree.h>
#include <iofd/version.h>
#include <iofd/waker.h>

#endif
