const iofd = require("./iofd.js");

async function main() {
	const timer = iofd.iofd_timerfd();
	iofd.iofd_timerfd_open(timer, iofd.IOFD_CLOCK_MONOTONIC, 0);
	iofd.iofd_timerfd_arm(timer, 10_000_000, 0); // ns
	await iofd.iofd_fd_wait.async(timer, iofd.IOFD_READABLE, -1);
	const expirations = new BigUint64Array(1);
	iofd.iofd_timerfd_expirations(timer, expirations);
	console.log(Number(expirations[0]));
	iofd.iofd_fd_close(timer);
}

main();
