/* SPDX-License-Identifier: MIT */
/* Definitions that every prototype needs: types, marks, linkage. */
#ifndef ZCALL_EXTERN_H
#define ZCALL_EXTERN_H

#include <stddef.h>
#include <stdint.h>
#include <zcall/contract.h>

/* Archive members are hidden, so that a plugin does not re-export them. */
#ifdef ZCALL_STATIC
#define ZCALL_PRIV_VISIBILITY __attribute__((visibility("hidden")))
#else
#define ZCALL_PRIV_VISIBILITY __attribute__((visibility("default")))
#endif

#ifdef __cplusplus
#define ZCALL_EXTERN extern "C" ZCALL_PRIV_VISIBILITY
#else
#define ZCALL_EXTERN extern ZCALL_PRIV_VISIBILITY
#endif

/* Before a prototype: its linkage, and the marks of the function. */
#define ZCALL_CALLED(...) ZCALL_EXTERN __VA_ARGS__

#endif
