# SPDX-License-Identifier: MIT
"""check.py API ALL LIBRARY...: compares api.json with what compilers and linkers wrote.

LIBRARY is each shared library, with debug information: which functions it has,
what they take and return. ALL is an object that includes every header, compiled
with the debug information of all types. Prints what differs, one line each.
"""
import json
import sys

from elftools.elf.elffile import ELFFile

BASE = {"long int": "long", "long unsigned int": "unsigned long"}  # as DWARF, and as C says it
ASSEMBLER = 0x8001  # says of a function that it is one, and no more
wrong = []


def differ(what, described, found):
    if described != found:
        wrong.append(f"{what}: described as {described}, found {found}")


def attribute(die, name, default=None):
    value = die.attributes.get(name)
    return default if value is None else value.value


def name_of(die):
    return attribute(die, "DW_AT_name", b"").decode()


def type_of(die):
    """The type of a parameter or field, as C writes it; and its count, as an array."""
    if "DW_AT_type" not in die.attributes:
        return "void", None
    target = die.get_DIE_from_attribute("DW_AT_type")
    kind = target.tag[len("DW_TAG_"):]
    if kind == "array_type":
        bounds = next(child for child in target.iter_children() if child.tag == "DW_TAG_subrange_type")
        return type_of(target)[0], attribute(bounds, "DW_AT_upper_bound") + 1
    if kind == "pointer_type":
        pointed = type_of(target)[0]
        return pointed if pointed == "function" else pointed + ("*" if pointed.endswith("*") else " *"), None
    if kind == "const_type":
        constant = type_of(target)[0]
        return constant + "const" if constant.endswith("*") else "const " + constant, None
    if kind == "subroutine_type":
        return "function", None
    if kind in ("structure_type", "union_type", "enumeration_type"):
        word = {"structure_type": "struct", "union_type": "union", "enumeration_type": "enum"}[kind]
        return f"{word} {name_of(target)}".strip(), None
    return BASE.get(name_of(target), name_of(target)), None


def fields_of(structure, prefix="", base=0):
    for member in structure.iter_children():
        if member.tag != "DW_TAG_member":
            continue
        name = prefix + name_of(member)
        offset = base + attribute(member, "DW_AT_data_member_location", 0)
        found, count = type_of(member)
        yield name, found, count, offset
        if found in ("union", "struct"):
            yield from fields_of(member.get_DIE_from_attribute("DW_AT_type"), name + ".", offset)


def plain(described):
    return "function" if "(*)" in described else described


def debugged(path):
    with open(path, "rb") as file:
        elf = ELFFile(file)
        if not elf.has_dwarf_info():
            sys.exit(f"{path} has no debug information")
        for unit in elf.get_dwarf_info().iter_CUs():
            if attribute(unit.get_top_DIE(), "DW_AT_language") != ASSEMBLER:
                yield from unit.iter_DIEs()


def exported(path):
    with open(path, "rb") as file:
        symbols = ELFFile(file).get_section_by_name(".dynsym").iter_symbols()
        return {s.name for s in symbols if s["st_shndx"] != "SHN_UNDEF" and s["st_info"]["type"] == "STT_FUNC"}


path, everything, *libraries = sys.argv[1:]
with open(path) as file:
    api = json.load(file)
functions = {function["name"]: function for function in api["functions"]}
structs = {struct["name"]: struct for struct in api["structs"]}
enums = {enum["name"]: enum for enum in api["enums"]}
seen = {"functions": set(), "structs": set(), "enums": set()}

differ("functions", sorted(functions), sorted(set().union(*map(exported, libraries))))
for die in (die for library in [everything, *libraries] for die in debugged(library)):
    name = name_of(die)
    if die.tag == "DW_TAG_structure_type" and name in structs and "DW_AT_byte_size" in die.attributes:
        seen["structs"].add(name)
        differ(f"size of {name}", structs[name]["size"], attribute(die, "DW_AT_byte_size"))
        differ(f"fields of {name}",
               [(f["name"], plain(f["type"]), f.get("count"), f["offset"]) for f in structs[name]["fields"]],
               list(fields_of(die)))
    elif die.tag == "DW_TAG_enumeration_type" and name in enums:
        seen["enums"].add(name)
        differ(f"enum {name}", [(c["name"], c["value"]) for c in enums[name]["constants"]],
               [(name_of(c), attribute(c, "DW_AT_const_value")) for c in die.iter_children()])
    elif die.tag == "DW_TAG_subprogram" and name in functions and "DW_AT_declaration" not in die.attributes:
        seen["functions"].add(name)
        differ(f"result of {name}", functions[name]["result"], type_of(die)[0])
        differ(f"parameters of {name}", [plain(p["type"]) for p in functions[name]["parameters"]],
               [type_of(p)[0] for p in die.iter_children() if p.tag == "DW_TAG_formal_parameter"])

for kind, names in seen.items():
    unseen = {s["name"] for s in api[kind]} - names
    if kind == "functions":  # zcall's are assembly, whose prototypes api.sh compiles
        unseen = {name for name in unseen if name.startswith("iofd_")}
    differ(f"{kind} without debug information", [], sorted(unseen))
print("\n".join(wrong) or f"{len(functions)} functions, {len(structs)} structs, {len(enums)} enums")
sys.exit(bool(wrong))
