# SPDX-License-Identifier: MIT
# The marks of <zcall/contract.h>, which ZCALL_DESCRIBE leaves in the text as
# ZCALL_PRIV_MARK(word argument).

BEGIN {
	mark_words = " out inout reads writes updates optional string vector pointee head address" \
		" flags one_of unit takes gives borrows destroyed_by returns nonnull access fd_arg must_check "
}

# Takes the first word(...) out of a text; what it held is left in `held`.
function cut(text, a_word,	start, at, nesting, c) {
	start = index(text, a_word)
	nesting = 0
	for (at = start + length(a_word); at <= length(text); at++) {
		c = substr(text, at, 1)
		nesting += (c == "(") - (c == ")")
		if (c == ")" && nesting == 0)
			break
	}
	held = substr(text, start + length(a_word), at - start - length(a_word))
	sub(/^ *\(/, "", held)
	return substr(text, 1, start - 1) " " substr(text, at + 1)
}

# Takes the marks at the start of a text, for give_marks().
function leading_marks(text) {
	found = 0
	while (text ~ /^ *ZCALL_PRIV_MARK/) {
		text = cut(text, "ZCALL_PRIV_MARK")
		found_mark[++found] = held
	}
	return clean(text)
}

function without_marks(text) {
	while (index(text, "ZCALL_PRIV_MARK"))
		text = cut(text, "ZCALL_PRIV_MARK")
	text = clean(text)
	gsub(/\( /, "(", text)
	return text
}

# Several marks of one word are joined by semicolons.
function give_marks(owner,	j, at, a_word, argument) {
	for (j = 1; j <= found; j++) {
		at = index(found_mark[j] " ", " ")
		a_word = substr(found_mark[j], 1, at - 1)
		argument = substr(found_mark[j], at + 1)
		if (!index(mark_words, " " a_word " "))
			fatal("an unknown mark: " found_mark[j])
		if (a_word == "flags")
			gsub(/ *, */, ";", argument)
		if (marked(owner, a_word))
			argument = mark[owner, a_word] ";" argument
		mark[owner, a_word] = argument
	}
	found = 0
}

function marked(owner, a_word) {
	return (owner, a_word) in mark
}

function points(a_type) {
	return a_type ~ /\*$/
}

# Of an object or a function.
function is_pointer(a_type) {
	return points(a_type) || a_type ~ /\(\*/
}

# What a pointer points to.
function target(a_type) {
	sub(/ ?\*$/, "", a_type)
	return a_type
}

function reads_only(a_type) {
	a_type = target(a_type)
	return a_type ~ /const$/ || a_type ~ /^const / && a_type !~ /\*/
}

function role(m,	o) {
	o = "m" m
	if (!points(mtype[m]))
		return "in"
	if (marked(o, "address"))
		return "address"
	if (marked(o, "out") || marked(o, "writes") || marked(o, "gives") && !marked(o, "inout"))
		return "out"
	if (reads_only(mtype[m]) || marked(o, "reads"))
		return "in"
	return "inout"
}

# READS, WRITES or UPDATES of what, or the count of an array; "" if it is one.
function length_of(m,	o) {
	o = "m" m
	if (marked(o, "reads"))
		return mark[o, "reads"]
	if (marked(o, "writes"))
		return mark[o, "writes"]
	if (marked(o, "updates"))
		return mark[o, "updates"]
	return mcount[m]
}

function counts_bytes(m) {
	return target(mtype[m]) ~ /^(const )?(void|char)$/ && !marked("m" m, "pointee")
}

function nonnull(i, m,	list) {
	list = mark["i" i, "nonnull"]
	gsub(/ /, "", list)
	return marked("i" i, "nonnull") && index("," list ",", "," (m - first[i] + 1) ",")
}

function nullable(i, m) {
	if (nonnull(i, m))
		return "no"
	return marked("m" m, "optional") || marked("m" m, "address") ? "optional" : "efault"
}

# The function that ends a struct, or what its first member is; 0 without one.
function destructor(a_type,	i) {
	sub(/^struct /, "", a_type)
	if (a_type ~ /^(int|int32_t)$/)
		return "zcall_close"
	if (!(("struct", a_type) in item_of))
		return ""
	i = item_of["struct", a_type]
	if (marked("i" i, "destroyed_by"))
		return mark["i" i, "destroyed_by"]
	return mtype[first[i]] ~ /^iofd_/ ? destructor(mtype[first[i]]) : ""
}

function is_handle(i) {
	return kind[i] == "struct" && destructor(type[i]) != ""
}

function library(i) {
	return name[i] ~ /^iofd_/ ? "iofd" : "zcall"
}
