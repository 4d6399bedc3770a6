# SPDX-License-Identifier: MIT
# With -DCMAKE_SYSROOT, all is built; tests/sysroot makes one. Without, only what
# needs no libc, since Debian stable has none for LoongArch.
set(CMAKE_SYSTEM_NAME Linux)
set(CMAKE_SYSTEM_PROCESSOR loongarch64)
set(CMAKE_C_COMPILER clang-19)
set(CMAKE_C_COMPILER_TARGET loongarch64-linux-gnu)
set(CMAKE_ASM_COMPILER_TARGET loongarch64-linux-gnu)
set(CMAKE_EXE_LINKER_FLAGS_INIT -fuse-ld=lld-19)
set(CMAKE_SHARED_LINKER_FLAGS_INIT -fuse-ld=lld-19)
set(CMAKE_CROSSCOMPILING_EMULATOR qemu-loongarch64)
if(CMAKE_SYSROOT)
	# -DCMAKE_EXE_LINKER_FLAGS=-static replaces the flags above.
	add_link_options(-fuse-ld=lld-19)
else()
	set(CMAKE_TRY_COMPILE_TARGET_TYPE STATIC_LIBRARY)
	# clang emits vector instructions that the emulator does not have.
	add_compile_options(-msimd=none)
endif()
