/* SPDX-License-Identifier: MIT */
%module iofd
%{
#include <iofd/iofd.h>
%}
%include <stdint.i>
%include <cpointer.i>
%include <iofd.cdef.h>
%pointer_functions(uint64_t, counter)
