# SPDX-License-Identifier: MIT
# Writes manual pages in man(7), of section 3, into the directory OUT: a page for
# each function, or for the functions that PAGES puts on one page, with a file
# that points to it for each of the others; and a page for each header.
#
#   page_item 1..page_items   the functions of the page that is being written
#   here[name]                a function of this page
#   parameter[name]           a parameter of one of them
#   shown[...]                what the page has, so that it has it once

function emit(	i) {
	read_pages()
	read_messages()
	find_constants()
	for (i = 1; i <= items; i++)
		if (kind[i] == "function")
			on_pages[page_of(i)] = on_pages[page_of(i)] " " i
	for (i = 1; i <= items; i++)
		if (kind[i] == "function") {
			if (page_of(i) == name[i])
				function_page(on_pages[name[i]])
			else
				link(name[i], page_of(i))
		}
	for (i = 1; i <= headers; i++)
		header_page(header_name[i])
}

function read_pages(	line, names, n, j) {
	while ((getline line <PAGES) > 0) {
		if (line ~ /^(#|$)/)
			continue
		n = split(substr(line, 1, index(line, ":") - 1), names, " ")
		for (j = 1; j <= n; j++) {
			if (TARGET ~ /^linux-/ && !known_tag("function", names[j]))
				fatal(PAGES ": there is no function " names[j])
			if (names[j] in family)
				fatal(PAGES " has " names[j] " twice")
			family[names[j]] = names[1]
		}
		title[names[1]] = substr(line, index(line, ":") + 2)
		is_shared[names[1]] = n > 1
	}
}

# The messages of the errnos, of errno.def.
function read_messages(	line, errno) {
	while ((getline line <ERRNO_DEF) > 0)
		if (match(line, /^ZCALL_ERRNO\(E[A-Z0-9]+/)) {
			errno = substr(line, 13, RLENGTH - 12)
			match(line, /".*"/)
			message[errno] = substr(line, RSTART + 1, RLENGTH - 2)
		}
}

# IOFD_SEAL_SHRINK may be called SEAL_SHRINK or SHRINK.
function find_constants(	i, m, end) {
	for (i = 1; i <= items; i++)
		for (m = first[i]; kind[i] == "enum" && m <= last[i]; m++) {
			member_of[mname[m]] = m
			end = mname[m]
			while (sub(/^[A-Z0-9]+_/, "", end))
				ending[end] = 1
		}
}

# Where the system lacks the function that a page is named after, each of the
# others has a page.
function page_of(i,	page) {
	page = name[i] in family ? family[name[i]] : name[i]
	return known_tag("function", page) ? page : name[i]
}

function link(from, to) {
	file = OUT "/" from ".3"
	put(".so man3/" to ".3")
	close(file)
}

# A paragraph begins by itself after a heading.
function put(line) {
	if (last_line ~ /^[.]S[HS] / && line ~ /^[.]P(\n|$)/)
		line = substr(line, 4)
	if (line == "")
		return
	print line >file
	last_line = line
}

function section(heading) {
	put(".SH " heading)
}

function begin_page(its_name, of_library) {
	split("", here)
	split("", parameter)
	split("", shown)
	file = OUT "/" its_name ".3"
	put(".\\\" SPDX-License-Identifier: MIT")
	put(".\\\" Made by the build from the headers: change those.")
	put(".TH " toupper(its_name) " 3 " DATE " \"" of_library " " VERSION "\" \"Library Functions Manual\"")
	put(".ad l\n.nh")
}

function function_page(its_items,	j, m, names) {
	page_items = split(its_items, page_item, " ")
	begin_page(page_of(page_item[1]), library(page_item[1]))
	for (j = 1; j <= page_items; j++) {
		names = names (j > 1 ? ", " : "") name[page_item[j]]
		here[name[page_item[j]]] = 1
		for (m = first[page_item[j]]; m <= last[page_item[j]]; m++)
			parameter[mname[m]] = 1
	}
	section("NAME")
	put_filled(names " \\- " escaped(page_items > 1 ? title[page_of(page_item[1])] : summary(page_item[1])))
	section("LIBRARY")
	the_library(library(page_item[1]))
	section("SYNOPSIS")
	synopsis()
	section("DESCRIPTION")
	description()
	section("RETURN VALUE")
	results()
	errors_section()
	section("THREADS AND SIGNALS")
	threads()
	section("VERSIONS")
	versions()
	section("SEE ALSO")
	see_also()
	close(file)
}

function the_library(its_name) {
	put(its_name " library")
	put(".RI ( lib" its_name ",")
	put((its_name == "iofd" ? ".BR \\-liofd\\~\\-lzcall" : ".BR \\-lzcall") " ;")
	put("pkg-config")
	put(".BR " its_name " ;")
	put("CMake")
	put(".BR " its_name "::" its_name ")")
}

# The title, or the first clause of the doc in the imperative.
function summary(i,	text, at) {
	if (name[i] in title && !is_shared[name[i]])
		return title[name[i]]
	text = doc[i]
	if (match(text, /[.;:](["]?[ \n]|$)|, | \(| and [a-z]+s /))
		text = substr(text, 1, RSTART - 1)
	gsub(/`/, "", text)
	at = index(text " ", " ")
	return imperative(tolower(substr(text, 1, at - 1))) substr(text, at)
}

function imperative(verb) {
	if (verb ~ /(ch|sh|ss|x|o)es$/)
		sub(/es$/, "", verb)
	else if (verb ~ /ies$/)
		sub(/ies$/, "y", verb)
	else
		sub(/s$/, "", verb)
	return verb
}
