# SPDX-License-Identifier: MIT
# ERRORS.

BEGIN {
	# To these a closed handle is no error, or not as this parameter.
	closed_is_fine = " iofd_fd_close iofd_fd_valid iofd_region_ptr iofd_region_len iofd_region_unmap iofd_tree_close iofd_waker_close" \
		" iofd_lease_start:l iofd_lease_close iofd_lease_close_wait iofd_lease_match "
}

# A call of the kernel, whose errors are those of its manual page.
function is_call(i) {
	return library(i) == "zcall" && (i, "See") in said && type[i] != "void"
}

function is_handle_of(m,	tag) {
	tag = mtype[m]
	gsub(/const|[* ]/, "", tag)
	return points(mtype[m]) && known_tag("struct", tag) && is_handle(item_of["struct", tag])
}

# The first parameter that must be an open handle; 0 without one.
function closed_handle(i,	m) {
	if (type[i] == "void" || index(closed_is_fine, " " name[i] " "))
		return 0
	for (m = first[i]; m <= last[i]; m++)
		if (is_handle_of(m) && role(m) != "out" && !marked("m" m, "optional") &&
		    !index(closed_is_fine, " " name[i] ":" mname[m] " "))
			return m
	return 0
}

function errors_section(	j, i, m) {
	forget_groups()
	for (j = 1; j <= page_items; j++) {
		i = page_item[j]
		m = closed_handle(i)
		if (m)
			gather("EBADF `" mname[m] "` is " (mtype[m] ~ /region/ ? "unmapped." : "closed."), name[i] "()")
		if ((i, "Errors") in said)
			errors_of(i)
	}
	if (groups) {
		section("ERRORS")
		put_errors()
	} else if (is_call(page_item[1])) {
		section("ERRORS")
		say("The errors are those of " enumerate(manual_pages()) ", as negative numbers.")
	}
}

# The pages of the kernel's calls, each once.
function manual_pages(	j, k, n, pages, out) {
	for (j = 1; j <= page_items; j++) {
		n = split(said[page_item[j], "See"], pages, ", ")
		for (k = 1; k <= n; k++)
			if (!index(" " out " ", " " pages[k] " "))
				out = out (out == "" ? "" : " ") pages[k]
	}
	return out
}

function errors_of(i,	k) {
	for (k = 1; k <= error_count[i]; k++)
		gather(errno_of[i, k] " " condition(errno_of[i, k], when_of[i, k]), name[i] "()")
}

# Without a condition, or with the call that it comes from, the message says it.
function condition(errno, when) {
	if (when == "")
		return sentence(message[errno])
	if (when ~ /^of /)
		return sentence(message[errno] " (" substr(when, 4) ")")
	return sentence(when)
}

# What not all functions of the page return names those that do.
function put_errors(	g, k, order, errno) {
	for (g = 1; g <= groups; g++)
		errno[g] = substr(group_text[g], 1, index(group_text[g], " "))
	sort(errno, groups, order)
	for (k = 1; k <= groups; k++) {
		g = order[k]
		put(".TP\n" bold(substr(errno[g], 1, length(errno[g]) - 1)))
		say(only_by(group_by[g]) substr(group_text[g], length(errno[g]) + 1))
	}
}

function only_by(names,	words) {
	return split(names, words, " ") < page_items ? "(" enumerate(names) ") " : ""
}
