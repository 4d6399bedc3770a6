/* SPDX-License-Identifier: MIT */
/*
 * Picks the target's file, which has all that differs there:
 *
 *   ZCALL_PRIV_COLUMN         its column of syscalls.def
 *   ZCALL_PRIV_ELF_MACHINE    e_machine and e_flags of its programs, on Linux
 *   ZCALL_PRIV_ELF_FLAGS
 *   ZCALL_PRIV_ENTRY          attribute of a C function at which a program
 *                             starts, where the stack may be misaligned
 *   ZCALL_PRIV_INSTRUCTION    the system call, for inline mode; see trap.h
 *   ZCALL_PRIV_OWN_call_name  what inline mode does for a row with -2
 *   ZCALL_PRIV_OWN_name       its value of a constant: ZCALL_PRIV_IS(value)
 *                             also VDSO_CLOCK_GETTIME, the function's name in
 *                             the vDSO, and ELF_HASH_WORD, a word of DT_HASH
 *   ZCALL_PRIV_MORE_enum      constants that it adds to an enum
 *   ZCALL_PRIV_NO_part        a part of zcall/abi that it lacks
 *
 * The assembler reads these files too: they hold only preprocessor lines.
 */
#ifndef ZCALL_TARGET_H
#define ZCALL_TARGET_H

#if defined(__linux__) && defined(__x86_64__) && !defined(__ILP32__)
#include <zcall/target/linux-amd64.h>
#elif defined(__linux__) && defined(__aarch64__) && defined(__LP64__)
#include <zcall/target/linux-arm64.h>
#elif defined(__linux__) && defined(__riscv) && defined(__LP64__)
#include <zcall/target/linux-riscv64.h>
#elif defined(__linux__) && defined(__loongarch__) && defined(__LP64__)
#include <zcall/target/linux-loong64.h>
#elif defined(__linux__) && defined(__powerpc64__) && _CALL_ELF == 2 &&        \
	defined(__LITTLE_ENDIAN__)
#include <zcall/target/linux-ppc64le.h>
#elif defined(__linux__) && defined(__s390x__)
#include <zcall/target/linux-s390x.h>
#elif defined(__FreeBSD__) && defined(__x86_64__) && !defined(__ILP32__)
#include <zcall/target/freebsd-amd64.h>
#elif defined(__APPLE__) && defined(__aarch64__) && defined(__LP64__)
#include <zcall/target/darwin-arm64.h>
#else
#error "zcall: there is no file in zcall/target for this target"
#endif

/*
 * A constant: the target's own value or, if it has none, the generic one of
 * Linux. ZCALL_PRIV_IS puts a value second, before the generic one; the name
 * that it replaces puts nothing there.
 */
#define ZCALL_PRIV_IS(...) ~, __VA_ARGS__
#define ZCALL_PRIV_VALUE(name, generic)                                        \
	ZCALL_PRIV_SECOND(ZCALL_PRIV_OWN_##name, generic, ~)
#define ZCALL_PRIV_SECOND(...)			 ZCALL_PRIV_SECOND_OF(__VA_ARGS__)
#define ZCALL_PRIV_SECOND_OF(first, second, ...) second

/* At the end of an enum: what the target adds to it, if anything. */
#define ZCALL_PRIV_MORE(tag)	       ZCALL_PRIV_REST(ZCALL_PRIV_MORE_##tag, )
#define ZCALL_PRIV_REST(...)	       ZCALL_PRIV_REST_OF(__VA_ARGS__)
#define ZCALL_PRIV_REST_OF(first, ...) __VA_ARGS__

#endif
