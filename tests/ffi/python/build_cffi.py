# SPDX-License-Identifier: MIT
"""Writes the C of iofd_cffi_api, iofd for cffi in API mode, to sys.argv[1]."""
import subprocess
import sys

from cffi import FFI

ffi = FFI()
with open(subprocess.check_output(["pkg-config", "--variable=cdef", "iofd"], text=True).strip()) as file:
    ffi.cdef(file.read())
ffi.set_source("iofd_cffi_api", "#include <iofd/iofd.h>")
ffi.emit_c_code(sys.argv[1])
