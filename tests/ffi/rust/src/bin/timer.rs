use iofd_ffi::{check, out, sys::*, Handle};

fn main() -> std::io::Result<()> {
    let timer = Handle::open(|t| unsafe { iofd_timerfd_open(t, IOFD_CLOCK_MONOTONIC as u32, 0) })?;
    check(unsafe { iofd_timerfd_arm(&timer.0, 10_000_000, 0) })?; // ns
    check(unsafe { iofd_fd_wait(timer.fd(), IOFD_READABLE as u32, -1) })?;
    let expirations = out(|n| unsafe { iofd_timerfd_expirations(&timer.0, n) })?;
    println!("{expirations}");
    Ok(())
}
