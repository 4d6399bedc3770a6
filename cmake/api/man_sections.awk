# SPDX-License-Identifier: MIT
# The sections of a function's page that are made from its contract.

# "Reads up to ..." is what the function does; the header leaves its name out.
function with_subject(i, text,	at) {
	if (text ~ /^The same /)
		return name[i] "() is the same " substr(text, 10)
	at = index(text " ", " ")
	if (substr(text, 1, at - 1) !~ /^[A-Z][a-z]+s,?$/)
		return text
	return name[i] "() " tolower(substr(text, 1, 1)) substr(text, 2)
}

# The first sentence that tells the result and can stand alone is for RETURN
# VALUE: result_of[i]; unless the doc begins with it, it goes there.
function without_result(i,	text, at, n, found_at) {
	text = doc[i]
	result_of[i] = ""
	gsub(/[.] Returns (it|its|them|0 also|the new)/, ". It returns&", text)
	gsub(/It returns[.] Returns/, "It returns", text)
	if (mark["i" i, "returns"] == "string")
		gsub(/[.] Returns /, ". It returns ", text)
	found_at = match(text, /(^|[.] |\n)Returns /)
	if (!found_at)
		return text
	at = RSTART + RLENGTH
	n = match(substr(text, at) " ", /[.]([ \n]|$)/)
	result_of[i] = substr(text, at, n - 1)
	if (found_at == 1 && text ~ /^Returns/)
		return text
	text = substr(text, 1, found_at) substr(text, at + n)
	sub(/[ \n]+$/, "", text)
	return text
}

function parameters(list, n,	j, u, units, text) {
	split("ns us ms s bytes", units, " ")
	split("nanoseconds microseconds milliseconds seconds bytes", unit_words, " ")
	put_names = 0
	for (u = 1; u <= 5; u++)
		remark_on(names_with(list, n, "unit", units[u]), "is in " unit_words[u], "are in " unit_words[u])
	pointed(list, n, "pointee", "")
	pointed(list, n, "head", "bytes that begin with ")
	of_libc(list, n)
	remark_on(names_with(list, n, "optional"), "may be null", "may be null")
	remark_on(names_with(list, n, "vector"), "ends with a null pointer", "end with a null pointer")
	remark_on(names_with(list, n, "borrows"), "is still used after the call and must stay valid",
		"are still used after the call and must stay valid")
	for (j = 1; j <= n; j++)
		buffers(list[j])
	for (j = 1; j <= n; j++)
		given(list[j])
	put_names = 0
	for (j = 1; j <= n; j++)
		sets(list[j])
	for (j = 1; j <= n; j++)
		for (u = first[list[j]]; u <= last[list[j]]; u++)
			show_struct_of(u)
}

function remark_on(names, singular, plural) {
	if (names != "")
		remark(enumerate(names) " " (names ~ / / ? plural : singular) ".")
}

# Remarks on parameters are a paragraph; each is made once on a page.
function remark(text) {
	if (text in shown)
		return
	shown[text] = 1
	if (!put_names)
		put(".P")
	put_names = 1
	say(text)
}

# The parameters with a mark of which the doc does not speak.
function names_with(list, n, a_word, argument,	j, i, m, out) {
	out = ""
	for (j = 1; j <= n; j++) {
		i = list[j]
		for (m = first[i]; m <= last[i]; m++)
			if (marked("m" m, a_word) && (argument == "" || mark["m" m, a_word] == argument) &&
			    !speaks_of(i, m, a_word, argument) && !index(" " out " ", " " called(list, n, i, m) " "))
				out = out (out == "" ? "" : " ") called(list, n, i, m)
	}
	return out
}

# Where another function of the page has a parameter of this name that is of
# another type, the function is named; \004 is a blank that enumerate() leaves.
function called(list, n, i, m,	j, p) {
	for (j = 1; j <= n; j++)
		for (p = first[list[j]]; p <= last[list[j]]; p++)
			if (mname[p] == mname[m] && mtype[p] != mtype[m])
				return "`" mname[m] "`\004of\004" name[i] "()"
	return "`" mname[m] "`"
}

function speaks_of(i, m, a_word, argument,	sentences, n, s, needle) {
	if (a_word ~ /^(pointee|head)$/)
		return counted != "" && length_of(m) != counted
	if (argument == "bytes")
		return doc[i] ~ /byte/
	needle = a_word == "unit" ? (argument == "ns" ? "nanosecond" : argument) : "null"
	n = split(doc[i], sentences, /[.:;] /)
	for (s = 1; s <= n; s++)
		if (match(" " sentences[s] " ", "[^a-z_]" mname[m] "[^a-z_]") && index(sentences[s], needle))
			return 1
	return 0
}

# "`setting` and `old` point to a struct ..."
function pointed(list, n, a_word, begin,	j, i, m, tag, what) {
	for (j = 1; j <= n; j++) {
		i = list[j]
		for (m = first[i]; m <= last[i]; m++) {
			if (!marked("m" m, a_word) || !known_tag("struct", mark["m" m, a_word]))
				continue
			tag = mark["m" m, a_word]
			counted = a_word == "pointee" && length_of(m) != "" ? length_of(m) : ""
			what = begin (counted != "" ? "`" counted "` " : "a ") "struct " tag
			remark_on(names_with(list, n, a_word, tag), "points to " what, "point to " what)
		}
	}
}

function of_libc(list, n,	j, m) {
	for (j = 1; j <= n; j++)
		for (m = first[list[j]]; m <= last[list[j]]; m++)
			if ((marked("m" m, "pointee") || marked("m" m, "head")) && library(list[j]) == "zcall" && doc[list[j]] !~ /libc/)
				remark("The struct of libc can be passed as well.")
}

# Of the length of a buffer, unless the doc has it.
function buffers(i,	m, a_length) {
	for (m = first[i]; m <= last[i]; m++) {
		a_length = length_of(m)
		if (points(mtype[m]) && !marked("m" m, "pointee") && a_length ~ /^[*a-z]/ && !index(doc[i], a_length))
			remark("`" mname[m] "` has " (role(m) == "out" ? "room for " : "") "`" a_length "` " \
				(counts_bytes(m) ? "bytes" : "elements") ".")
	}
}

function given(i,	m, ender, verb) {
	for (m = first[i]; m <= last[i]; m++)
		if (marked("m" m, "gives")) {
			ender = verb = destructor(target(mtype[m]))
			sub(/.*_/, "", verb)
			remark(capital(verb) " `" mname[m] "` with " ender " when no longer needed.")
		}
}

function sets(i,	m, o, tags, lead) {
	for (m = first[i]; m <= last[i]; m++) {
		o = "m" m
		if (marked(o, "flags") || marked(o, "one_of")) {
			tags = marked(o, "flags") ? mark[o, "flags"] : mark[o, "one_of"]
			if ((mname[m], tags) in shown)
				continue
			lead = (mname[m] in shown ? "For " name[i] "(), `" : "`") mname[m] "` is " \
				(marked(o, "flags") ? "a set of" : "one of")
			if (all_shown(tags))
				remark(lead " the constants above.")
			else
				show_enums(tags, lead " these constants")
			shown[mname[m], tags] = shown[mname[m]] = 1
		}
	}
}

function all_shown(tags,	tag, n, j) {
	n = split(tags, tag, ";")
	for (j = 1; j <= n; j++)
		if (!(("enum", tag[j]) in shown))
			return 0
	return 1
}
