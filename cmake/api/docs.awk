# SPDX-License-Identifier: MIT
# Docs: paragraphs, then lines that begin with a word of fixed meaning and go on
# in the lines that follow.
#
#   Errors: EINVAL for an unknown flag; EMFILE, ENFILE; EAGAIN when it is 0
#   Since: Linux 5.9
#   See: close_range(2), unix(7)
#   Threads: ...   Signals: ...   Blocks: ...

BEGIN { fixed = "^(Errors|Since|See|Threads|Signals|Blocks):" }

# Joins the lines of a comment, but not those of a table or a paragraph's end.
function tidy(text,	lines, n, i, out, line, is_fixed) {
	n = split(text, lines, "\n")
	out = ""
	is_fixed = 0
	for (i = 1; i <= n; i++) {
		line = lines[i]
		sub(/^[ \t]*\*?/, "", line)
		sub(/[ \t]+$/, "", line)
		if (line ~ /^   / && !is_fixed)
			out = out "\n" line
		else if (line == "")
			out = out (out == "" || out ~ /\n$/ ? "" : "\n\n")
		else {
			sub(/^ +/, "", line)
			if (line ~ fixed) {
				is_fixed = 1
				sub(/\n*$/, "\n", out)
			}
			out = out (out == "" || out ~ /\n$/ ? "" : " ") line
		}
	}
	sub(/^\n+/, "", out)
	sub(/\n+$/, "", out)
	return out
}

# Takes the fixed lines of item i out of its doc.
function read_doc(i,	lines, n, j, label, prose) {
	n = split(doc[i], lines, "\n")
	prose = ""
	for (j = 1; j <= n; j++)
		if (lines[j] ~ fixed) {
			label = substr(lines[j], 1, index(lines[j], ":") - 1)
			if ((i, label) in said)
				refuse(name[i] ": two lines " label ":")
			said[i, label] = substr(lines[j], length(label) + 3)
		} else if (label != "" && lines[j] != "")
			refuse(name[i] ": text after its line " label ":")
		else
			prose = prose (j > 1 ? "\n" : "") lines[j]
	sub(/\n+$/, "", prose)
	doc[i] = prose
	check_doc(i)
}

function check_doc(i) {
	if ((i, "Since") in said && said[i, "Since"] !~ /^Linux [0-9]+(\.[0-9]+)+$/)
		refuse(name[i] ": not a kernel: Since: " said[i, "Since"])
	if ((i, "See") in said && said[i, "See"] !~ /^[A-Za-z_0-9]+\([1-8][a-z]*\)(, [A-Za-z_0-9]+\([1-8][a-z]*\))*$/)
		refuse(name[i] ": not manual pages: See: " said[i, "See"])
	if ((i, "Errors") in said)
		read_errors(i)
}

# "EMFILE, ENFILE when there are too many" is two errors with one condition:
# errno_of and when_of, from 1 to error_count[i].
function read_errors(i,	entries, n, j, names, count, k, when) {
	n = split(said[i, "Errors"], entries, "; ")
	for (j = 1; j <= n; j++) {
		if (entries[j] !~ /^E[A-Z0-9]+(, E[A-Z0-9]+)*( .*[^.])?$/)
			refuse(name[i] ": not errno names and a condition: Errors: " entries[j])
		match(entries[j], /^E[A-Z0-9]+(, E[A-Z0-9]+)*/)
		when = substr(entries[j], RLENGTH + 2)
		count = split(substr(entries[j], 1, RLENGTH), names, ", ")
		for (k = 1; k <= count; k++) {
			errno_of[i, ++error_count[i]] = names[k]
			when_of[i, error_count[i]] = when
		}
	}
}
