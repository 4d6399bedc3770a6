# SPDX-License-Identifier: MIT
# Enums: their constants, with what the header says of each.

# Leads to the constants of the enums that the page has not shown yet, or to those
# that are named one by one.
function show_enums(tags, lead,	tag, n, j) {
	n = split(tags, tag, ";")
	if (tag[1] in constant) {
		show_named(tag, n, lead)
		return
	}
	for (j = 1; j <= n; j++)
		if (known_tag("enum", tag[j]) && !(("enum", tag[j]) in shown)) {
			shown["enum", tag[j]] = 1
			show_enum(item_of["enum", tag[j]], lead)
			lead = "And these"
		}
}

function show_named(names, n, lead,	j, width) {
	if ((names[1], n) in shown)
		return
	shown[names[1], n] = 1
	width = 8
	for (j = 1; j <= n; j++)
		if (length(names[j]) + 2 > width && length(names[j]) < 29)
			width = length(names[j]) + 2
	put(".P")
	say(lead ":")
	put(".PD 0\n.RS")
	for (j = 1; j <= n; j++)
		a_constant(names[j], about_constant(member_of(names[j])), width)
	put(".RE\n.PD")
}

# The enumerator of this name.
function member_of(a_name,	i, m) {
	i = constant[a_name]
	for (m = first[i]; m < last[i] && mname[m] != a_name; m++)
		;
	return m
}

# Constants without comments are a paragraph.
function show_enum(i, lead) {
	put(".P")
	if (doc[i] ~ /^The [^.;]*[.]$/)
		lead = lead ", the " substr(doc[i], 5)
	else if (doc[i] != "")
		lead = lead ". " doc[i]
	sub(/[.]$/, "", lead)
	if (enum_is_described(i)) {
		say(lead ":")
		list_constants(i)
	} else
		say(lead ": " names_of(i) ".")
}

function enum_is_described(i,	m) {
	for (m = first[i]; m <= last[i]; m++)
		if (about_constant(m) != "")
			return 1
	return 0
}

# The macros right after an enum are those of its constants that do not fit an int.
function names_of(i,	m, names) {
	for (m = first[i]; m <= last[i]; m++)
		names = names (m > first[i] ? ", " : "") mname[m]
	for (m = i + 1; kind[m] == "define" && header[m] == header[i]; m++)
		names = names ", " name[m]
	return names
}

function list_constants(i,	m, width) {
	width = 8
	for (m = first[i]; m <= last[i]; m++)
		if (length(mname[m]) + 2 > width && length(mname[m]) < 29)
			width = length(mname[m]) + 2
	put(".PD 0\n.RS")
	for (m = first[i]; m <= last[i]; m++)
		a_constant(mname[m], about_constant(m), width)
	for (m = i + 1; kind[m] == "define" && header[m] == header[i]; m++)
		a_constant(name[m], "", width)
	put(".RE\n.PD")
}

function a_constant(its_name, about, width) {
	put(".TP " width "\n" bold(its_name))
	if (about == "")
		put("\\&")
	else
		say(sentence(about))
}

# Of an errno, the message of its row.
function about_constant(m,	errno) {
	if (mdoc[m] != "" || name[constant[mname[m]]] != "zcall_errno")
		return mdoc[m]
	errno = substr(mname[m], 7)
	return errno in message ? message[errno] : ""
}
