// SPDX-License-Identifier: MIT
// The scenario of tests/ffi/languages.sh. libuv polls no descriptor for JS that
// is not a socket, a pipe or a terminal: one thread of its pool sleeps in epoll
// for all handles, through libzcall, and the loop goes on.
//
// Node unblocks all signals when it starts and has threads by then, so none of
// the process can be kept for a signalfd (that is what process.on is for): this
// one is sent to the main thread, which blocks it, and is taken by that thread.
"use strict";
const assert = require("node:assert");
const { readdirSync, readSync } = require("node:fs");
const { constants: { signals: { SIGUSR2 } } } = require("node:os");
const iofd = require("./iofd.js");

const descriptors = () => readdirSync("/proc/self/fd").length;
const epollEvent = iofd.structs.get("zcall_epoll_event"); // packed on amd64
const data = epollEvent.fields.find((f) => f.name === "data").offset;
const raise = iofd.koffi.load(null).func("int raise(int)"); // to this thread

function opened(kind, ...args) {
	const handle = iofd[`iofd_${kind}`]();
	iofd[`iofd_${kind}_open`](handle, ...args);
	return handle;
}

function number(call, handle) {
	const out = new BigUint64Array(1);
	call(handle, out);
	return Number(out[0]);
}

class Poller {
	constructor() {
		this.fd = iofd.iofd_fd();
		iofd.iofd_fd_adopt(this.fd, iofd.zcall_epoll_create1(iofd.ZCALL_EPOLL_CLOEXEC));
		this.waiting = new Map();
	}
	control(operation, raw) {
		const event = Buffer.alloc(epollEvent.size);
		event.writeUInt32LE(iofd.ZCALL_EPOLLIN, 0);
		event.writeUInt32LE(raw, data);
		iofd.zcall_epoll_ctl(iofd.iofd_fd_raw(this.fd), operation, raw, event);
	}
	readable(handle) {
		const raw = iofd.iofd_fd_raw(handle);
		this.control(iofd.ZCALL_EPOLL_CTL_ADD, raw);
		return new Promise((resolve) => this.waiting.set(raw, resolve));
	}
	async run() {
		const event = Buffer.alloc(epollEvent.size);
		while (this.waiting.size) {
			await iofd.zcall_epoll_pwait.async(iofd.iofd_fd_raw(this.fd), event, 1, -1, null, 8);
			const raw = event.readUInt32LE(data);
			this.control(iofd.ZCALL_EPOLL_CTL_DEL, raw);
			this.waiting.get(raw)();
			this.waiting.delete(raw);
		}
		iofd.iofd_fd_close(this.fd);
	}
}

async function main() {
	await new Promise(setImmediate);
	const before = descriptors();
	const mask = new BigUint64Array(1);
	iofd.iofd_sigset_add(mask, SIGUSR2);
	iofd.iofd_sigmask_block(mask[0], null);
	const event = opened("eventfd", 0, 0);
	const timer = opened("timerfd", iofd.IOFD_CLOCK_MONOTONIC, 0);
	const signals = opened("signalfd", mask[0], 0);
	const memory = opened("memfd", "ffi", iofd.IOFD_MEMFD_ALLOW_SEALING);
	const child = iofd.iofd_pidfd();
	iofd.iofd_pidfd_spawn(child, "/bin/sh", ["sh", "-c", "exit 7", null], null, null, 0, 0);

	assert.throws(() => number(iofd.iofd_eventfd_wait, event), { code: "EAGAIN", errno: iofd.IOFD_ERR_WOULD_BLOCK });
	iofd.iofd_eventfd_signal(event, 3);
	iofd.iofd_timerfd_arm(timer, 10_000_000, 0);
	raise(SIGUSR2);
	const info = {};
	iofd.iofd_signalfd_read_into(signals, info);
	assert.equal(info.signo, SIGUSR2);

	const poller = new Poller();
	const status = {};
	const seen = Promise.all([
		poller.readable(event).then(() => number(iofd.iofd_eventfd_wait, event)),
		poller.readable(timer).then(() => number(iofd.iofd_timerfd_expirations, timer)),
		poller.readable(child).then(() => (iofd.iofd_pidfd_wait(child, 0, status, null), status.value)),
	]);
	await poller.run();
	const [count, expirations, exited] = await seen;

	const region = iofd.iofd_region();
	iofd.iofd_memfd_truncate(memory, 4096);
	iofd.iofd_memfd_map(memory, 4096, iofd.IOFD_PROT_READ | iofd.IOFD_PROT_WRITE, region);
	Buffer.from(iofd.koffi.view(iofd.iofd_region_ptr(region), 4096)).write("hello");
	iofd.iofd_memfd_seal_for_sharing(memory, region);
	assert.throws(() => iofd.iofd_fd_write(memory, Buffer.from("x"), 1), { code: "EPERM" });
	const text = Buffer.alloc(5);
	readSync(iofd.iofd_fd_raw(memory), text, 0, 5, 0);

	for (const handle of [event, timer, signals, memory, child]) {
		iofd.iofd_fd_close(handle);
		iofd.iofd_fd_close(handle);
	}
	assert.throws(() => iofd.iofd_eventfd_signal(event, 1), { code: "EBADF", errno: iofd.IOFD_ERR_CLOSED });
	assert.equal(descriptors(), before);
	console.log(`eventfd ${count}, timerfd ${expirations}, signalfd ${info.signo}, pidfd ${exited}, memfd ${text}`);
}

main();
