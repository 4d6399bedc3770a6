/* SPDX-License-Identifier: MIT */
#include <iofd/inline/memfd_seal.h>
