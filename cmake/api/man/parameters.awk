# SPDX-License-Identifier: MIT
# What the marks of parameters say and the doc does not, a sentence for all that
# have a mark: "@" stands for their names, and after "|" is the plural.

BEGIN {
	unit_word["ns"] = "nanoseconds"
	unit_word["us"] = "microseconds"
	unit_word["ms"] = "milliseconds"
	unit_word["s"] = "seconds"
	unit_word["bytes"] = "bytes"
}

function remarks(	j, i, m, g) {
	forget_groups()
	for (j = 1; j <= page_items; j++) {
		i = page_item[j]
		for (m = first[i]; m <= last[i]; m++)
			remarks_on(i, m, "m" m, called(i, m))
	}
	for (j = 1; j <= page_items; j++)
		of_libc(page_item[j])
	if (groups)
		put(".P")
	for (g = 1; g <= groups; g++)
		say(filled(group_text[g], group_by[g]))
}

function filled(text, names,	at) {
	at = index(text, "|")
	if (at)
		text = several(names) ? substr(text, at + 1) : substr(text, 1, at - 1)
	at = index(text, "@")
	return at ? substr(text, 1, at - 1) enumerate(names) substr(text, at + 1) : text
}

function remarks_on(i, m, o, its_name) {
	if (marked(o, "unit") && !speaks_of(i, m, unit_word[mark[o, "unit"]]))
		gather("@ is in " unit_word[mark[o, "unit"]] ".|@ are in " unit_word[mark[o, "unit"]] ".", its_name)
	if (marked(o, "pointee") && known_tag("struct", mark[o, "pointee"]))
		pointed(its_name, (length_of(m) == "" ? "a " : "`" length_of(m) "` ") "struct " mark[o, "pointee"])
	if (marked(o, "head") && known_tag("struct", mark[o, "head"]))
		pointed(its_name, "bytes that begin with a struct " mark[o, "head"])
	if (marked(o, "optional") && !speaks_of(i, m, "null"))
		gather("@ may be null.", its_name)
	if (marked(o, "vector"))
		gather("@ ends with a null pointer.|@ end with a null pointer.", its_name)
	if (marked(o, "borrows"))
		gather("@ is still used after the call and must stay valid.|@ are still used after the call and must stay valid.",
			its_name)
	if (marked(o, "gives"))
		gather(ending_of(destructor(target(mtype[m])), "@"), its_name)
	if (points(mtype[m]) && !marked(o, "pointee") && length_of(m) ~ /^[*a-z]/ && !index(doc[i], length_of(m)))
		sized(its_name, (role(m) == "out" ? "room for " : "") "`" length_of(m) "` " (counts_bytes(m) ? "bytes" : "elements"))
}

function pointed(its_name, what) {
	gather("@ points to " what ".|@ point to " what ".", its_name)
}

function sized(its_name, what) {
	gather("@ has " what ".|@ have " what ".", its_name)
}

function ending_of(ender, what,	verb) {
	verb = ender
	sub(/.*_/, "", verb)
	return capital(verb) " " what " with " ender " when no longer needed."
}

function of_libc(i,	m) {
	for (m = first[i]; m <= last[i]; m++)
		if ((marked("m" m, "pointee") || marked("m" m, "head")) && library(i) == "zcall" && doc[i] !~ /libc/)
			gather("The struct of libc can be passed as well.", "")
}

# Where another function of the page has a parameter of this name that is of
# another type, the function is named.
function called(i, m,	j, p) {
	for (j = 1; j <= page_items; j++)
		for (p = first[page_item[j]]; p <= last[page_item[j]]; p++)
			if (mname[p] == mname[m] && mtype[p] != mtype[m])
				return "`" mname[m] "`\004of\004" name[i] "()"
	return "`" mname[m] "`"
}

# Whether a clause of the doc has both; a size in bytes may be anywhere in it.
function speaks_of(i, m, needle,	clauses, n, c) {
	if (needle == "bytes")
		return doc[i] ~ /byte/
	n = split(doc[i], clauses, /[.:;] /)
	for (c = 1; c <= n; c++)
		if (match(" " clauses[c] " ", "[^a-z_]" mname[m] "[^a-z_]") && index(clauses[c], needle))
			return 1
	return 0
}
