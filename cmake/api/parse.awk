# SPDX-License-Identifier: MIT
# Reads our headers as the preprocessor left them, comments included, into the
# arrays below; at the end emit(), of another file, writes what it makes of
# them. POSIX awk: mawk, gawk and busybox agree on all of this.
#
#   item 1..items    kind, name, header, doc, code: a function, struct, enum,
#                    define or typedef; type: its C name, or a function's result
#   member first[item]..last[item]
#                    a parameter, field or enumerator: mname, mtype, mcount, mdoc
#   fact 1..facts    key, expression: what only the compiler knows
#
# A comment goes into the code as a mark: \001 n \002 for one that stands before
# what it is about, \003 n \002 for one that stands behind it, on its line.

BEGIN {
	identifier = "[A-Za-z_][A-Za-z0-9_]*"
	if (VALUES != "")
		while ((getline line <VALUES) > 0)
			value[++values] = number(line)
}

/^# [0-9]+ "/ {
	if (code !~ /[^ ]/)
		doc_above = ""
	path = $0
	sub(/^# [0-9]+ "/, "", path)
	sub(/".*/, "", path)
	ours = match(path, /.*\/include\/(iofd|zcall)\//)
	sub(/.*\/include\//, "", path)
	if (ours && path ~ /\.h$/ && !(path in seen)) {
		seen[path] = 1
		header_name[++headers] = path
	}
	next
}
!ours { next }
/^#define (IOFD|ZCALL)_[A-Z0-9_]+ +[0-9][0-9a-fA-FxX]*[uUlL]*( |\/|$)/ {
	add("define", $2)
	fact("value " $2, $2)
	next
}
/^#/ { next }
code !~ /[^ ]/ && !in_comment && /^[ \t]*$/ { doc_above = ""; next }
{ scan($0) }
END {
	for (i = 1; i <= facts; i++)
		known[key[i]] = value[i]
	if (VALUES != "" && values != facts)
		fatal(facts " facts, but " values " values")
	if (items == 0 || code ~ /[^ ]/)
		fatal("this is no C that can be read here: " code)
	emit()
}

function fatal(message) {
	print "api: " message | "cat >&2"
	failed = 1
	exit 1
}

# Takes the comments out of a line; what is left may end a declaration.
function scan(line,	at) {
	behind = 0
	while (line != "") {
		if (in_comment) {
			at = index(line, "*/")
			if (at) {
				comment_text[comments] = comment_text[comments] "\n" substr(line, 1, at - 1)
				in_comment = 0
				commented()
				line = substr(line, at + 2)
			} else {
				comment_text[comments] = comment_text[comments] "\n" line
				line = ""
			}
			continue
		}
		at = index(line, "/*")
		take(at ? substr(line, 1, at - 1) : line)
		if (!at)
			break
		comments++
		is_behind = behind
		in_comment = 1
		line = substr(line, at + 2)
	}
	take(" ")
}

function commented() {
	comment_text[comments] = tidy(comment_text[comments])
	if (depth > 0)
		code = code (is_behind ? "\003" : "\001") comments "\002"
	else if (comment_text[comments] ~ /^SPDX/)
		return
	else if (!(path in header_doc))
		header_doc[path] = comment_text[comments]
	else
		doc_above = comment_text[comments]
}

# Joins the lines of a comment, but not those of a table or a paragraph's end.
function tidy(text,	lines, n, i, out, line) {
	n = split(text, lines, "\n")
	out = ""
	for (i = 1; i <= n; i++) {
		line = lines[i]
		sub(/^[ \t]*\*?/, "", line)
		sub(/[ \t]+$/, "", line)
		if (line ~ /^   /)
			out = out "\n" line
		else if (line == "")
			out = out (out == "" || out ~ /\n$/ ? "" : "\n\n")
		else {
			sub(/^ +/, "", line)
			out = out (out == "" || out ~ /\n$/ ? "" : " ") line
		}
	}
	sub(/^\n+/, "", out)
	sub(/\n+$/, "", out)
	return out
}

function take(text,	c) {
	if (text ~ /[^ \t]/)
		behind = 1
	while (text != "") {
		if (!match(text, /[{};]/)) {
			code = code text
			return
		}
		c = substr(text, RSTART, 1)
		if (code !~ /[^ \t]/) {
			code = ""
			start_path = path
		}
		code = code substr(text, 1, RSTART)
		text = substr(text, RSTART + 1)
		depth += (c == "{") - (c == "}")
		if (c == ";" && depth == 0) {
			declaration()
			code = ""
		}
	}
}

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

function declaration(	body, text) {
	sub(/^[ \t]+/, "", code)
	noreturn = code ~ /noreturn/
	is_packed = code ~ /\(packed\)/
	gsub(/__attribute__ *\(\([a-z_]+(\([^()]*\))?\)\)/, "", code)
	text = clean(code)
	sub(/^extern /, "", text)
	sub(/ ;$/, ";", text)
	body = substr(code, index(code, "{") + 1)
	sub(/[}][^}]*$/, "", body)
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
	source[items] = text
	packed[items] = is_packed
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
		fact("value " enumerator, enumerator)
	}
}

function a_struct(text, body,	chunks, n, i, field, outer, tag) {
	tag = text ~ /^typedef / ? 3 : 2
	add("struct", word(text, tag))
	type[items] = (tag == 3 ? "" : "struct ") name[items]
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
	count = ""
	if (match(text, /\[[0-9]+\]$/)) {
		count = substr(text, RSTART + 1, RLENGTH - 2)
		text = substr(text, 1, RSTART - 1)
	}
	named(text)
	member(the_name, the_type, its_doc)
	mcount[members] = count
}

# Parts "const char *name" or "int (*name)(int)" into the_name and the_type.
function named(text,	at) {
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
	never_returns[items] = noreturn
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
}

# 16 digits, written 0123456789:;<=>?, of two's complement; and the sign.
function number(text,	i, digit, negative, sum) {
	negative = text ~ /-$/
	sum = 0
	for (i = 1; i <= 16; i++) {
		digit = index("0123456789:;<=>?", substr(text, i, 1)) - 1
		sum = sum * 16 + (negative ? 15 - digit : digit)
	}
	if (sum > 9007199254740991)
		fatal("a number that awk cannot hold")
	return negative ? sprintf("-%.0f", sum + 1) : sprintf("%.0f", sum)
}
