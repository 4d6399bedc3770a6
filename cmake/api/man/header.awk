# SPDX-License-Identifier: MIT
# The page of a header: all that it declares.

function header_page(a_header,	i, of_library) {
	for (i = 1; i <= items && header[i] != a_header; i++)
		;
	if (i > items)
		return
	of_library = substr(a_header, 1, index(a_header, "/") - 1)
	begin_page(page_of_header(a_header), of_library)
	section("NAME")
	put_filled(page_of_header(a_header) " \\- " escaped(header_title(header_doc[a_header])))
	section("LIBRARY")
	the_library(of_library)
	section("SYNOPSIS")
	put(".B #include <" a_header ">")
	section("DESCRIPTION")
	paragraphs("", header_doc[a_header])
	functions_of(a_header)
	types_of(a_header)
	constants_of_header(a_header)
	section("VERSIONS")
	say("This page describes " of_library " " VERSION ".")
	forget_seen()
	see_overviews(a_header)
	if (pages_seen)
		section("SEE ALSO")
	put_seen()
	close(file)
}

function header_title(text) {
	if (match(text, /[.]([ \n]|$)/))
		text = substr(text, 1, RSTART - 1)
	if (length(text) > 50 && match(text, /[,:;]( |$)/))
		text = substr(text, 1, RSTART - 1)
	return text ~ /^[A-Z]([a-z]| )/ ? tolower(substr(text, 1, 1)) substr(text, 2) : text
}

function has(a_header, a_kind,	i) {
	for (i = 1; i <= items; i++)
		if (header[i] == a_header && kind[i] == a_kind)
			return 1
	return 0
}

function functions_of(a_header,	i) {
	if (has(a_header, "function"))
		put(".SS Functions")
	for (i = 1; i <= items; i++)
		if (header[i] == a_header && kind[i] == "function") {
			put(".TP\n.BR " name[i] " (3)")
			say(sentence(summary(i)))
		}
}

function types_of(a_header,	i) {
	if (has(a_header, "struct") || has(a_header, "typedef"))
		put(".SS Types")
	for (i = 1; i <= items; i++)
		if (header[i] == a_header && kind[i] == "struct" && is_handle(i)) {
			put(".TP\n" bold(type[i]))
			say("A handle. " ending_of(destructor(type[i]), "it"))
		} else if (header[i] == a_header && kind[i] == "typedef") {
			put(".TP\n" bold("typedef " type[i] " " name[i] ";"))
			say(doc[i] == "" ? "\\&" : doc[i])
		}
	for (i = 1; i <= items; i++)
		if (header[i] == a_header && kind[i] == "struct")
			show_struct(name[i])
}

# A macro after an enum is shown with it.
function constants_of_header(a_header,	i, macros) {
	if (has(a_header, "enum") || has(a_header, "define"))
		put(".SS Constants")
	for (i = 1; i <= items; i++)
		if (header[i] == a_header && kind[i] == "enum")
			show_constants(name[i], type[i])
		else if (header[i] == a_header && kind[i] == "define" && !is_after_enum(i))
			macros = macros (macros == "" ? "" : " ") name[i]
	if (macros != "")
		show_names(macros, "Macros")
}
