/* SPDX-License-Identifier: MIT */
/*
 * The number of each system call on the target being compiled for. The
 * assembler reads this too: outside the enum, only preprocessor lines.
 */
#ifndef ZCALL_NUMBER_H
#define ZCALL_NUMBER_H

#if defined(__linux__) && defined(__x86_64__) && !defined(__ILP32__)
#define ZCALL_PICK(amd64, generic, freebsd, darwin) amd64
#elif defined(__linux__) && defined(__LP64__) &&                               \
	(defined(__aarch64__) || defined(__riscv) || defined(__loongarch__))
#define ZCALL_PICK(amd64, generic, freebsd, darwin) generic
#elif defined(__FreeBSD__) && defined(__x86_64__)
#define ZCALL_PICK(amd64, generic, freebsd, darwin) freebsd
#elif defined(__APPLE__) && defined(__aarch64__)
#define ZCALL_PICK(amd64, generic, freebsd, darwin) darwin
#else
#error "zcall: no column of syscalls.def fits this target"
#endif

/* The same by system, for constants; `arm64` differs within Linux only. */
#define ZCALL_BY_OS(linux_, freebsd, darwin)                                   \
	ZCALL_PICK(linux_, linux_, freebsd, darwin)
#ifdef __aarch64__
#define ZCALL_BY_ARCH(arm64, others) arm64
#else
#define ZCALL_BY_ARCH(arm64, others) others
#endif

#ifndef __ASSEMBLER__
enum zcall_number {
#define ZCALL(name, args, ...) ZCALL_SYS_##name = ZCALL_PICK(__VA_ARGS__),
#include <zcall/syscalls.def>
};
#endif

#endif
