/* SPDX-License-Identifier: MIT */
/* What zig translate-c makes the module iofd from. */
#include <iofd/iofd.h>
#include <zcall/zcall.h>
