# SPDX-License-Identifier: MIT
# Structs, as C writes them, with the comments of their fields.

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
