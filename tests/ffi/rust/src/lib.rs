// SPDX-License-Identifier: MIT
//! iofd for Rust: the declarations of api.json, io::Error, and a handle that closes itself.
use std::io;
use std::mem::MaybeUninit;
use std::os::unix::io::{AsRawFd, FromRawFd, OwnedFd, RawFd};

#[allow(non_camel_case_types, non_upper_case_globals, dead_code)]
#[allow(clippy::all)]
pub mod sys {
    #[link(name = "iofd")]
    #[link(name = "zcall")]
    extern "C" {}
    include!(concat!(env!("OUT_DIR"), "/iofd.rs"));
}

/// A result as it is, or as the error that std has for its errno.
pub fn check<T: Copy + Into<i64>>(result: T) -> io::Result<T> {
    match result.into() {
        error if error < 0 => Err(io::Error::from_raw_os_error(-error as i32)),
        _ => Ok(result),
    }
}

/// What a call writes to its last argument.
pub fn out<T>(call: impl FnOnce(*mut T) -> i32) -> io::Result<T> {
    let mut value = MaybeUninit::zeroed();
    check(call(value.as_mut_ptr()))?;
    Ok(unsafe { value.assume_init() })
}

/// Owns an iofd_eventfd, an iofd_timerfd, ...: T begins with an iofd_fd.
pub struct Handle<T>(pub T);

impl<T> Handle<T> {
    pub fn open(call: impl FnOnce(*mut T) -> i32) -> io::Result<Self> {
        out(call).map(Handle)
    }
    pub fn fd(&self) -> *mut sys::iofd_fd {
        &self.0 as *const T as *mut sys::iofd_fd
    }
    pub fn close(&self) -> io::Result<i32> {
        check(unsafe { sys::iofd_fd_close(self.fd()) })
    }
    /// Hands the descriptor over to std.
    pub fn into_owned(self) -> io::Result<OwnedFd> {
        check(unsafe { sys::iofd_fd_release(self.fd()) }).map(|raw| unsafe { OwnedFd::from_raw_fd(raw) })
    }
}

impl<T> AsRawFd for Handle<T> {
    fn as_raw_fd(&self) -> RawFd {
        unsafe { sys::iofd_fd_raw(self.fd()) }
    }
}

impl<T> Drop for Handle<T> {
    fn drop(&mut self) {
        let _ = self.close();
    }
}
