# SPDX-License-Identifier: MIT
# RETURN VALUE and ERRORS.

BEGIN {
	result_text["zero"] = "0"
	result_text["bytes"] = "the number of bytes"
	result_text["count"] = "the number of elements"
	result_text["truth"] = "1 if so, and 0 if not"
	result_text["fd"] = "a new descriptor, which the caller must close"
	result_text["raw"] = "the descriptor, which is not the caller's to close"
	result_text["ns"] = "a time in nanoseconds"
	result_text["number"] = "a number that is 0 or above"
	result_text["address"] = "an address"
	result_text["string"] = "a static string, which is never null"
	# To these a closed handle is no error.
	closed_is_fine = " iofd_fd_close iofd_fd_valid iofd_region_ptr iofd_region_len iofd_region_unmap "
}

# Functions that return the same share a sentence.
function results(list, n,	j, text, order, sharers, sentences) {
	sentences = 0
	for (j = 1; j <= n; j++) {
		text = (fails(list[j]) ? "On success, " : "") "|" result_of_function(list[j])
		if (!(text in sharers))
			order[++sentences] = text
		sharers[text] = sharers[text] (text in sharers && sharers[text] != "" ? " " : "") name[list[j]] "()"
	}
	for (j = 1; j <= sentences; j++) {
		split(order[j], text_parts, "|")
		say(capital_of(text_parts[1] enumerate(sharers[order[j]]) " " \
			verb_for(text_parts[2], sharers[order[j]] ~ / /)))
	}
	for (j = 1; j <= n; j++)
		show_enums(result_tag(list[j]), "enum " result_tag(list[j]) " has these constants")
	on_error(list, n)
}

function capital_of(text) {
	return text ~ /^(iofd|zcall)_/ ? text : capital(text)
}

function verb_for(text, several) {
	if (text == "never")
		return (several ? "do" : "does") " not return."
	return (several ? "return " : "returns ") text "."
}

function result_of_function(i,	a_kind, text) {
	a_kind = mark["i" i, "returns"]
	text = result_of[i]
	if (a_kind == "never" || type[i] == "void")
		return a_kind == "never" ? a_kind : "no value"
	if (a_kind == "string")
		return result_text[a_kind]
	if (a_kind ~ /^(bytes|count)$/ && (text ~ /^how many([,;]|$)/ || text ~ /^the bytes/))
		return result_text[a_kind] substr(text, text ~ /^the/ ? 10 : 9)
	if (text != "")
		return text
	if (a_kind ~ /\(/)
		return (a_kind ~ /^set/ ? "a set of constants" : "a constant") " of enum " result_tag(i)
	return result_text[a_kind]
}

function result_tag(i,	tag) {
	tag = mark["i" i, "returns"]
	return tag ~ /\(/ ? substr(tag, index(tag, "(") + 1, length(tag) - index(tag, "(") - 1) : ""
}

function on_error(list, n,	j) {
	for (j = 1; j <= n && !fails(list[j]); j++)
		;
	if (j > n)
		return
	put(".P\nOn error, the result is")
	put(".IR \\-errno ,")
	put("a negative error number.")
	put("The variable\n.I errno\nis not set.")
	if (mark["i" list[j], "returns"] == "address")
		say("Call zcall_is_error to tell it from an address.")
}

function fails(i) {
	return (i, "Errors") in said || closed_handle(i) != "" || is_call(i)
}

# A call of the kernel, whose errors are those of its manual page.
function is_call(i) {
	return library(i) == "zcall" && (i, "See") in said && type[i] != "void"
}

# The parameter that is an open handle when the function does what it is for.
function closed_handle(i,	m, tag) {
	if (type[i] == "void" || index(closed_is_fine, " " name[i] " "))
		return ""
	for (m = first[i]; m <= last[i]; m++) {
		tag = mtype[m]
		gsub(/const|[* ]/, "", tag)
		if (points(mtype[m]) && role(m) != "out" && known_tag("struct", tag) && is_handle(item_of["struct", tag]) &&
		    mname[m] != "" && !marked("m" m, "optional"))
			return m
	}
	return ""
}

function errors_section(list, n,	j, k, i, m, entries, tags) {
	count_errors = 0
	split("", error_text)
	split("", error_by)
	for (j = 1; j <= n; j++) {
		i = list[j]
		m = closed_handle(i)
		if (m != "")
			an_error("EBADF", "`" mname[m] "` is " (mtype[m] ~ /region/ ? "unmapped." : "closed."), i)
		if ((i, "Errors") in said)
			errors_of(i)
	}
	if (count_errors == 0 && !is_call(list[1]))
		return
	section("ERRORS")
	for (j = 1; j <= n; j++)
		if (is_call(list[j]))
			for (k = split(said[list[j], "See"], entries, ", "); k >= 1; k--)
				if (!index(tags, entries[k]))
					tags = tags (tags == "" ? "" : " ") entries[k]
	if (library(list[1]) == "zcall") {
		say("The errors are those of " enumerate(tags) ", as negative numbers.")
		return
	}
	put_errors(n)
}

# "EMFILE, ENFILE when there are too many" is two errors with one condition.
function errors_of(i,	n, j, k, entries, names, count, when) {
	n = split(said[i, "Errors"], entries, "; ")
	for (j = 1; j <= n; j++) {
		match(entries[j], /^E[A-Z0-9]+(, E[A-Z0-9]+)*/)
		when = substr(entries[j], RLENGTH + 2)
		count = split(substr(entries[j], 1, RLENGTH), names, ", ")
		for (k = 1; k <= count; k++)
			an_error(names[k], condition(names[k], when), i)
	}
}

function condition(errno, when) {
	if (when == "" || when ~ /^of /)
		return capital(message[errno]) (when == "" ? "" : " (" substr(when, 4) ")") "."
	return sentence(when)
}

function an_error(errno, text, i,	e) {
	for (e = 1; e <= count_errors; e++)
		if (error_name[e] == errno && error_text[e] == text) {
			error_by[e] = error_by[e] " " name[i] "()"
			return
		}
	e = ++count_errors
	error_name[e] = errno
	error_text[e] = text
	error_by[e] = name[i] "()"
}

# Sorted by name; what not all of the page's functions return names those that do.
function put_errors(n,	e, least, done, k, words) {
	for (k = 1; k <= count_errors; k++) {
		least = 0
		for (e = 1; e <= count_errors; e++)
			if (!(e in done) && (!least || error_name[e] < error_name[least]))
				least = e
		done[least] = 1
		put(".TP\n" bold(error_name[least]))
		say((split(error_by[least], words, " ") < n ? "(" enumerate(error_by[least]) ") " : "") error_text[least])
	}
}
