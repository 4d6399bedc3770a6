// SPDX-License-Identifier: MIT
// tests/ffi/generators.sh: what bindgen makes of the headers, with its own tests
// of the layouts.
#![allow(warnings)] // bindgen's
include!(env!("BINDINGS"));

fn main() {
    let mut event = iofd_eventfd { fd: iofd_fd { cell: 0 } };
    let mut count = 0;
    let (polled, closed);
    unsafe {
        iofd_eventfd_open(&mut event, 0, 0);
        iofd_eventfd_signal(&event, 3);
        polled = iofd_fd_poll(&event.fd, iofd_poll_events_IOFD_POLL_IN, -1);
        iofd_eventfd_wait(&event, &mut count);
        iofd_fd_close(&mut event.fd);
        closed = iofd_eventfd_signal(&event, 3);
    }
    println!("poll {polled}, count {count}, closed {closed}");
}
