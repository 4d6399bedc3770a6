/* SPDX-License-Identifier: MIT */
/* What a program without a libc starts with. */
#include "../../../zcall/examples/start.h"
