// SPDX-License-Identifier: MIT
const koffi = require("koffi");
const api = require(require("child_process").execSync("pkg-config --variable=api iofd").toString().trim());
const value = Object.fromEntries(api.enums.flatMap((e) => e.constants).map((c) => [c.name, c.value]));
const lib = koffi.load("libiofd.so.0.2");
const open = lib.func("int iofd_timerfd_open(void *t, uint32_t clock, uint32_t flags)");
const arm = lib.func("int iofd_timerfd_arm(const void *t, int64_t initial_ns, int64_t interval_ns)");
const poll = lib.func("int iofd_fd_poll(const void *fd, uint32_t events, int64_t timeout_ns)");
const take = lib.func("int iofd_timerfd_expirations(const void *t, uint64_t *count)");
const message = lib.func("const char *iofd_error_message(int64_t result)");
const close = lib.func("int iofd_fd_close(void *fd)");

const timer = Buffer.alloc(4), expirations = new BigUint64Array(1);
open(timer, value.IOFD_CLOCK_MONOTONIC, 0);
arm(timer, 10_000_000, 0); // ns
poll.async(timer, value.IOFD_POLL_IN, -1, () => { // in libuv's thread pool
	const result = take(timer, expirations);
	console.log(message(result), Number(expirations[0]));
	close(timer);
});
