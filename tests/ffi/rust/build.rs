// SPDX-License-Identifier: MIT
// Makes OUT_DIR/iofd.rs from api.json; pkg-config says where that is, and how to link.
use serde_json::Value;
use std::{env, fmt::Write, fs};

fn text<'a>(value: &'a Value, key: &str) -> &'a str {
    value[key].as_str().unwrap_or("")
}

fn list<'a>(value: &'a Value, key: &str) -> &'a [Value] {
    value[key].as_array().map_or(&[], Vec::as_slice)
}

// "const iofd_fd *" is *const iofd_fd; None for function pointers.
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
    Some(match c {
        "int" | "long" | "char" => format!("c_{c}"),
        "unsigned int" => "c_uint".into(),
        "unsigned long" => "c_ulong".into(),
        "size_t" => "usize".into(),
        "intptr_t" => "isize".into(),
        "void" => "()".into(),
        "never" => "!".into(),
        _ if c.contains(['(', ' ']) => return None,
        _ if c.ends_with("_t") => c.trim_end_matches("_t").replace("uint", "u").replace("int", "i"),
        _ => c.into(), // a struct or typedef
    })
}

fn main() {
    let found = pkg_config::probe_library("iofd").unwrap();
    assert_eq!(found.version, "0.1.0");
    let path = pkg_config::get_variable("iofd", "api").unwrap();
    println!("cargo:rerun-if-changed={path}");
    let api: Value = serde_json::from_str(&fs::read_to_string(path).unwrap()).unwrap();
    let mut out = String::from("use std::os::raw::*;\n");
    for typedef in list(&api, "typedefs") {
        writeln!(out, "pub type {} = {};", text(typedef, "name"), rust_type(text(typedef, "type")).unwrap()).unwrap();
    }
    for structure in list(&api, "structs").iter().filter(|s| text(s, "name") == text(s, "type")) {
        let fields: Option<String> = list(structure, "fields").iter().map(|field| {
            let c = text(field, "type");
            let rust = if c.contains("struct") { "*const c_void".into() } else { rust_type(c)? };
            let rust = field["count"].as_u64().map_or(rust.clone(), |count| format!("[{rust}; {count}]"));
            Some(format!("pub {}: {rust}, ", text(field, "name")))
        }).collect();
        let (name, size) = (text(structure, "name"), &structure["size"]);
        writeln!(out, "#[repr(C)] pub struct {name} {{ {} }}", fields.unwrap()).unwrap();
        writeln!(out, "const _: [u8; {size}] = [0; core::mem::size_of::<{name}>()];").unwrap();
    }
    for constant in list(&api, "enums").iter().flat_map(|e| list(e, "constants")) {
        writeln!(out, "pub const {}: i32 = {};", text(constant, "name"), constant["value"]).unwrap();
    }
    for function in list(&api, "functions").iter().filter(|f| text(f, "library") == "iofd") {
        let parameters: Option<Vec<String>> = list(function, "parameters").iter()
            .map(|p| Some(format!("{}: {}", text(p, "name"), rust_type(text(p, "type"))?))).collect();
        if let (Some(list), Some(result)) = (parameters, rust_type(text(function, "result"))) {
            writeln!(out, "extern \"C\" {{ pub fn {}({}) -> {result}; }}", text(function, "name"), list.join(", ")).unwrap();
        }
    }
    fs::write(env::var("OUT_DIR").unwrap() + "/iofd.rs", out).unwrap();
}
