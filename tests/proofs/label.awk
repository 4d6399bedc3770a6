# SPDX-License-Identifier: MIT
# Prints a source file in which each atomic operation tells the checkers its
# label, the comment that follows it. With -v list=1, prints each label and the
# changes that would weaken its operation. -v source= is the name for errors.
{ text = text $0 "\n" }

END {
	call = "(__atomic_[a-z_]+|IOFD_PRIV_ATOMIC[A-Z0-9_]*)\\("
	while (match(text, call)) {
		name = substr(text, RSTART, RLENGTH - 1)
		out = out substr(text, 1, RSTART - 1)
		text = substr(text, RSTART)
		operation = substr(text, 1, closing(length(name) + 1))
		text = substr(text, length(operation) + 1)
		out = out "(ck_at(\"" label(name) "\"), " operation ")"
		if (list)
			changes(label(name), name, operation)
	}
	if (!list)
		printf "%s", out text
}

# Where the parenthesis at position i is closed.
function closing(i, depth, c) {
	for (depth = 0; ; i++) {
		c = substr(text, i, 1)
		depth += (c == "(") - (c == ")")
		if (depth == 0)
			return i
	}
}

# The comment after the operation, in the same statement.
function label(name, comment) {
	match(text, /\/\* [a-z0-9]+:[a-z-]+ \*\//)
	comment = substr(text, RSTART + 3, RLENGTH - 6)
	if (!RSTART || substr(text, 1, RSTART) ~ /;.*;|[{}]/) {
		print source ": " name " has no label" >"/dev/stderr"
		exit 1
	}
	return comment
}

function changes(at, name, operation, orders, order, weaker, count, i) {
	count = split(operation, orders, "__ATOMIC_")
	sub(/[^A-Z_].*/, "", orders[2])
	sub(/[^A-Z_].*/, "", orders[3])
	weaker["ACQ_REL"] = "acquire release"
	weaker["ACQUIRE"] = weaker["RELEASE"] = "relaxed"
	count = split(weaker[orders[2]], order, " ")
	for (i = 1; i <= count; i++)
		print at "\t" order[i]
	if (orders[3] == "ACQUIRE")
		print at "\tfailure-relaxed"
	if (name !~ /load_n/)
		print at "\tdrop"
	if (name !~ /(load|store)_n/)
		print at "\tsplit"
}
