/* SPDX-License-Identifier: MIT */
#include <iofd/inline/fd.h>
