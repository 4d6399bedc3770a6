// SPDX-License-Identifier: MIT
//! iofd for Rust: the declarations of api.json, io::Error, and a handle that closes itself.
use std::io;
use std::mem::MaybeUninit;
use std::os::unix::io::{AsRawFd, FromRawFd, OwnedFd, RawFd};
use std::sync::atomic::Ordering::Relaxed;

#[allow(non_camel_case_types, non_upper_case_globals, dead_code)]
#[allow(clippy::all)]
pub mod sys {
    #[link(name = "iofd")]
    #[link(name = "zcall")]
    extern "C" {}
    include!(concat!(env!("OUT_DIR"), "/iofd.rs"));
}

/// # Safety
/// All bytes zero is a value of the type, as it is of every C struct.
pub unsafe trait Zeroed {}
unsafe impl Zeroed for u64 {}

/// # Safety
/// The type is iofd_fd or a C struct whose only member is one.
pub unsafe trait Cell: Zeroed {}

/// Returns the result, or the io::Error of its errno.
pub fn check<T: Copy + Into<i64>>(result: T) -> io::Result<T> {
    match result.into() {
        error if error < 0 => Err(io::Error::from_raw_os_error(-error as i32)),
        _ => Ok(result),
    }
}

/// Returns what a call writes through its pointer.
pub fn out<T: Zeroed>(call: impl FnOnce(*mut T) -> i32) -> io::Result<T> {
    let mut value = MaybeUninit::zeroed();
    check(call(value.as_mut_ptr()))?;
    Ok(unsafe { value.assume_init() })
}

/// Owns an iofd_eventfd, an iofd_timerfd, ...; neither Copy nor Clone, since
/// each copy would close.
///
/// close writes the cell through a shared reference, which Rust allows because
/// the cell is an AtomicI32. The compiler derives Send and Sync from the same
/// type, and rightly: C too accesses the cell atomically, from any thread. But a
/// call that runs while another thread closes may use an unrelated descriptor
/// with the same number: those calls are unsafe, and the caller orders them.
pub struct Handle<T: Cell>(T);

impl<T: Cell> Handle<T> {
    pub fn open(call: impl FnOnce(*mut T) -> i32) -> io::Result<Self> {
        out(call).map(Handle)
    }
    /// For the functions of this kind.
    pub fn as_ptr(&self) -> *mut T {
        &self.0 as *const T as *mut T
    }
    /// For the functions of every handle.
    pub fn fd(&self) -> *mut sys::iofd_fd {
        self.as_ptr().cast()
    }
    /// What iofd_fd_valid returns, without a call.
    pub fn is_open(&self) -> bool {
        unsafe { &*self.fd() }.cell.load(Relaxed) != 0
    }
    pub fn close(&self) -> io::Result<i32> {
        check(unsafe { sys::iofd_fd_close(self.fd()) })
    }
    /// Hands the descriptor over to std.
    pub fn into_owned(self) -> io::Result<OwnedFd> {
        check(unsafe { sys::iofd_fd_release(self.fd()) }).map(|raw| unsafe { OwnedFd::from_raw_fd(raw) })
    }
}

impl<T: Cell> AsRawFd for Handle<T> {
    fn as_raw_fd(&self) -> RawFd {
        unsafe { sys::iofd_fd_raw(self.fd()) }
    }
}

impl<T: Cell> Drop for Handle<T> {
    fn drop(&mut self) {
        let _ = self.close();
    }
}
