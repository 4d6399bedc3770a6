/* SPDX-License-Identifier: MIT */
/* The version of these headers. <zcall/zcall.h> says what is compatible. */
#ifndef ZCALL_VERSION_H
#define ZCALL_VERSION_H

#define ZCALL_VERSION_MAJOR 0
#define ZCALL_VERSION_MINOR 2
#define ZCALL_VERSION_PATCH 0

/* major * 1000000 + minor * 1000 + patch, as one number for #if */
#define ZCALL_VERSION 2000

#endif
