// SPDX-License-Identifier: MIT
//! rustix, whose Linux back end makes its system calls itself.
#[path = "../../column.rs"]
mod column;

use column::{fd, must_fail, take, Column, Operation, TURN};
use rustix::event::{eventfd, EventfdFlags};
use rustix::fs::{fstat, memfd_create, MemfdFlags};
use rustix::io::{fcntl_dupfd_cloexec, ioctl_fionbio, pread, pwrite, read, write};
use rustix::mm::{mmap, munmap, MapFlags, ProtFlags};
use rustix::process::{getpid, kill_process, pidfd_open, PidfdFlags, Signal};
use rustix::time::{timerfd_create, timerfd_gettime, timerfd_settime, Itimerspec, Timespec};
use rustix::time::{TimerfdClockId, TimerfdFlags, TimerfdTimerFlags};
use std::os::fd::BorrowedFd;
use std::os::raw::c_long;

type Fd = BorrowedFd<'static>;

const ONE: [u8; 8] = 1u64.to_ne_bytes();
const NEVER: Timespec = Timespec { tv_sec: 0, tv_nsec: 0 };
const HOUR: Timespec = Timespec { tv_sec: 3600, tv_nsec: 0 };

fn get(fd: Fd) -> rustix::io::Result<usize> {
    read(fd, &mut [0u8; 8])
}

fn arm(fd: Fd, time: Timespec) -> rustix::io::Result<Itimerspec> {
    let new = Itimerspec { it_interval: NEVER, it_value: time };
    timerfd_settime(fd, TimerfdTimerFlags::empty(), &new)
}

fn map(fd: Fd) -> rustix::io::Result<()> {
    let prot = ProtFlags::READ | ProtFlags::WRITE;
    unsafe { munmap(mmap(std::ptr::null_mut(), 4096, prot, MapFlags::SHARED, fd, 0)?, 4096) }
}

fn signal(fd: Fd) -> rustix::io::Result<usize> {
    kill_process(getpid(), Signal::USR1)?;
    read(fd, &mut [0u8; 128])
}

column! {
    eventfd_signal { fd(|o| o.counter) } => |o| write(o, &ONE);
    eventfd_wait { fd(|o| o.semaphore) } => get;
    eventfd_pair { fd(|o| o.pair) } => |o| write(o, &ONE).and_then(|_| get(o));
    eventfd_eagain { fd(|o| o.empty) } => |o| must_fail(get(o));
    timerfd_arm { fd(|o| o.timer) } => |o| arm(o, HOUR);
    timerfd_disarm { fd(|o| o.timer) } => |o| arm(o, NEVER);
    timerfd_get_time { fd(|o| o.timer) } => timerfd_gettime;
    timerfd_expirations { fd(|o| o.ticking) } => get;
    signalfd_read { fd(|o| o.signals) } => signal;
    memfd_pread { fd(|o| o.memory) } => |o| pread(o, &mut [0u8; 8], 0);
    memfd_pwrite { fd(|o| o.memory) } => |o| pwrite(o, &ONE, 0);
    memfd_size { fd(|o| o.memory) } => fstat;
    memfd_map_unmap { fd(|o| o.memory) } => map;
    fd_read { fd(|o| o.zero) } => get;
    fd_write { fd(|o| o.null) } => |o| write(o, &ONE);
    fd_nonblock { fd(|o| o.null) } => |o| ioctl_fionbio(o, true);
    fd_dup_close { fd(|o| o.null) } => |o| fcntl_dupfd_cloexec(o, 0);
    eventfd_open_close {} => |_| eventfd(0, EventfdFlags::CLOEXEC | EventfdFlags::NONBLOCK);
    timerfd_open_close {} => |_| timerfd_create(
        TimerfdClockId::Monotonic, TimerfdFlags::CLOEXEC | TimerfdFlags::NONBLOCK);
    pidfd_open_close { getpid() } => |pid| pidfd_open(pid, PidfdFlags::NONBLOCK);
    memfd_open_close {} => |_| memfd_create(
        c"bench", MemfdFlags::CLOEXEC | MemfdFlags::ALLOW_SEALING | MemfdFlags::NOEXEC_SEAL);
}
