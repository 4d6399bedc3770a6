# SPDX-License-Identifier: MIT
# THREADS AND SIGNALS, VERSIONS, SEE ALSO.

BEGIN {
	# The overviews that are not named after the noun of the header.
	overview_of["region"] = "memfd"
	overview_of["sigset"] = overview_of["sigmask"] = "signalfd"
}

function threads(	many, subject) {
	many = page_items > 1
	subject = many ? "these functions" : name[page_item[1]] "()"
	if (library(page_item[1]) == "iofd") {
		say((many ? "These functions take no lock and allocate no memory: they" : \
			subject " takes no lock and allocates no memory: it") \
			" may be called from a signal handler, and in a child after fork(2).")
		if (all_share())
			say("Any number of threads may use the same handle at once.")
	} else if (is_call(page_item[1])) {
		say("Any thread may make " (many ? "these calls" : "this call") ".")
		say((many ? "They are" : "It is") " not repeated when a signal handler has run.")
	} else
		say("Any thread and any signal handler may call " subject ".")
	said_of("Threads", "Threads", "")
	said_of("Signals", "Signals", "")
	said_of("Blocks", "Blocking", "It blocks ")
}

# All handles of all functions are const.
function all_share(	j, i, m, handles) {
	handles = 0
	for (j = 1; j <= page_items; j++) {
		i = page_item[j]
		for (m = first[i]; m <= last[i]; m++)
			if (is_handle_of(m) && role(m) != "out") {
				if (!reads_only(mtype[m]))
					return 0
				handles++
			}
	}
	return handles >= page_items
}

# What a line of fixed meaning says, of each function that has it.
function said_of(label, tag, begin,	j, g) {
	forget_groups()
	for (j = 1; j <= page_items; j++)
		if ((page_item[j], label) in said)
			gather(sentence(begin said[page_item[j], label]), name[page_item[j]] "()")
	for (g = 1; g <= groups; g++) {
		put(".TP\n" bold(tag))
		say(only_by(group_by[g]) group_text[g])
	}
}

function versions(	j, g) {
	say("This page describes " library(page_item[1]) " " VERSION ".")
	forget_groups()
	for (j = 1; j <= page_items; j++)
		if ((page_item[j], "Since") in said)
			gather(said[page_item[j], "Since"], name[page_item[j]] "()")
	for (g = 1; g <= groups; g++)
		say(enumerate(group_by[g]) (several(group_by[g]) ? " need " : " needs ") group_text[g] " or later.")
}

# Manual pages of See:, other pages of this noun, the header, overviews.
function see_also(	j, k, i, n, pages, a_header) {
	forget_seen()
	for (j = 1; j <= page_items; j++) {
		n = split(said[page_item[j], "See"], pages, ", ")
		for (k = 1; k <= n; k++)
			see(pages[k])
	}
	a_header = header[page_item[1]]
	for (i = 1; i <= items; i++)
		if (kind[i] == "function" && is_sibling(i, page_item[1]) && !(name[i] in here))
			see(page_of(i) "(3)")
	see(page_of_header(a_header) "(3)")
	see_overviews(a_header)
	put_seen()
}

# By section, then by name: "(3)read" is how a page is kept.
function see(page,	at) {
	at = index(page, "(")
	page = substr(page, at) substr(page, 1, at - 1)
	if (!(page in is_seen))
		seen_page[++pages_seen] = page
	is_seen[page] = 1
}

function forget_seen() {
	pages_seen = 0
	split("", is_seen)
}

function put_seen(	k, at, order, page) {
	sort(seen_page, pages_seen, order)
	for (k = 1; k <= pages_seen; k++) {
		page = seen_page[order[k]]
		at = index(page, ")")
		put(".BR " substr(page, at + 1) " " substr(page, 1, at) (k < pages_seen ? "," : ""))
	}
}

# Of the same noun; of what any handle can, only what is of the same header.
function is_sibling(i, other) {
	return library(i) == library(other) && noun(i) == noun(other) && (noun(i) != "fd" || header[i] == header[other])
}

function noun(i,	parts) {
	split(name[i], parts, "_")
	return parts[2]
}

function page_of_header(a_header) {
	gsub(/\//, "_", a_header)
	return a_header
}

# <iofd/memfd_map.h> is of iofd_memfd(7), if there is such a page, and of iofd(7).
function see_overviews(a_header,	of_library, of_noun) {
	of_library = substr(a_header, 1, index(a_header, "/") - 1)
	of_noun = substr(a_header, index(a_header, "/") + 1)
	sub(/[_.].*/, "", of_noun)
	if (of_noun in overview_of)
		of_noun = overview_of[of_noun]
	if (index(" " OVERVIEWS " ", " " of_library "_" of_noun " "))
		see(of_library "_" of_noun "(7)")
	if (index(" " OVERVIEWS " ", " " of_library " "))
		see(of_library "(7)")
}
