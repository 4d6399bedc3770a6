# SPDX-License-Identifier: MIT
"""iofd for cffi in ABI mode: iofd.cdef.h, read at import."""
import subprocess

from cffi import FFI

ffi = FFI()
with open(subprocess.check_output(["pkg-config", "--variable=cdef", "iofd"], text=True).strip()) as file:
    ffi.cdef(file.read())
lib = ffi.dlopen("libiofd.so.0.2")
