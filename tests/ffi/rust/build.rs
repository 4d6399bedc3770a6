// SPDX-License-Identifier: MIT
// Makes OUT_DIR/iofd.rs from api.json; pkg-config says where that is, and how to
// link. No crate is needed: a field, parameter or constant is one line of it.
use std::{env, fmt::Write, fs, process::Command};

fn pkg_config(arguments: &[&str]) -> String {
    let output = Command::new("pkg-config").args(arguments).output().unwrap();
    assert!(output.status.success(), "pkg-config {arguments:?}");
    String::from_utf8(output.stdout).unwrap().trim().into()
}

// What the line has for the key: a string without its quotes, or a number.
fn value<'a>(line: &'a str, key: &str) -> Option<&'a str> {
    let rest = &line[line.find(&format!("\"{key}\": "))? + key.len() + 4..];
    match rest.strip_prefix('"') {
        Some(text) => text.split('"').next(),
        None => rest.split(|c| ",}]".contains(c)).next(),
    }
}

// "const iofd_fd *" is *const iofd_fd; None for function pointers and unions.
fn rust_type(c: &str) -> Option<String> {
    if let Some(pointed) = c.strip_suffix('*') {
        let pointed = pointed.trim_end();
        let (mutable, base) = match (pointed.strip_prefix("const "), pointed.strip_suffix("const")) {
            (Some(base), _) | (_, Some(base)) => ("const", base),
            _ => ("mut", pointed),
        };
        let base = if base == "void" { "c_void".into() } else { rust_type(base)? };
        return Some(format!("*{mutable} {base}"));
    }
    Some(match c.trim_start_matches("struct ") {
        "int" | "long" | "char" => format!("c_{c}"),
        "unsigned int" => "c_uint".into(),
        "unsigned long" => "c_ulong".into(),
        "size_t" | "uintptr_t" => "usize".into(),
        "intptr_t" => "isize".into(),
        "void" => "()".into(),
        "union" | "struct" => return None,
        name if name.contains('(') => return None,
        name if name.ends_with("_t") => name.trim_end_matches("_t").replace("uint", "u").replace("int", "i"),
        name => name.into(), // a struct or typedef
    })
}

fn main() {
    let path = pkg_config(&["--variable=api", "iofd"]);
    println!("cargo:rerun-if-changed={path}");
    println!("cargo:rustc-link-search={}", pkg_config(&["--variable=libdir", "iofd"]));
    let api = fs::read_to_string(path).unwrap();
    let mut out = String::from("use std::os::raw::*;\nuse std::sync::atomic::AtomicI32;\n");
    for item in api.split("\n{\"name\"").skip(1).map(|rest| format!("{{\"name\"{rest}")) {
        let lines = || item.lines().filter(|line| line.starts_with("  {\"name\""));
        let members = |separator: &str| -> Option<String> {
            let member = |line| {
                let rust = rust_type(value(line, "type")?)?;
                let rust = match value(line, "count") {
                    Some(count) if line.contains("\"offset\"") => format!("[{rust}; {count}]"),
                    _ => rust,
                };
                Some(format!("{separator}r#{}: {rust}, ", value(line, "name")?))
            };
            lines().map(member).collect()
        };
        let about = |start: &str| item.lines().find(|line| line.starts_with(start));
        let name = value(&item, "name").unwrap();
        if let Some(struct_line) = about(" \"type\"") {
            let size = value(struct_line, "size").unwrap();
            let packed = if struct_line.contains("\"packed\": true") { ", packed" } else { "" };
            let handle = struct_line.contains("\"handle\": true");
            // Two copies of a handle would close the same number twice.
            let copy = if handle { "" } else { "#[derive(Clone, Copy)] " };
            let fields = match name {
                "iofd_fd" => "pub(crate) cell: AtomicI32".into(),
                _ => members("pub ").unwrap_or(format!("opaque: [u64; {size} / 8]")),
            };
            writeln!(out, "#[repr(C{packed})] {copy}pub struct {name} {{ {fields} }}").unwrap();
            writeln!(out, "unsafe impl crate::Zeroed for {name} {{}}").unwrap();
            if handle && (name == "iofd_fd" || fields.starts_with("pub r#fd: iofd_fd")) {
                writeln!(out, "unsafe impl crate::Cell for {name} {{}}").unwrap();
            }
            writeln!(out, "const _: [u8; {size}] = [0; core::mem::size_of::<{name}>()];").unwrap();
        } else if let Some(function_line) = about(" \"result\"") {
            if let (Some(parameters), Some(result)) = (members(""), rust_type(value(function_line, "result").unwrap())) {
                writeln!(out, "extern \"C\" {{ pub fn {name}({parameters}) -> {result}; }}").unwrap();
            }
        } else if item.contains("\"constants\"") {
            for constant in lines() {
                writeln!(out, "pub const {}: i32 = {};", value(constant, "name").unwrap(), value(constant, "value").unwrap()).unwrap();
            }
        } else if let Some(rust) = value(&item, "type").and_then(rust_type) {
            writeln!(out, "pub type {name} = {rust};").unwrap();
        }
    }
    fs::write(env::var("OUT_DIR").unwrap() + "/iofd.rs", out).unwrap();
}
