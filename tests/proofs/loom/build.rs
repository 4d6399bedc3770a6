// SPDX-License-Identifier: MIT
// Links the C code, which tests/proofs/build has put into PROOFS.
fn main() {
    let directory = std::env::var("PROOFS").unwrap();
    println!("cargo:rustc-link-search=native={directory}");
    println!("cargo:rustc-link-lib=static=proofs");
    println!("cargo:rerun-if-changed={directory}/libproofs.a");
    println!("cargo:rerun-if-env-changed=PROOFS");
}
