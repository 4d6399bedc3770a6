/* SPDX-License-Identifier: MIT */
/*
 * The number of each system call on the target. The assembler reads this file
 * too, so all but the enum must be preprocessor lines.
 */
#ifndef ZCALL_NUMBER_H
#define ZCALL_NUMBER_H

#if defined(__linux__) && defined(__x86_64__) && !defined(__ILP32__)
#define ZCALL_PRIV_PICK(amd64, generic, ppc64le, s390x, freebsd, darwin) amd64
#elif defined(__linux__) && defined(__LP64__) &&                               \
	(defined(__aarch64__) || defined(__riscv) || defined(__loongarch__))
#define ZCALL_PRIV_PICK(amd64, generic, ppc64le, s390x, freebsd, darwin) generic
#elif defined(__linux__) && defined(__powerpc64__) && _CALL_ELF == 2 &&        \
	defined(__LITTLE_ENDIAN__)
#define ZCALL_PRIV_PICK(amd64, generic, ppc64le, s390x, freebsd, darwin) ppc64le
#elif defined(__linux__) && defined(__s390x__)
#define ZCALL_PRIV_PICK(amd64, generic, ppc64le, s390x, freebsd, darwin) s390x
#elif defined(__FreeBSD__) && defined(__x86_64__)
#define ZCALL_PRIV_PICK(amd64, generic, ppc64le, s390x, freebsd, darwin) freebsd
#elif defined(__APPLE__) && defined(__aarch64__)
#define ZCALL_PRIV_PICK(amd64, generic, ppc64le, s390x, freebsd, darwin) darwin
#else
#error "zcall: no column of syscalls.def fits this target"
#endif

/* Constants that depend on the system, and on the processor within Linux. */
#define ZCALL_BY_OS(linux_, freebsd, darwin)                                   \
	ZCALL_PRIV_PICK(linux_, linux_, linux_, linux_, freebsd, darwin)
#if defined(__aarch64__)
#define ZCALL_BY_ARCH(arm64, ppc64le, others) arm64
#elif defined(__powerpc64__)
#define ZCALL_BY_ARCH(arm64, ppc64le, others) ppc64le
#else
#define ZCALL_BY_ARCH(arm64, ppc64le, others) others
#endif

/* Linux's _IO(type, number): an ioctl without an argument. */
#define ZCALL_PRIV_IO(type, number)                                            \
	(ZCALL_BY_ARCH(0, 0x20000000, 0) | (type) << 8 | (number))

#ifndef __ASSEMBLER__
enum zcall_number {
#define ZCALL(name, args, ...) ZCALL_SYS_##name = ZCALL_PRIV_PICK(__VA_ARGS__),
#include <zcall/syscalls.def>
};
#endif

#endif
