# SPDX-License-Identifier: MIT
# Structs, with the unions and structs inside them as dotted names.

function a_struct(text, body,	chunks, n, i, field, outer, tag) {
	tag = text ~ /^typedef / ? 3 : 2
	add("struct", word(text, tag))
	type[items] = (tag == 3 ? "" : "struct ") name[items]
	give_marks("i" items)
	fact("sizeof " name[items], "sizeof(" type[items] ")")
	fact("alignof " name[items], "__alignof__(" type[items] ")")
	outer = ""
	n = split(body, chunks, ";")
	for (i = 1; i <= n; i++) {
		if (last[items] >= first[items] && mdoc[members] == "")
			mdoc[members] = comment_behind(chunks[i])
		field = clean(chunks[i])
		# "union { type a": enters; "} name": leaves, and names what it left
		while (match(field, /^(union|struct) *[{] */)) {
			member("", word(field, 1), "")
			outer = outer "," members
			field = substr(field, RLENGTH + 1)
		}
		if (field ~ /^[}]/) {
			sub(/^[}] */, "", field)
			match(outer, /,[0-9]+$/)
			close_union(substr(outer, RSTART + 1), field)
			outer = substr(outer, 1, RSTART - 1)
		} else if (field != "")
			a_field(field, comment_in(chunks[i]))
	}
	for (i = first[items]; i <= last[items]; i++) {
		field = name[items] "." mname[i]
		fact("offset " field, "__builtin_offsetof(" type[items] ", " mname[i] ")")
		fact("size " field, "sizeof(((" type[items] " *)0)->" mname[i] ")")
	}
}

function close_union(from, its_name,	i) {
	mname[from] = its_name
	for (i = from + 1; i <= members; i++)
		mname[i] = its_name "." mname[i]
}

function a_field(text, its_doc,	count) {
	text = leading_marks(text)
	count = ""
	if (match(text, /\[[0-9]+\]$/)) {
		count = substr(text, RSTART + 1, RLENGTH - 2)
		text = substr(text, 1, RSTART - 1)
	}
	named(text)
	member(the_name, the_type, its_doc)
	mcount[members] = count
	give_marks("m" members)
}
