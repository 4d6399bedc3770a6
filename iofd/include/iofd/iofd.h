/* SPDX-License-Identifier: MIT */
/* All of iofd: kernel handles with an owner. Start with <iofd/fd.h>. */
#ifndef IOFD_IOFD_H
#define IOFD_IOFD_H

#include <iofd/abi.h>
#include <iofd/clock.h>
#include <iofd/close_range.h>
#include <iofd/error.h>
#include <iofd/eventfd.h>
#include <iofd/fd.h>
#include <iofd/interface.h>
#include <iofd/io.h>
#include <iofd/kind.h>
#include <iofd/memfd.h>
#include <iofd/pass.h>
#include <iofd/pidfd.h>
#include <iofd/region.h>
#include <iofd/signalfd.h>
#include <iofd/spawn.h>
#include <iofd/timerfd.h>

#endif
