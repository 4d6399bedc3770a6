# SPDX-License-Identifier: MIT
# Reads our headers, or rows of a .def, and prints what they promise, one fact a
# line: of headers, with WHAT =
#   errors    function errno        each that its `Errors:` line names
#   pointers  function parameter    each with its mark: optional, or fault for
#                                   one that is neither optional nor nonnull
#   flags     function parameter    each that is a set of flags, or one of an enum
#             enumerator            each of an enum of flags, or of clocks
#   names     function              each that takes a pointer
# and of rows, with WHAT = rows: the macro, the function that it calls, and the
# other arguments.
# An `Errors:` line has entries separated by semicolons: errnos separated by
# commas, then words that contain no other errno.

function complain(text) {
	print FILENAME ": " text >"/dev/stderr"
	failed = 1
}

function trimmed(text) {
	gsub(/[ \t\n]+/, " ", text)
	sub(/^ /, "", text)
	sub(/ $/, "", text)
	return text
}

# Splits `text` at commas outside parentheses into part[].
function split_arguments(text,    i, c, depth, n) {
	n = 1
	part[1] = ""
	for (i = 1; i <= length(text); i++) {
		c = substr(text, i, 1)
		depth += (c == "(") - (c == ")")
		if (c == "," && depth == 0)
			part[++n] = ""
		else
			part[n] = part[n] c
	}
	for (i = 1; i <= n; i++)
		part[i] = trimmed(part[i])
	return n
}

# Returns the text between the first parenthesis and its counterpart.
function inside(text,    i, c, depth, start) {
	start = index(text, "(")
	for (i = start; i <= length(text); i++) {
		c = substr(text, i, 1)
		depth += (c == "(") - (c == ")")
		if (depth == 0)
			return substr(text, start + 1, i - start - 1)
	}
	return "" # incomplete
}

function errors(name, text,    n, entry, i, rest) {
	n = split(text, entry, ";")
	for (i = 1; i <= n; i++) {
		rest = trimmed(entry[i])
		if (rest !~ /^E[A-Z0-9]+/)
			complain(name ": no errno in \"" rest "\"")
		while (match(rest, /^E[A-Z0-9]+/)) {
			print name, substr(rest, 1, RLENGTH)
			rest = substr(rest, RLENGTH + 1)
			sub(/^, /, "", rest)
		}
		gsub(/(^|[^A-Z_])(EXEC|EXCLUSIVE)([^A-Z_]|$)/, " ", rest) # flags
		if (rest ~ /(^|[^A-Z_])E[A-Z0-9][A-Z0-9]+([^A-Z_]|$)/)
			complain(name ": an errno among the words \"" rest "\"")
	}
}

function is_nonnull(declaration, place,    list) {
	if (!match(declaration, /ZCALL_NONNULL\([0-9, ]*\)/))
		return 0
	list = substr(declaration, RSTART + 14, RLENGTH - 15)
	gsub(/ /, "", list)
	return index("," list ",", "," place ",") > 0
}

# Returns the declaration without the linkage and marks before its result.
function without_marks(declaration,    at) {
	at = length(inside(declaration)) + index(declaration, "(") + 2
	return substr(declaration, at)
}

function parameters(name, declaration,    n, i, text, last) {
	n = split_arguments(inside(without_marks(declaration)))
	for (i = 1; i <= n; i++) {
		text = part[i]
		last = text
		sub(/\[\]$/, "", last)
		sub(/.*[^a-z0-9_]/, "", last)
		if (WHAT == "flags" && text ~ /ZCALL_(FLAGS|ONE_OF)/)
			print name, last
		if (text !~ /[*]/ && text !~ /\[\]$/)
			continue
		if (WHAT == "names")
			print name
		if (WHAT != "pointers")
			continue
		if (text ~ /ZCALL_OPTIONAL/)
			print name, last, "optional"
		else if (!is_nonnull(declaration, i))
			print name, last, "fault"
	}
}

function declared(declaration,    name) {
	name = without_marks(declaration)
	match(name, /iofd_[a-z0-9_]+\(/)
	name = substr(name, RSTART, RLENGTH - 1)
	if (WHAT == "errors" && said != "")
		errors(name, said)
	else
		parameters(name, declaration)
	said = ""
}

function row(text,    macro, n, i, name) {
	macro = text
	sub(/\(.*/, "", macro)
	n = split_arguments(inside(text))
	match(text, /iofd_[a-z0-9_]+\(/)
	name = substr(text, RSTART, RLENGTH - 1)
	printf "%s %s", macro, name
	for (i = 1; i <= n; i++)
		if (part[i] !~ /iofd_[a-z0-9_]+\(/)
			printf " %s", part[i]
	print ""
}

WHAT == "rows" {
	if (text == "" && $0 !~ /^[A-Z_]+\(/)
		next
	text = text " " $0
	if (inside(text) != "") {
		row(trimmed(text))
		text = ""
	}
	next
}
/^\/\*/ { said = "" }
/^( \*|\/\*)/ {
	line = $0
	sub(/^[ \/]\*+ */, "", line)
	if (line ~ /^Errors: /)
		listening = 1
	else if (line ~ /^[A-Z][a-z]+: / || $0 ~ /\*\//)
		listening = 0
	sub(/^Errors: */, "", line)
	if (listening)
		said = said " " line
	next
}
/^enum iofd_.*(flags|clocks|events|prots|seals|scopes|options) \{/ { listing = 1 }
/^}/ { listing = 0 }
(listing || /^#define IOFD_(MEMFD_HUGE|EPOLL_EDGE)/) && WHAT == "flags" && match($0, /IOFD_[A-Z0-9_]+/) {
	print substr($0, RSTART, RLENGTH)
}
/^IOFD_(API|EXTERN)\(/ { declaration = ""; declaring = 1 }
declaring {
	declaration = trimmed(declaration " " $0)
	if ($0 !~ /;$/)
		next
	declaring = 0
	declared(declaration)
}
END { exit failed }
