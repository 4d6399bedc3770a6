# SPDX-License-Identifier: MIT
# Reads our headers as the preprocessor left them, comments and marks included,
# into the arrays below; at the end check() looks at all of it, and emit(), of
# another file, writes what it makes of it. POSIX awk: mawk, gawk and busybox
# agree on all of these files.
#
#   item 1..items    kind, name, header, doc, code: a function, struct, enum,
#                    define or typedef; type: its C name, or a function's result
#   member first[item]..last[item]
#                    a parameter, field or enumerator: mname, mtype, mcount, mdoc
#   mark[owner, word]
#                    what a mark says of "i" item or "m" member; see marks.awk
#   said[item, word] what the line "Since:" and so on of a doc says
#   fact 1..facts    key, expression: what only the compiler knows

BEGIN {
	identifier = "[A-Za-z_][A-Za-z0-9_]*"
	if (VALUES != "")
		while ((getline text_line <VALUES) > 0)
			value[++values] = number(text_line)
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
	if ($2 !~ /_PRIV_/) {
		add("define", $2)
		fact("value " $2, $2)
	}
	next
}
/^#/ { next }
code !~ /[^ ]/ && !in_comment && /^[ \t]*$/ { doc_above = ""; next }
{ scan($0) }
END {
	if (failed)
		exit 1
	for (i = 1; i <= facts; i++)
		known[key[i]] = value[i]
	if (VALUES != "" && values != facts)
		fatal(facts " facts, but " values " values")
	if (items == 0 || code ~ /[^ ]/)
		fatal("this is not C that can be read here: " code)
	check()
	if (failed)
		exit 1
	emit()
}

function refuse(message) {
	print "api: " message | "cat >&2"
	failed = 1
}

function fatal(message) {
	refuse(message)
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

# A comment goes into the code as a mark: \001 n \002 for one that stands before
# what it is about, \003 n \002 for one that stands behind it, on its line. A
# comment of a table is about the table, not about the row that comes next.
function commented() {
	comment_text[comments] = tidy(comment_text[comments])
	if (comment_text[comments] ~ /^SPDX/ || path ~ /\.def$/)
		return
	if (depth > 0)
		code = code (is_behind ? "\003" : "\001") comments "\002"
	else if (!(path in header_doc))
		header_doc[path] = comment_text[comments]
	else
		doc_above = comment_text[comments]
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
