# SPDX-License-Identifier: MIT
# Refuses marks that do not fit the declaration, or each other, and what has too
# few of them.

function check(	i, m) {
	for (i = 1; i <= items; i++)
		for (m = first[i]; m <= last[i]; m++)
			if (kind[i] == "function" || kind[i] == "struct")
				check_member(i, m)
	for (i = 1; i <= items; i++) {
		if (kind[i] == "function")
			check_function(i)
		if (marked("i" i, "destroyed_by") && !item_of["function", mark["i" i, "destroyed_by"]])
			refuse(name[i] ": ZCALL_DESTROYED_BY names no function")
	}
}

# A set is of an enum, or of constants that are named one by one. A name that
# another system's headers have is left out on this one.
function known_tag(a_kind, tag) {
	return (a_kind, tag) in item_of
}

function check_tags(where, a_kind, tags,	list, n, j) {
	n = split(tags, list, ";")
	for (j = 1; j <= n; j++)
		if (!known_tag(a_kind, list[j]) && !(a_kind == "enum" && list[j] in constant) && TARGET ~ /^linux-/)
			refuse(where ": there is no " a_kind " " list[j])
}

function check_member(i, m,	o, where, n, w, words) {
	o = "m" m
	where = name[i] ", " mname[m]
	if (marked(o, "flags"))
		check_tags(where, "enum", mark[o, "flags"])
	if (marked(o, "one_of"))
		check_tags(where, "enum", mark[o, "one_of"])
	if (marked(o, "unit") && mark[o, "unit"] !~ /^(ns|us|ms|s|bytes)$/)
		refuse(where ": there is no unit " mark[o, "unit"])
	if (points(mtype[m]))
		check_pointer(i, m, where)
	else {
		n = split("out inout reads writes updates string vector pointee head address gives", words, " ")
		for (w = 1; w <= n; w++)
			if (marked(o, words[w]))
				refuse(where ": is not a pointer, but marked " words[w])
		if (marked(o, "optional") && mtype[m] !~ /\(\*/)
			refuse(where ": is not a pointer, but optional")
	}
	if (kind[i] == "function" && mtype[m] ~ /\(\*/ && nullable(i, m) == "efault")
		refuse(where ": neither ZCALL_OPTIONAL nor in ZCALL_NONNULL")
}

function check_pointer(i, m, where,	o, directions) {
	o = "m" m
	directions = marked(o, "out") + marked(o, "inout") + marked(o, "reads") + marked(o, "writes") + \
		marked(o, "updates") + marked(o, "address")
	if (directions > 1)
		refuse(where ": more than one direction")
	if (reads_only(mtype[m])) {
		if (marked(o, "out") || marked(o, "inout") || marked(o, "writes") || marked(o, "updates") || marked(o, "gives"))
			refuse(where ": points to const, but is written")
	} else if (!directions && !marked(o, "gives") && kind[i] == "function")
		refuse(where ": no direction")
	if (marked(o, "string") && target(mtype[m]) !~ /^(const )?char$/)
		refuse(where ": a string, but not of char")
	if (marked(o, "vector") && !points(target_plain(mtype[m])))
		refuse(where ": a vector, but not of pointers")
	if ((marked(o, "pointee") || marked(o, "head")) && target(mtype[m]) !~ /^(const )?void$/)
		refuse(where ": its type says what it points to")
	if (marked(o, "pointee"))
		check_tags(where, "struct", mark[o, "pointee"])
	if (marked(o, "head"))
		check_tags(where, "struct", mark[o, "head"])
	if (marked(o, "gives") && !known_tag("function", destructor(target(mtype[m]))))
		refuse(where ": nothing ends what is given")
	if (marked(o, "reads") || marked(o, "writes") || marked(o, "updates"))
		check_length(i, m, where, length_of(m))
	if (nonnull(i, m) && marked(o, "optional"))
		refuse(where ": ZCALL_OPTIONAL, and in ZCALL_NONNULL")
}

function target_plain(a_type) {
	a_type = target(a_type)
	sub(/ ?const$/, "", a_type)
	return a_type
}

# A number, the name of a number beside it, or *name of a pointer to one.
function check_length(i, m, where, a_length,	p, plain) {
	if (a_length ~ /^[0-9]+$/)
		return
	plain = a_length
	sub(/^\*/, "", plain)
	for (p = first[i]; p <= last[i]; p++)
		if (mname[p] == plain) {
			if (points(mtype[p]) != (plain != a_length))
				refuse(where ": its length " a_length " is not a number")
			return
		}
	refuse(where ": its length " a_length " does not exist")
}

function check_errors(i,	k) {
	for (k = 1; k <= error_count[i]; k++)
		if (TARGET ~ /^linux-/ && !("ZCALL_" errno_of[i, k] in constant))
			refuse(name[i] ": there is no errno " errno_of[i, k])
}

function check_function(i,	o, a_kind, tag) {
	o = "i" i
	check_errors(i)
	a_kind = marked(o, "returns") ? mark[o, "returns"] : ""
	if (a_kind == "" && type[i] != "void")
		refuse(name[i] ": no ZCALL_RETURNS")
	if (a_kind ~ /^(set|one_of)\(.*\)$/) {
		tag = a_kind
		gsub(/^[a-z_]*\(|\)$/, "", tag)
		check_tags(name[i], "enum", tag)
	} else if (a_kind !~ /^(zero|bytes|count|truth|fd|raw|ns|number|address|string|never)?$/)
		refuse(name[i] ": there is no result of kind " a_kind)
	if (a_kind != "" && ((a_kind == "never") != (type[i] == "void") || (a_kind == "never") != noreturn[i] ||
	    (a_kind == "string") != (type[i] == "const char *")))
		refuse(name[i] ": ZCALL_RETURNS(" a_kind ") of " type[i] (noreturn[i] ? ", noreturn" : ""))
	check_attributes(i, o)
}

function check_attributes(i, o,	list, n, j, m, part) {
	n = split(mark[o, "nonnull"], list, /[,;] */)
	for (j = 1; j <= n; j++) {
		m = first[i] + list[j] - 1
		if (list[j] < 1 || m > last[i] || !is_pointer(mtype[m]))
			refuse(name[i] ": ZCALL_NONNULL of " list[j] ", which is not a pointer")
	}
	n = split(mark[o, "fd_arg"], list, ";")
	for (j = 1; j <= n; j++)
		if (list[j] < 1 || first[i] + list[j] - 1 > last[i] || mtype[first[i] + list[j] - 1] != "int")
			refuse(name[i] ": ZCALL_FD_ARG of " list[j] ", which is not an int")
	n = split(mark[o, "access"], list, ";")
	for (j = 1; j <= n; j++) {
		split(list[j] ", 0", part, /, */)
		check_access(i, part[1], part[2], part[3])
	}
}

# The attribute and the marks of its pointer have to say the same.
function check_access(i, mode, pointer, a_length,	m, where) {
	where = name[i] ": ZCALL_ACCESS(" mode ", " pointer ", " a_length ")"
	m = first[i] + pointer - 1
	if (pointer < 1 || m > last[i] || !points(mtype[m]))
		refuse(where ": not a pointer")
	else if (mode != (role(m) == "in" ? "read_only" : role(m) == "out" ? "write_only" : role(m) == "inout" ? "read_write" : "none"))
		refuse(where ": " mname[m] " is marked " role(m))
	else if (a_length && length_of(m) != mname[first[i] + a_length - 1])
		refuse(where ": the length of " mname[m] " is marked " length_of(m))
	else if (a_length && marked("m" m, "pointee"))
		refuse(where ": the length of " mname[m] " is not in bytes")
}
