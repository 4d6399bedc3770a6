/* SPDX-License-Identifier: MIT */
#include <iofd/inline/memfd_map.h>
