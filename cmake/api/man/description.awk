# SPDX-License-Identifier: MIT
# DESCRIPTION: the docs of the functions, then what the marks say and they do not.

function description(	j, i, m) {
	for (j = 1; j <= page_items; j++)
		paragraphs(".P", with_subject(page_item[j], doc_without_result(page_item[j])))
	remarks()
	for (j = 1; j <= page_items; j++)
		sets(page_item[j])
	for (j = 1; j <= page_items; j++) {
		i = page_item[j]
		for (m = first[i]; m <= last[i]; m++)
			show_struct_of(m)
	}
}

# "Reads up to ..." is what the function does; the header leaves its name out.
function with_subject(i, text) {
	if (text ~ /^The same /)
		return name[i] "() is the same " substr(text, 10)
	if (text !~ /^[A-Z][a-z]+s,? /)
		return text
	return name[i] "() " tolower(substr(text, 1, 1)) substr(text, 2)
}

# What a function does and what it returns are sentences without a subject.
function full_sentences(text) {
	gsub(/[.] Returns it[.]/, ".", text)
	while (match(text, /[.] (Returns|Unmaps|Needs) /))
		text = substr(text, 1, RSTART) " It " tolower(substr(text, RSTART + 2, 1)) substr(text, RSTART + 3)
	return text
}

# The first sentence that begins with "Returns" is for RETURN VALUE, if it can
# stand there alone.
function find_result(i,	text) {
	text = doc[i]
	found_result = ""
	if (mark["i" i, "returns"] == "string" || !match(text, /(^|[.] |\n)Returns /))
		return 0
	found_at = RSTART
	found_rest = RSTART + RLENGTH
	text = substr(text, found_rest)
	if (text ~ /^(it|its|them|0 also|the new)[ .]/)
		return 0
	match(text " ", /[.]([ \n]|$)/)
	found_rest += RSTART
	found_result = substr(text, 1, RSTART - 1)
	return 1
}

function doc_of_result(i) {
	find_result(i)
	return found_result
}

# It stays in the doc as well if that begins with it.
function doc_without_result(i,	text) {
	text = doc[i]
	if (find_result(i) && text !~ /^Returns/) {
		text = substr(text, 1, found_at) substr(text, found_rest)
		sub(/[ \n]+$/, "", text)
	}
	return full_sentences(text)
}

# Sets of constants, and choices of one.
function sets(i,	m, o, tags, lead) {
	for (m = first[i]; m <= last[i]; m++) {
		o = "m" m
		if (!marked(o, "flags") && !marked(o, "one_of"))
			continue
		tags = marked(o, "flags") ? mark[o, "flags"] : mark[o, "one_of"]
		if ((mname[m], tags) in shown)
			continue
		lead = (mname[m] in shown ? "For " name[i] "(), `" : "`") mname[m] "` is "
		shown[mname[m], tags] = shown[mname[m]] = 1
		if (all_shown(tags)) {
			put(".P")
			say(lead (marked(o, "flags") ? "a set of" : "one of") " the constants above.")
		} else
			show_constants(tags, lead (tags in constant ? "0 or this constant" : \
				marked(o, "flags") ? "a set of these constants" : "one of these constants"))
	}
}
