# SPDX-License-Identifier: MIT
# The libraries need no libc, so a compiler and a linker are all it takes.
set(CMAKE_SYSTEM_NAME FreeBSD)
set(CMAKE_SYSTEM_PROCESSOR amd64)
set(CMAKE_C_COMPILER clang-19)
set(CMAKE_C_COMPILER_TARGET x86_64-unknown-freebsd14.0)
set(CMAKE_ASM_COMPILER_TARGET x86_64-unknown-freebsd14.0)
set(CMAKE_EXE_LINKER_FLAGS_INIT -fuse-ld=lld-19)
set(CMAKE_SHARED_LINKER_FLAGS_INIT -fuse-ld=lld-19)
set(CMAKE_TRY_COMPILE_TARGET_TYPE STATIC_LIBRARY)
