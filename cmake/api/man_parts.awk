# SPDX-License-Identifier: MIT
# Prototypes, structs and constants, as manual pages show them.

function synopsis(list, n,	j) {
	put(".nf")
	put(".B #include <" header[list[1]] ">")
	for (j = 1; j <= n; j++) {
		put(".P")
		prototype(list[j])
	}
	put(".fi")
}

# Parameters are aligned below the first; a line has 72 columns at most.
function prototype(i,	open, m, rest, piece, line, column) {
	open = index(source[i], "(")
	if (first[i] > last[i]) {
		put(".B " source[i])
		return
	}
	line = ".BI \"" substr(source[i], 1, open)
	column = open
	rest = substr(source[i], open + 1)
	for (m = first[i]; m <= last[i]; m++) {
		piece = m < last[i] ? to_comma(rest) : rest
		rest = substr(rest, length(piece) + 2)
		if (m > first[i] && column + length(piece) > 72) {
			put(line "\"")
			line = sprintf(".BI \"%" open "s", "")
			column = open
		} else if (m > first[i])
			line = line " "
		line = line with_name(piece, mname[m])
		column += length(piece) + 1
	}
	put(line "\"")
}

# A text up to its first comma that is not in parentheses, with it.
function to_comma(text,	i, c, nesting) {
	nesting = 0
	for (i = 1; i <= length(text); i++) {
		c = substr(text, i, 1)
		nesting += (c == "(") - (c == ")")
		if (c == "," && nesting == 0)
			return substr(text, 1, i)
	}
	return text
}

# For .BI, whose arguments are bold and italic in turn.
function with_name(piece, its_name,	at) {
	match(piece, "[^A-Za-z0-9_]" its_name "[^A-Za-z0-9_]")
	at = RSTART + 1
	return substr(piece, 1, at - 1) "\" " its_name " \"" substr(piece, at + length(its_name))
}

# A struct and, before it, the structs that its fields are of.
function show_struct(tag,	i, m, width, declaration_of) {
	if (!known_tag("struct", tag) || ("struct", tag) in shown)
		return
	i = item_of["struct", tag]
	if (is_handle(i))
		return
	shown["struct", tag] = 1
	for (m = first[i]; m <= last[i]; m++)
		show_struct_of(m)
	paragraphs(".P", doc[i])
	put(".P\n.EX")
	put((type[i] == name[i] ? "typedef struct " : "struct ") tag " {")
	width = 0
	for (m = first[i]; m <= last[i]; m++)
		if (length(field_of(i, m)) > width && mdoc[m] != "" && length(field_of(i, m) mdoc[m]) < 64)
			width = length(field_of(i, m))
	for (m = first[i]; m <= last[i]; m++)
		a_field_line(i, m, width)
	put("}" (type[i] == name[i] ? " " tag : "") ";\n.EE")
}

function show_struct_of(m,	tag) {
	tag = mtype[m]
	gsub(/const|struct|[* ]/, "", tag)
	show_struct(tag)
	if (marked("m" m, "pointee"))
		show_struct(mark["m" m, "pointee"])
	if (marked("m" m, "head"))
		show_struct(mark["m" m, "head"])
}

# Members of a union or struct inside have names such as "outer.inner".
function nesting_of(m,	text) {
	text = mname[m]
	return gsub(/[.]/, "", text)
}

function field_of(i, m,	blanks, own, text) {
	blanks = sprintf("%" 4 * (nesting_of(m) + 1) "s", "")
	own = mname[m]
	sub(/.*[.]/, "", own)
	if (mtype[m] ~ /^(union|struct)$/)
		return blanks mtype[m] " {"
	text = mtype[m]
	if (!sub(/\(\*\)/, "(*" own ")", text))
		text = text (text ~ /\*$/ ? "" : " ") own
	return blanks text (mcount[m] == "" ? "" : "[" mcount[m] "]") ";"
}

function a_field_line(i, m, width,	text, depth_after, outer) {
	text = field_of(i, m)
	if (mdoc[m] == "")
		put(escaped(text))
	else if (length(text) <= width && length(mdoc[m]) + width < 66)
		put(escaped(sprintf("%-" width + 2 "s/* %s */", text, mdoc[m])))
	else {
		comment_lines(mdoc[m], sprintf("%" 4 * (nesting_of(m) + 1) "s", ""))
		put(escaped(text))
	}
	depth_after = m < last[i] ? nesting_of(m + 1) : 0
	outer = mname[m]
	if (mtype[m] ~ /^(union|struct)$/)
		return
	while (sub(/[.][^.]*$/, "", outer) && index(m < last[i] ? mname[m + 1] : "", outer ".") != 1)
		put(sprintf("%" 4 * (split(outer, own_name, ".")) "s} %s;", "", own_name[split(outer, own_name, ".")]))
}

function comment_lines(text, blanks,	words, n, j, line) {
	n = split(text, words, " ")
	line = blanks "/*"
	for (j = 1; j <= n; j++) {
		if (length(line " " words[j]) > 68) {
			put(escaped(line))
			line = blanks " *"
		}
		line = line " " words[j]
	}
	put(escaped(line " */"))
}

# Leads to the constants of the enums that the page has not shown yet.
function show_enums(tags, lead,	tag, n, j) {
	n = split(tags, tag, ";")
	for (j = 1; j <= n; j++)
		if (known_tag("enum", tag[j]) && !(("enum", tag[j]) in shown)) {
			shown["enum", tag[j]] = 1
			show_enum(item_of["enum", tag[j]], lead)
			lead = "And these"
		}
}

# Constants without comments are a paragraph.
function show_enum(i, lead) {
	put(".P")
	if (doc[i] != "")
		lead = lead ". " doc[i]
	sub(/[.]$/, "", lead)
	if (enum_is_described(i)) {
		say(lead ":")
		list_constants(i)
	} else {
		put(".ad l")
		say(lead ": " names_of(i) ".")
		put(".ad")
	}
}

function enum_is_described(i,	m) {
	for (m = first[i]; m <= last[i]; m++)
		if (about_constant(m) != "")
			return 1
	return 0
}

# The macros right after an enum are those of its constants that do not fit an int.
function names_of(i,	m, names) {
	for (m = first[i]; m <= last[i]; m++)
		names = names (m > first[i] ? ", " : "") mname[m]
	for (m = i + 1; kind[m] == "define" && header[m] == header[i]; m++)
		names = names ", " name[m]
	return names
}

function list_constants(i,	m, width) {
	width = 8
	for (m = first[i]; m <= last[i]; m++)
		if (length(mname[m]) + 2 > width && length(mname[m]) < 29)
			width = length(mname[m]) + 2
	put(".PD 0\n.RS")
	for (m = first[i]; m <= last[i]; m++)
		a_constant(mname[m], about_constant(m), width)
	for (m = i + 1; kind[m] == "define" && header[m] == header[i]; m++)
		a_constant(name[m], "", width)
	put(".RE\n.PD")
}

function a_constant(its_name, about, width) {
	put(".TP " width "\n" bold(its_name))
	if (about == "")
		put("\\&")
	else
		say(sentence(about))
}

# Of an errno, the message of its row.
function about_constant(m,	errno) {
	if (mdoc[m] != "" || name[constant[mname[m]]] != "zcall_errno")
		return mdoc[m]
	errno = substr(mname[m], 7)
	return errno in message ? message[errno] : ""
}

function sentence(text) {
	return capital(text) (text ~ /[.:]$/ ? "" : ".")
}
