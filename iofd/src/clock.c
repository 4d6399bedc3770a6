/* SPDX-License-Identifier: MIT */
#include <iofd/inline/clock.h>
