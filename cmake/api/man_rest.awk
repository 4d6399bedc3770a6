# SPDX-License-Identifier: MIT
# What is alike on all pages, and the pages of the headers.

function threads(list, n,	j, names, shares) {
	for (j = 1; j <= n; j++)
		names = names (j > 1 ? " " : "") name[list[j]] "()"
	if (library(list[1]) == "iofd") {
		say((n > 1 ? "These functions take no lock, allocate no memory and have no state of their own" : \
			names " takes no lock, allocates no memory and has no state of its own") \
			": a signal handler may call " (n > 1 ? "them" : "it") ", and so may a child after fork(2).")
		for (j = 1; j <= n && shares_handle(list[j]); j++)
			;
		if (j > n)
			say("Any number of threads may use the same handle at once.")
	} else if (is_call(list[1])) {
		say("Any thread may make " (n > 1 ? "these calls" : "this call") ".")
		say((n > 1 ? "They are" : "It is") " not repeated when a signal handler has run.")
	} else
		say("Any thread and any signal handler may call " (n > 1 ? "these functions" : names) ".")
	for (j = 1; j <= n; j++) {
		said_of(list[j], n, "Threads", "")
		said_of(list[j], n, "Signals", "")
		said_of(list[j], n, "Blocks", "It blocks ")
	}
}

# All of its handles are const.
function shares_handle(i,	m, handles, tag) {
	handles = 0
	for (m = first[i]; m <= last[i]; m++) {
		tag = mtype[m]
		gsub(/const|[* ]/, "", tag)
		if (points(mtype[m]) && known_tag("struct", tag) && is_handle(item_of["struct", tag])) {
			if (!reads_only(mtype[m]) && role(m) == "inout")
				return 0
			handles += reads_only(mtype[m])
		}
	}
	return handles > 0
}

function said_of(i, n, label, begin,	text, tag) {
	if (!((i, label) in said))
		return
	text = sentence(begin said[i, label])
	tag = label == "Blocks" ? "Blocking" : label
	if ((label, text) in shown)
		return
	shown[label, text] = 1
	put(".TP\n" bold(tag) (n > 1 ? " (" reference(name[i]) ")" : ""))
	say(text)
}

function versions(list, n,	j, i, kernels, order, k) {
	say(library(list[1]) " " VERSION ".")
	for (j = 1; j <= n; j++) {
		i = list[j]
		if (!((i, "Since") in said))
			continue
		if (!(said[i, "Since"] in kernels))
			order[++k] = said[i, "Since"]
		kernels[said[i, "Since"]] = kernels[said[i, "Since"]] " " name[i] "()"
	}
	for (j = 1; j <= k; j++) {
		sub(/^ /, "", kernels[order[j]])
		say(enumerate(kernels[order[j]]) (kernels[order[j]] ~ / / ? " need " : " needs ") order[j] " or later.")
	}
}

# Manual pages of See:, other pages of this header and noun, overviews.
function see_also(list, n,	j, k, count, pages, i) {
	forget_seen()
	for (j = 1; j <= n; j++)
		for (k = 1; k <= (count = (list[j], "See") in said ? split(said[list[j], "See"], pages, ", ") : 0); k++)
			see(pages[k])
	for (i = 1; i <= items; i++)
		if (kind[i] == "function" && header[i] == header[list[1]] && noun(i) == noun(list[1]) && !(name[i] in here))
			see(page_of(i) "(3)")
	see(page_of_header(header[list[1]]) "(3)")
	see_overviews(header[list[1]])
	put_seen()
}

function forget_seen() {
	pages_seen = 0
	split("", page_seen)
}

function see(page) {
	if (page in page_seen || page == "")
		return
	page_seen[page] = 1
	seen_page[++pages_seen] = page
}

# By section, then by name.
function put_seen(	j, k, least, done, at) {
	for (k = 1; k <= pages_seen; k++) {
		least = 0
		for (j = 1; j <= pages_seen; j++)
			if (!(j in done) && (!least || in_order(seen_page[j]) < in_order(seen_page[least])))
				least = j
		done[least] = 1
		at = index(seen_page[least], "(")
		put(".BR " substr(seen_page[least], 1, at - 1) " " substr(seen_page[least], at) (k < pages_seen ? "," : ""))
	}
}

function in_order(page) {
	return substr(page, index(page, "(")) page
}

function noun(i,	parts) {
	split(name[i], parts, "_")
	return parts[2]
}

function page_of_header(a_header) {
	gsub(/\//, "_", a_header)
	return a_header
}

# <iofd/memfd_map.h> is of iofd_memfd(7); what no page is named after, of iofd(7).
function see_overviews(a_header,	library_name, noun_of, parts) {
	library_name = substr(a_header, 1, index(a_header, "/") - 1)
	noun_of = substr(a_header, index(a_header, "/") + 1)
	sub(/[_.].*/, "", noun_of)
	if (noun_of in overview_of)
		noun_of = overview_of[noun_of]
	if (index(" " OVERVIEWS " ", " " library_name "_" noun_of " "))
		see(library_name "_" noun_of "(7)")
	if (index(" " OVERVIEWS " ", " " library_name " "))
		see(library_name "(7)")
}

BEGIN {
	overview_of["region"] = "memfd"
	overview_of["sigset"] = overview_of["sigmask"] = "signalfd"
}
