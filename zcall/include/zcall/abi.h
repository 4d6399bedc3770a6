/* SPDX-License-Identifier: MIT */
/*
 * The kernel's structs and constants, for programs without a libc header. A
 * struct has the same layout as the struct of that name in libc or <linux/...>.
 * A constant has the value that this target's kernel uses. A name that the
 * kernel lacks is not defined. tests/zcall/abi_*.c check all of this.
 *
 * Constants are enumerators. Flags that can be combined belong to one enum, so
 * that compilers do not warn. C requires an enumerator to fit an int; the few
 * constants that do not fit are macros, each a plain unsigned number.
 */
#ifndef ZCALL_ABI_H
#define ZCALL_ABI_H

#include <zcall/abi/errno.h>
#include <zcall/abi/event.h>
#include <zcall/abi/file.h>
#include <zcall/abi/filesystem.h>
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
