/* SPDX-License-Identifier: MIT */
#include <iofd/inline/sigmask.h>
