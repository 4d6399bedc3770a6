/* SPDX-License-Identifier: MIT */
#include <iofd/inline/io.h>
