// SPDX-License-Identifier: MIT
// iofd for Node: koffi reads the prototypes that are made from api.json here. A
// handle is a Buffer of its size, a number that comes out a typed array.
"use strict";
const { execFileSync } = require("node:child_process");
const { readFileSync } = require("node:fs");
const { getSystemErrorName } = require("node:util");
const koffi = require("koffi");

const path = execFileSync("pkg-config", ["--variable=api", "iofd"], { encoding: "utf8" }).trim();
const api = JSON.parse(readFileSync(path, "utf8"));
const libraries = Object.fromEntries(api.libraries.map((l) => [l.name, koffi.load(l.soname)]));
const iofd = { koffi, structs: new Map(api.structs.map((s) => [s.name, s])) };

for (const { name, type } of api.typedefs)
	koffi.alias(name, type);
const structs = new Set(); // those that koffi fills as objects
for (const { name, type, handle, size, fields } of api.structs) {
	if (handle)
		iofd[name] = () => Buffer.alloc(size);
	else if (name === type && fields.every((f) => !f.type.includes("*"))) {
		koffi.struct(name, Object.fromEntries(fields.map((f) =>
			[f.name, f.count ? koffi.array(f.type, f.count) : f.type])));
		structs.add(`${name} *`);
	}
}

function parameter({ type, role }) {
	if (type === "char *const *")
		return "const char **";
	if (structs.has(type) && role !== "in")
		return `_${role[0].toUpperCase()}${role.slice(1)}_ ${type}`;
	return /\biofd_(?!sigset)\w+ \*/.test(type) || /void|\(/.test(type) ? "void *" : type;
}

function checked(name, value) {
	if (value >= 0 || typeof value !== "number")
		return value;
	const code = getSystemErrorName(value);
	throw Object.assign(new Error(`${code}: ${name}`), { code, errno: value, syscall: name });
}

for (const { name, library, result, parameters } of api.functions) {
	const native = libraries[library].func(`${result} ${name}(${parameters.map(parameter).join(", ")})`);
	iofd[name] = (...args) => checked(name, native(...args));
	// Runs in libuv's thread pool; the loop goes on meanwhile.
	iofd[name].async = (...args) => new Promise((resolve) => native.async(...args, (_, value) => resolve(value)))
		.then((value) => checked(name, value));
}
for (const { name, value } of [...api.enums.flatMap((e) => e.constants), ...api.defines])
	iofd[name] = value;

module.exports = iofd;
