/* SPDX-License-Identifier: MIT */
#include <iofd/inline/sigset.h>
