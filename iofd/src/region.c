/* SPDX-License-Identifier: MIT */
#include <iofd/inline/region.h>
