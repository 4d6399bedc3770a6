# SPDX-License-Identifier: MIT
# Debian has no libc for LoongArch: what needs none is all that is built.
set(CMAKE_SYSTEM_NAME Linux)
set(CMAKE_SYSTEM_PROCESSOR loongarch64)
set(CMAKE_C_COMPILER clang-19)
set(CMAKE_C_COMPILER_TARGET loongarch64-linux-gnu)
set(CMAKE_ASM_COMPILER_TARGET loongarch64-linux-gnu)
set(CMAKE_EXE_LINKER_FLAGS_INIT -fuse-ld=lld-19)
set(CMAKE_SHARED_LINKER_FLAGS_INIT -fuse-ld=lld-19)
set(CMAKE_TRY_COMPILE_TARGET_TYPE STATIC_LIBRARY)
set(CMAKE_CROSSCOMPILING_EMULATOR qemu-loongarch64)
# clang emits vector instructions that the emulator does not have.
add_compile_options(-msimd=none)
