/* SPDX-License-Identifier: MIT */
/* Linux on 64-bit IBM Z. See <zcall/target.h>. */
#ifndef ZCALL_TARGET_LINUX_S390X_H
#define ZCALL_TARGET_LINUX_S390X_H

#define ZCALL_PRIV_COLUMN(amd64, generic, ppc64le, s390x, ...) s390x

#endif
