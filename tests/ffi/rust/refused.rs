// SPDX-License-Identifier: MIT
// What a user of the binding must not be able to write. tests/ffi/languages.sh
// compiles this once as it is, and once with each line that has a cfg: that must
// be the error in its name.
use iofd_ffi::{sys::*, Handle};

fn main() {
    let handle = Handle::open(|e| unsafe { iofd_eventfd_open(e, 0, 0) }).unwrap();
    #[cfg(handle_copy_E0382)]
    drop(handle);
    #[cfg(handle_clone_E0599)]
    drop(handle.clone());
    #[cfg(struct_clone_E0277)]
    let _ = <iofd_eventfd as Clone>::clone;
    #[cfg(struct_take_E0616)]
    drop(handle.0);
    #[cfg(cell_make_E0451)]
    drop(iofd_fd { cell: 1.into() });
    #[cfg(handle_of_another_type_E0277)]
    let _: Option<Handle<[i32; 0]>> = None;
    handle.close().unwrap();
}
