# SPDX-License-Identifier: MIT
# Prototypes, as SYNOPSIS has them.

function synopsis(	j) {
	put(".nf")
	put(".B #include <" header[page_item[1]] ">")
	for (j = 1; j <= page_items; j++) {
		put(".P")
		prototype(page_item[j])
	}
	put(".fi")
}

# Parameters are aligned below the first; a line has 72 columns at most.
function prototype(i,	open, m, rest, piece, line, column) {
	open = index(source[i], "(")
	if (first[i] > last[i]) {
		put(".B " source[i])
		return
	}
	line = ".BI \"" substr(source[i], 1, open)
	column = open
	rest = substr(source[i], open + 1)
	for (m = first[i]; m <= last[i]; m++) {
		piece = m < last[i] ? to_comma(rest) : rest
		rest = substr(rest, length(piece) + 2)
		if (m > first[i] && column + length(piece) > 72) {
			put(line "\"")
			line = sprintf(".BI \"%" open "s", "")
			column = open
		} else if (m > first[i])
			line = line " "
		line = line with_name(piece, mname[m])
		column += length(piece) + 1
	}
	put(line "\"")
}

# A text up to its first comma that is not in parentheses, with it.
function to_comma(text,	i, c, nesting) {
	nesting = 0
	for (i = 1; i <= length(text); i++) {
		c = substr(text, i, 1)
		nesting += (c == "(") - (c == ")")
		if (c == "," && nesting == 0)
			return substr(text, 1, i)
	}
	return text
}

# For .BI, whose arguments are bold and italic in turn.
function with_name(piece, its_name,	at) {
	match(piece, "[^A-Za-z0-9_]" its_name "[^A-Za-z0-9_]")
	at = RSTART + 1
	return substr(piece, 1, at - 1) "\" " its_name " \"" substr(piece, at + length(its_name))
}
