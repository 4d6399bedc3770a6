/* SPDX-License-Identifier: MIT */
/*
 * All of zcall: system calls without a libc. Each returns a value or -errno.
 *
 * Before 1.0, a program compiled with version 0.x runs with any later 0.x.y,
 * but 0.(x+1) may change names, types and values. Names that start with
 * zcall_priv_ or ZCALL_PRIV_ are not part of the API and may change at any
 * time.
 */
#ifndef ZCALL_ZCALL_H
#define ZCALL_ZCALL_H

#include <zcall/abi.h>
#include <zcall/credentials.h>
#include <zcall/errno.h>
#include <zcall/event.h>
#include <zcall/file.h>
#include <zcall/io.h>
#include <zcall/memory.h>
#include <zcall/message.h>
#include <zcall/notify.h>
#include <zcall/number.h>
#include <zcall/process.h>
#include <zcall/signal.h>
#include <zcall/socket.h>
#include <zcall/syscall.h>
#include <zcall/transfer.h>
#include <zcall/uring.h>
#include <zcall/version.h>

#endif
