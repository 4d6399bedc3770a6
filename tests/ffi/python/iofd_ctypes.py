# SPDX-License-Identifier: MIT
"""iofd for ctypes: all of it made from api.json, no name or number repeated."""
import ctypes
import json
import os
import subprocess

PATH = subprocess.check_output(["pkg-config", "--variable=api", "iofd"], text=True).strip()
with open(PATH) as file:
    API = json.load(file)
SONAMES = {library["name"]: library["soname"] for library in API["libraries"]}
LIBRARIES = {name: ctypes.CDLL(soname) for name, soname in SONAMES.items()}
TYPES = {
    "void": None, "char": ctypes.c_char, "int": ctypes.c_int, "unsigned int": ctypes.c_uint,
    "long": ctypes.c_long, "unsigned long": ctypes.c_ulong, "size_t": ctypes.c_size_t,
    "intptr_t": ctypes.c_ssize_t, "uintptr_t": ctypes.c_size_t,
    "int16_t": ctypes.c_int16, "int32_t": ctypes.c_int32, "int64_t": ctypes.c_int64,
    "uint8_t": ctypes.c_uint8, "uint16_t": ctypes.c_uint16, "uint32_t": ctypes.c_uint32,
    "uint64_t": ctypes.c_uint64,
}


def type_of(described):
    name = described["type"] if isinstance(described, dict) else described
    if name == "const char *":
        return ctypes.c_char_p
    if "*" in name:
        return ctypes.c_void_p
    count = described.get("count") if isinstance(described, dict) else None
    return TYPES[name] * count if count else TYPES[name]


def checked(result, function, arguments):
    if result < 0:
        raise OSError(-result, os.strerror(-result), function.__name__)
    return result


for typedef in API["typedefs"]:
    globals()[typedef["name"]] = TYPES[typedef["name"]] = TYPES[typedef["type"]]
for struct in API["structs"]:
    if any(field["type"] in ("union", "struct") for field in struct["fields"]):
        continue
    members = {"_pack_": 1} if struct["packed"] else {}
    members["_fields_"] = [(field["name"], type_of(field)) for field in struct["fields"]]
    made = type(struct["name"], (ctypes.Structure,), members)
    assert ctypes.sizeof(made) == struct["size"], struct["name"]
    globals()[struct["name"]] = TYPES[struct["type"]] = made
for enum in API["enums"]:
    globals().update((constant["name"], constant["value"]) for constant in enum["constants"])
for define in API["defines"]:
    globals()[define["name"]] = define["value"]
for described in API["functions"]:
    function = getattr(LIBRARIES[described["library"]], described["name"])
    function.restype = type_of(described["result"])
    function.argtypes = [type_of(parameter) for parameter in described["parameters"]]
    if described["result"] in ("int", "long", "int64_t"):
        function.errcheck = checked
    globals()[described["name"]] = function

# The description and the library may have been installed at different times.
if ".".join(API["version"].split(".")[:2]) != f"{iofd_version_loaded() // 1000000}.{iofd_version_loaded() // 1000 % 1000}":
    raise ImportError("api.json is of another version than the library")
