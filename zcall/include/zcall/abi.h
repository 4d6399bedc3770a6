/* SPDX-License-Identifier: MIT */
/*
 * The kernel's structs and constants, for programs without a libc header. A
 * struct has the bytes of its namesake in libc or <linux/...>, and a constant
 * the value that this target's kernel uses; a name that this kernel lacks is
 * not defined. tests/zcall/abi_*.c prove all of it.
 *
 * Constants are enumerators, and what can be combined is of one enum, so that
 * no compiler warns. The few that do not fit an int, as C wants of an
 * enumerator, are macros: a number and nothing else, of an unsigned type.
 */
#ifndef ZCALL_ABI_H
#define ZCALL_ABI_H

#include <zcall/abi/errno.h>
#include <zcall/abi/event.h>
#include <zcall/abi/file.h>
#include <zcall/abi/io.h>
#include <zcall/abi/ip.h>
#include <zcall/abi/memory.h>
#include <zcall/abi/message.h>
#include <zcall/abi/network.h>
#include <zcall/abi/pidfd.h>
#include <zcall/abi/process.h>
#include <zcall/abi/signal.h>
#include <zcall/abi/socket.h>
#include <zcall/abi/socket_option.h>
#include <zcall/abi/uring.h>

#endif
