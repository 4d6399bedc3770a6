# SPDX-License-Identifier: MIT
# Enums: their constants, with what the header says of each.

# Leads to the constants that the page has not shown yet: those of enums, and those
# that are named one by one.
function show_constants(tags, lead,	tag, n, j, single) {
	n = split(tags, tag, ";")
	single = ""
	for (j = 1; j <= n; j++) {
		if (("constants", tag[j]) in shown)
			continue
		shown["constants", tag[j]] = 1
		if (tag[j] in constant)
			single = single (single == "" ? "" : " ") tag[j]
		else if (known_tag("enum", tag[j])) {
			show_names(names_of(item_of["enum", tag[j]]), with_doc(lead, doc[item_of["enum", tag[j]]]))
			lead = "And these"
		}
	}
	if (single != "")
		show_names(single, lead)
}

function all_shown(tags,	tag, n, j) {
	n = split(tags, tag, ";")
	for (j = 1; j <= n; j++)
		if (!(("constants", tag[j]) in shown))
			return 0
	return 1
}

function with_doc(lead, text) {
	if (text ~ /^The [^.;]*[.]$/)
		lead = lead ", the " substr(text, 5)
	else if (text != "")
		lead = lead ". " text
	sub(/[.]$/, "", lead)
	return lead
}

# The macros right after an enum are those of its constants that do not fit an int.
function names_of(i,	m, names) {
	for (m = first[i]; m <= last[i]; m++)
		names = names (m > first[i] ? " " : "") mname[m]
	for (m = i + 1; kind[m] == "define" && header[m] == header[i]; m++)
		names = names " " name[m]
	return names
}

# Constants without comments are a paragraph, others a list.
function show_names(names, lead,	list, n, j, width) {
	n = split(names, list, " ")
	put(".P")
	width = 0
	for (j = 1; j <= n; j++)
		if (comment_of(list[j]) != "" && !width)
			width = width_of(list, n)
	if (width) {
		say(lead ":")
		list_names(list, n, width)
	} else {
		gsub(/ /, ", ", names)
		say(lead ": " names ".")
	}
}

function width_of(list, n,	j, width) {
	width = 8
	for (j = 1; j <= n; j++)
		if (length(list[j]) + 2 > width && length(list[j]) < 29)
			width = length(list[j]) + 2
	return width
}

function list_names(list, n, width,	j) {
	put(".PD 0\n.RS")
	for (j = 1; j <= n; j++) {
		put(".TP " width "\n" bold(list[j]))
		if (comment_of(list[j]) == "")
			put("\\&")
		else
			say(sentence(without_name(comment_of(list[j]))))
	}
	put(".RE\n.PD")
}

# "iofd_eventfd_open: wait takes 1", where the page is of that function.
function without_name(text,	at) {
	at = index(text, ": ")
	return at && substr(text, 1, at - 1) in here ? substr(text, at + 2) : text
}

# Of an errno, the message of its row; of a macro, its doc, which after an enum is
# that of the enum.
function comment_of(its_name,	i, m) {
	if (!(its_name in member_of)) {
		i = item_of["define", its_name]
		return is_after_enum(i) ? "" : doc[i]
	}
	m = member_of[its_name]
	if (mdoc[m] == "" && name[constant[its_name]] == "zcall_errno")
		return message[substr(its_name, 7)]
	return mdoc[m]
}

function is_after_enum(i) {
	while (kind[--i] == "define")
		;
	return kind[i] == "enum" && header[i] == header[i + 1]
}
