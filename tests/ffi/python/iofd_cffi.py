# SPDX-License-Identifier: MIT
"""iofd for cffi in ABI mode: iofd.cdef.h, read at import."""
import os
import subprocess

from cffi import FFI

ffi = FFI()
with open(subprocess.check_output(["pkg-config", "--variable=cdef", "iofd"], text=True).strip()) as file:
    ffi.cdef(file.read())
lib = ffi.dlopen("libiofd.so.0.2")


def check(result):
    if result < 0:
        raise OSError(-result, ffi.string(lib.iofd_error_message(result)).decode())
    return result
