// SPDX-License-Identifier: MIT
use std::io::{Error, Read};
use std::os::unix::io::{FromRawFd, OwnedFd};

#[repr(C)]
struct Timer(i32); // the cell of iofd_timerfd

#[link(name = "iofd")]
extern "C" {
    fn iofd_timerfd_open(t: *mut Timer, clock: u32, flags: u32) -> i32;
    fn iofd_timerfd_arm(t: *const Timer, initial_ns: i64, interval_ns: i64) -> i32;
    fn iofd_fd_poll(fd: *const Timer, events: u32, timeout_ns: i64) -> i32;
    fn iofd_fd_release(fd: *mut Timer) -> i32;
}

fn main() -> Result<(), Error> {
    let mut timer = Timer(0); // zeroed is closed
    let result = unsafe { iofd_timerfd_open(&mut timer, 1, 0) }; // CLOCK_MONOTONIC
    if result < 0 {
        return Err(Error::from_raw_os_error(-result));
    }
    unsafe { iofd_timerfd_arm(&timer, 10_000_000, 0) }; // ns
    unsafe { iofd_fd_poll(&timer, 1, -1) }; // READABLE
    let owned = unsafe { OwnedFd::from_raw_fd(iofd_fd_release(&mut timer)) };
    let mut expirations = [0; 8];
    std::fs::File::from(owned).read_exact(&mut expirations)?;
    println!("success {}", u64::from_ne_bytes(expirations));
    Ok(())
}
