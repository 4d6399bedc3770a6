/* SPDX-License-Identifier: MIT */
/* All of zcall: system calls without a libc, value or -errno. */
#ifndef ZCALL_ZCALL_H
#define ZCALL_ZCALL_H

#include <zcall/abi.h>
#include <zcall/errno.h>
#include <zcall/event.h>
#include <zcall/io.h>
#include <zcall/memory.h>
#include <zcall/number.h>
#include <zcall/process.h>
#include <zcall/socket.h>
#include <zcall/syscall.h>
#include <zcall/uring.h>

#endif
