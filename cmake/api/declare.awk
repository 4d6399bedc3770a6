# SPDX-License-Identifier: MIT
# Declarations: what stands before a semicolon at the outermost level.

function clean(text) {
	gsub(/[\001\003][0-9]+\002/, "", text)
	gsub(/[ \t\n]+/, " ", text)
	sub(/^ /, "", text)
	sub(/ $/, "", text)
	return text
}

function add(a_kind, a_name) {
	items++
	kind[items] = a_kind
	name[items] = a_name
	header[items] = path ~ /\.h$/ ? path : start_path
	doc[items] = doc_above
	first[items] = members + 1
	last[items] = members
	item_of[a_kind, a_name] = items
	read_doc(items)
}

function fact(a_key, an_expression) {
	key[++facts] = a_key
	expression[facts] = an_expression
}

function member(a_name, a_type, a_doc) {
	last[items] = ++members
	mname[members] = a_name
	mtype[members] = a_type
	mdoc[members] = a_doc
}

function declaration(	body, text, is_packed, is_noreturn) {
	is_noreturn = code ~ /\(noreturn\)/
	is_packed = code ~ /\(packed\)/
	while (code ~ /__attribute__ *\(/)
		code = cut(code, "__attribute__")
	text = clean(code)
	sub(/^extern /, "", text)
	sub(/ ;$/, ";", text)
	body = substr(code, index(code, "{") + 1)
	sub(/[}][^}]*$/, "", body)
	text = leading_marks(text)
	if (text ~ /^enum /)
		an_enum(text, body)
	else if (text ~ /^(typedef )?struct .*[{]/)
		a_struct(text, body)
	else if (text ~ /^typedef /)
		a_typedef(text)
	else if (text ~ /\(/)
		a_function(text)
	else
		fatal("what is this? " text)
	source[items] = without_marks(text)
	packed[items] = is_packed
	noreturn[items] = is_noreturn
}

function word(text, n,	words) {
	split(text, words, /[ {;]+/)
	return words[n]
}

function a_typedef(text) {
	sub(/^typedef /, "", text)
	sub(/;$/, "", text)
	named(text)
	add("typedef", the_name)
	type[items] = the_type
}

# The comment that stands behind a member comes after its comma or semicolon,
# and so at the start of the next chunk.
function comment_behind(chunk,	n) {
	if (match(chunk, /^[ \t\n]*\003[0-9]+\002/)) {
		n = substr(chunk, 1, RLENGTH)
		gsub(/[^0-9]/, "", n)
		return comment_text[n]
	}
	return ""
}

function comment_in(chunk,	n, behind_text) {
	behind_text = comment_behind(chunk)
	if (behind_text != "")
		sub(/^[ \t\n]*\003[0-9]+\002/, "", chunk)
	if (!match(chunk, /[\001\003][0-9]+\002/))
		return ""
	n = substr(chunk, RSTART, RLENGTH)
	gsub(/[^0-9]/, "", n)
	return comment_text[n]
}

function an_enum(text, body,	chunks, n, i, enumerator) {
	add("enum", word(text, 2))
	type[items] = "enum " name[items]
	n = split(body, chunks, ",")
	for (i = 1; i <= n; i++) {
		if (i > 1 && mdoc[members] == "")
			mdoc[members] = comment_behind(chunks[i])
		enumerator = clean(chunks[i])
		if (enumerator == "")
			continue
		match(enumerator, "^" identifier)
		enumerator = substr(enumerator, 1, RLENGTH)
		member(enumerator, "int", comment_in(chunks[i]))
		constant[enumerator] = items
		fact("value " enumerator, enumerator)
	}
}

# Parts "const char *name" or "int (*name)(int)" into the_name and the_type.
function named(text,	at) {
	text = clean(text)
	if (match(text, "\\(\\*" identifier "\\)")) {
		the_name = substr(text, RSTART + 2, RLENGTH - 3)
		the_type = substr(text, 1, RSTART + 1) substr(text, RSTART + RLENGTH - 1)
		return
	}
	if (!match(text, identifier "$") || RSTART == 1)
		fatal("no name in: " text)
	the_name = substr(text, RSTART)
	the_type = substr(text, 1, RSTART - 1)
	sub(/ $/, "", the_type)
	sub(/unsigned$/, "unsigned int", the_type)
}

function a_function(text,	open, rest, i, c, nesting, parameter) {
	open = index(text, "(")
	named(substr(text, 1, open - 1))
	add("function", the_name)
	type[items] = the_type
	give_marks("i" items)
	rest = substr(text, open + 1)
	sub(/\) *;$/, ",", rest)
	parameter = ""
	nesting = 0
	for (i = 1; i <= length(rest); i++) {
		c = substr(rest, i, 1)
		nesting += (c == "(") - (c == ")")
		if (c == "," && nesting == 0) {
			a_parameter(parameter)
			parameter = ""
		} else
			parameter = parameter c
	}
}

function a_parameter(text,	count) {
	text = clean(text)
	if (text == "void")
		return
	text = leading_marks(text)
	count = ""
	if (match(text, /\[[0-9]*\]$/)) {
		count = substr(text, RSTART + 1, RLENGTH - 2)
		text = substr(text, 1, RSTART - 1)
		named(text)
		the_type = the_type (the_type ~ /\*$/ ? "*" : " *")
		if (the_type ~ /const\*$/ || the_type ~ /const \*$/)
			sub(/ ?\*$/, " *", the_type)
	} else
		named(text)
	member(the_name, the_type, "")
	mcount[members] = count
	give_marks("m" members)
}
