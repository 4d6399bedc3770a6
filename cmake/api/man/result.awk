# SPDX-License-Identifier: MIT
# RETURN VALUE.

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
}

function results(	j, g, i, begin, tag) {
	forget_groups()
	for (j = 1; j <= page_items; j++) {
		i = page_item[j]
		gather((fails(i) ? "On success, " : "") "|" result_of_function(i), name[i] "()")
	}
	for (g = 1; g <= groups; g++) {
		begin = index(group_text[g], "|")
		say(substr(group_text[g], 1, begin - 1) enumerate(group_by[g]) " " \
			with_verb(substr(group_text[g], begin + 1), several(group_by[g])) ".")
	}
	for (j = 1; j <= page_items; j++) {
		tag = result_tag(page_item[j])
		show_constants(tag, "enum " tag " has these constants")
	}
	on_error()
}

function with_verb(text, plural) {
	if (text == "never")
		return (plural ? "do" : "does") " not return"
	return (plural ? "return " : "returns ") text
}

# What the mark says, or the doc, which may say it better.
function result_of_function(i,	a_kind, text) {
	a_kind = mark["i" i, "returns"]
	text = doc_of_result(i)
	if (a_kind == "never" || type[i] == "void")
		return a_kind == "never" ? a_kind : "no value"
	if (a_kind == "string" || a_kind == "truth" && text !~ / 0 /)
		return result_text[a_kind]
	if (a_kind ~ /^(bytes|count)$/ && text ~ /^how many([,;]|$)/)
		return result_text[a_kind] substr(text, 9)
	if (a_kind == "bytes" && text ~ /^the bytes/)
		return result_text[a_kind] substr(text, 10)
	if (text != "")
		return text (a_kind == "ns" && text !~ /nanosecond/ ? ", in nanoseconds" : "")
	if (a_kind ~ /\(/)
		return (a_kind ~ /^set/ ? "a set of constants" : "a constant") " of enum " result_tag(i)
	return result_text[a_kind]
}

function result_tag(i,	tag) {
	tag = mark["i" i, "returns"]
	return tag ~ /\(/ ? substr(tag, index(tag, "(") + 1, length(tag) - index(tag, "(") - 1) : ""
}

function on_error(	j) {
	for (j = 1; j <= page_items && !fails(page_item[j]); j++)
		;
	if (j > page_items)
		return
	put(".P")
	put("On error, the result is")
	put(".IR \\-errno ,")
	put("a negative error number.")
	put("The variable")
	put(".I errno")
	put("is not set.")
	if (mark["i" page_item[j], "returns"] == "address")
		say("Call zcall_is_error to tell it from an address.")
}

function fails(i) {
	return (i, "Errors") in said || closed_handle(i) || is_call(i)
}
