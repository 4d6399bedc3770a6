// SPDX-License-Identifier: MIT
// The scenario of tests/ffi/languages.sh, with epoll of libzcall.
use iofd_ffi::{check, out, sys::*, Handle};
use std::os::unix::fs::FileExt;
use std::os::unix::io::AsRawFd;
use std::{ffi::CString, fs, io, ptr, thread};

extern "C" {
    fn raise(signal: i32) -> i32;
}
const SIGUSR1: i32 = 10;

fn descriptors() -> usize {
    fs::read_dir("/proc/self/fd").unwrap().count()
}

// Optimised code must read the cell again after C has written it.
#[inline(never)]
fn open_before_and_after_close(event: &Handle<iofd_eventfd>) -> io::Result<[bool; 2]> {
    let before = event.is_open();
    event.close()?;
    Ok([before, event.is_open()])
}

fn scenario() -> io::Result<()> {
    let mut mask: iofd_sigset = 0;
    unsafe { iofd_sigset_add(&mut mask, SIGUSR1) };
    check(unsafe { iofd_sigmask_block(mask, ptr::null_mut()) })?;
    let event = Handle::open(|e| unsafe { iofd_eventfd_open(e, 0, 0) })?;
    let timer = Handle::open(|t| unsafe { iofd_timerfd_open(t, IOFD_CLOCK_MONOTONIC as u32, 0) })?;
    let signals = Handle::open(|s| unsafe { iofd_signalfd_open(s, mask, 0) })?;
    let name = CString::new("ffi")?;
    let memory = Handle::open(|m| unsafe { iofd_memfd_open(m, name.as_ptr(), IOFD_MEMFD_ALLOW_SEALING as u32) })?;
    let shell = CString::new("/bin/sh")?;
    let words = [CString::new("sh")?, CString::new("-c")?, CString::new("exit 7")?];
    let mut argv: Vec<_> = words.iter().map(|word| word.as_ptr() as *mut _).collect();
    argv.push(ptr::null_mut());
    let child = Handle::open(|p| unsafe {
        iofd_pidfd_spawn(p, shell.as_ptr(), argv.as_ptr(), ptr::null(), ptr::null(), 0, 0)
    })?;

    let wait = || out(|n| unsafe { iofd_eventfd_wait(event.as_ptr(), n) });
    assert_eq!(wait().unwrap_err().kind(), io::ErrorKind::WouldBlock);
    check(unsafe { iofd_eventfd_signal(event.as_ptr(), 3) })?;
    check(unsafe { iofd_timerfd_arm(timer.as_ptr(), 10_000_000, 0) })?;
    unsafe { raise(SIGUSR1) };

    let create = |fd: *mut iofd_fd| unsafe { iofd_fd_adopt(fd, zcall_epoll_create1(ZCALL_EPOLL_CLOEXEC).into()) };
    let poller = Handle::open(create)?;
    let epoll = poller.as_raw_fd();
    let raws = [event.as_raw_fd(), timer.as_raw_fd(), signals.as_raw_fd(), child.as_raw_fd()];
    for (i, raw) in raws.iter().enumerate() {
        let mut interest = zcall_epoll_event { events: ZCALL_EPOLLIN as u32, data: i as u64 };
        let interest = &mut interest as *mut _ as *mut _;
        check(unsafe { zcall_epoll_ctl(epoll, ZCALL_EPOLL_CTL_ADD, *raw, interest) })?;
    }
    let mut seen = [None; 4];
    while seen.contains(&None) {
        let mut ready = zcall_epoll_event { events: 0, data: 0 };
        check(unsafe { zcall_epoll_pwait(epoll, &mut ready as *mut _ as *mut _, 1, -1, ptr::null(), 8) })?;
        let i = ready.data as usize;
        seen[i] = Some(match i {
            0 => wait()?,
            1 => out(|n| unsafe { iofd_timerfd_expirations(timer.as_ptr(), n) })?,
            2 => out(|info| unsafe { iofd_signalfd_read_into(signals.as_ptr(), info) })?.signo.into(),
            _ => out(|status| unsafe { iofd_pidfd_wait(child.as_ptr(), 0, status, ptr::null_mut()) })?.value as u64,
        });
        check(unsafe { zcall_epoll_ctl(epoll, ZCALL_EPOLL_CTL_DEL, raws[i], ptr::null_mut()) })?;
    }
    drop(poller);

    check(unsafe { iofd_memfd_truncate(memory.as_ptr(), 4096) })?;
    let prot = (IOFD_PROT_READ | IOFD_PROT_WRITE) as u32;
    let mut region = out(|r| unsafe { iofd_memfd_map(memory.as_ptr(), 4096, prot, r) })?;
    unsafe { ptr::copy_nonoverlapping(b"hello".as_ptr(), region.ptr as *mut u8, 5) };
    check(unsafe { iofd_memfd_seal_for_sharing(memory.as_ptr(), &mut region) })?;
    let file = fs::File::from(memory.into_owned()?);
    assert_eq!(file.write_at(b"x", 0).unwrap_err().kind(), io::ErrorKind::PermissionDenied);
    let mut text = [0; 5];
    file.read_exact_at(&mut text, 0)?;

    assert_eq!(open_before_and_after_close(&event)?, [true, false]);
    thread::scope(|threads| {
        (0..4).for_each(|_| drop(threads.spawn(|| event.close().unwrap())));
    });
    assert_eq!(check(unsafe { iofd_eventfd_signal(event.as_ptr(), 1) }).unwrap_err().raw_os_error(), Some(-IOFD_ERR_CLOSED));
    let [event, timer, signal, exited] = seen.map(Option::unwrap);
    println!("eventfd {event}, timerfd {timer}, signalfd {signal}, pidfd {exited}, memfd {}", String::from_utf8_lossy(&text));
    Ok(())
}

fn main() -> io::Result<()> {
    let before = descriptors();
    scenario()?;
    assert_eq!(descriptors(), before);
    Ok(())
}
