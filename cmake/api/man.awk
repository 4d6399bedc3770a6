# SPDX-License-Identifier: MIT
# Writes manual pages in man(7), of section 3, into the directory OUT: a page for
# each function, or for the functions that PAGES puts on one page, with a file
# that points to it for each of the others; and a page for each header. ERRNO_DEF is
# errno.def, OVERVIEWS names the pages of section 7 that there are.

function emit(	i, j, n, list) {
	read_tables()
	for (i = 1; i <= items; i++)
		if (kind[i] == "function")
			on_pages[page_of(i)] = on_pages[page_of(i)] " " i
	for (i = 1; i <= items; i++)
		if (kind[i] == "function") {
			n = split(on_pages[page_of(i)], list, " ")
			if (page_of(i) == name[i])
				function_page(list, n)
			else
				link(name[i], page_of(i))
		}
	for (i = 1; i <= headers; i++)
		header_page(header_name[i])
}

function read_tables(	line, names, n, j, ending_of) {
	while ((getline line <PAGES) > 0) {
		if (line ~ /^(#|$)/)
			continue
		n = split(substr(line, 1, index(line, ":") - 1), names, " ")
		for (j = 1; j <= n; j++) {
			if (TARGET ~ /^linux-/ && !known_tag("function", names[j]))
				fatal("PAGES has " names[j] ", which is not a function")
			family[names[j]] = names[1]
		}
		title[names[1]] = substr(line, index(line, ":") + 2)
		is_shared[names[1]] = n > 1
	}
	while ((getline line <ERRNO_DEF) > 0)
		if (match(line, /^ZCALL_ERRNO\(E[A-Z0-9]+/)) {
			j = substr(line, 13, RLENGTH - 12)
			match(line, /".*"/)
			message[j] = substr(line, RSTART + 1, RLENGTH - 2)
		}
	for (line in constant)
		while (sub(/^[A-Z0-9]+_/, "", line))
			ending[line] = 1
}

# A family is led by another function where the system lacks the first.
function page_of(i,	first_name) {
	first_name = name[i] in family ? family[name[i]] : name[i]
	return known_tag("function", first_name) ? first_name : name[i]
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
	file = OUT "/" its_name ".3"
	put(".\\\" SPDX-License-Identifier: MIT")
	put(".\\\" Made by the build from the headers: change those.")
	put(".TH " toupper(its_name) " 3 " DATE " \"" of_library " " VERSION "\" \"Library Functions Manual\"")
}

function function_page(list, n,	j, m, names) {
	begin_page(page_of(list[1]), library(list[1]))
	forget()
	for (j = 1; j <= n; j++) {
		names = names (j > 1 ? ", " : "") name[list[j]]
		here[name[list[j]]] = 1
		for (m = first[list[j]]; m <= last[list[j]]; m++)
			parameter[mname[m]] = 1
	}
	section("NAME")
	put(names " \\- " escaped(title_of(list, n)))
	section("LIBRARY")
	the_library(library(list[1]))
	section("SYNOPSIS")
	synopsis(list, n)
	section("DESCRIPTION")
	for (j = 1; j <= n; j++)
		paragraphs((j > 1 ? ".P" : ""), with_subject(list[j], without_result(list[j])))
	parameters(list, n)
	section("RETURN VALUE")
	results(list, n)
	errors_section(list, n)
	section("THREADS AND SIGNALS")
	threads(list, n)
	section("VERSIONS")
	versions(list, n)
	section("SEE ALSO")
	see_also(list, n)
	close(file)
}

function forget() {
	split("", here)
	split("", parameter)
	split("", shown)
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

# Where the system lacks the first of a family, another leads the rest of it.
function title_of(list, n) {
	return n > 1 ? title[family[name[list[1]]]] : summary(list[1])
}

# The title, or the first clause of the doc in the imperative.
function summary(i,	text, verb, at) {
	if (name[i] in title && !is_shared[name[i]])
		return title[name[i]]
	text = doc[i]
	if (match(text, /[.;:](["]?[ \n]|$)|, | \(| and [a-z]+s /))
		text = substr(text, 1, RSTART - 1)
	gsub(/`/, "", text)
	at = index(text " ", " ")
	verb = tolower(substr(text, 1, at - 1))
	return imperative(verb) substr(text, at)
}

function imperative(verb) {
	sub(/,$/, "", verb)
	if (verb ~ /(ch|sh|ss|x|o)es$/)
		sub(/es$/, "", verb)
	else if (verb ~ /ies$/)
		sub(/ies$/, "y", verb)
	else
		sub(/s$/, "", verb)
	return verb
}
