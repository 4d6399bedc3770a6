// SPDX-License-Identifier: MIT
//! nix, over the C library.
#[path = "../../column.rs"]
mod column;

use column::{fd, must_fail, take, Column, Operation, TURN};
use nix::fcntl::{fcntl, FcntlArg};
use nix::sys::eventfd::{EfdFlags, EventFd};
use nix::sys::memfd::{memfd_create, MFdFlags};
use nix::sys::mman::{mmap, munmap, MapFlags, ProtFlags};
use nix::sys::signal::{kill, SigSet, Signal};
use nix::sys::signalfd::{SfdFlags, SignalFd};
use nix::sys::stat::fstat;
use nix::sys::timerfd::{ClockId, TimerFd, TimerFlags};
use nix::sys::uio::{pread, pwrite};
use nix::unistd::{close, getpid, read, write};
use std::os::fd::BorrowedFd;
use std::os::raw::c_long;

type Fd = BorrowedFd<'static>;

const ONE: [u8; 8] = 1u64.to_ne_bytes();

fn get(fd: Fd) -> nix::Result<usize> {
    read(fd, &mut [0u8; 8])
}

fn map(fd: Fd) -> nix::Result<()> {
    let length = std::num::NonZeroUsize::new(4096).unwrap();
    let prot = ProtFlags::PROT_READ | ProtFlags::PROT_WRITE;
    unsafe { munmap(mmap(None, length, prot, MapFlags::MAP_SHARED, fd, 0)?, 4096) }
}

fn signal(fd: Fd) -> nix::Result<usize> {
    kill(getpid(), Signal::SIGUSR1)?;
    read(fd, &mut [0u8; 128])
}

column! {
    eventfd_signal { fd(|o| o.counter) } => |o| write(o, &ONE);
    eventfd_wait { fd(|o| o.semaphore) } => get;
    eventfd_pair { fd(|o| o.pair) } => |o| write(o, &ONE).and_then(|_| get(o));
    eventfd_eagain { fd(|o| o.empty) } => |o| must_fail(get(o));
    timerfd_expirations { fd(|o| o.ticking) } => get;
    signalfd_read { fd(|o| o.signals) } => signal;
    memfd_pread { fd(|o| o.memory) } => |o| pread(o, &mut [0u8; 8], 0);
    memfd_pwrite { fd(|o| o.memory) } => |o| pwrite(o, &ONE, 0);
    memfd_size { fd(|o| o.memory) } => fstat;
    memfd_map_unmap { fd(|o| o.memory) } => map;
    fd_read { fd(|o| o.zero) } => get;
    fd_write { fd(|o| o.null) } => |o| write(o, &ONE);
    fd_dup_close { fd(|o| o.null) } => |o| fcntl(o, FcntlArg::F_DUPFD_CLOEXEC(0)).and_then(close);
    eventfd_open_close {} => |_| EventFd::from_flags(EfdFlags::EFD_CLOEXEC | EfdFlags::EFD_NONBLOCK);
    timerfd_open_close {} => |_| TimerFd::new(
        ClockId::CLOCK_MONOTONIC, TimerFlags::TFD_CLOEXEC | TimerFlags::TFD_NONBLOCK);
    signalfd_open_close { &SigSet::from(Signal::SIGUSR1) } => |set| SignalFd::with_flags(
        set, SfdFlags::SFD_CLOEXEC | SfdFlags::SFD_NONBLOCK);
    memfd_open_close {} => |_| memfd_create(
        c"bench", MFdFlags::MFD_CLOEXEC | MFdFlags::MFD_ALLOW_SEALING);
}
