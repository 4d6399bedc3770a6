# SPDX-License-Identifier: MIT
# Lists: what several functions of a page have in common is said once.

# After gather(text, name) for all of them, group_text 1..groups are the texts, and
# group_by the names that each came with.
function forget_groups() {
	groups = 0
}

function gather(text, a_name,	g) {
	for (g = 1; g <= groups; g++)
		if (group_text[g] == text) {
			if (!index(" " group_by[g] " ", " " a_name " "))
				group_by[g] = group_by[g] " " a_name
			return
		}
	group_text[++groups] = text
	group_by[groups] = a_name
}

# "a", "a and b", "a, b and c" of a list of words; \004 is a blank inside a word.
function enumerate(text,	words, n, j, out) {
	n = split(text, words, " ")
	out = words[1]
	for (j = 2; j <= n; j++)
		out = out (j < n ? ", " : " and ") words[j]
	gsub(/\004/, " ", out)
	return out
}

function several(names) {
	return names ~ / /
}

# Fills order 1..n with the numbers of texts 1..n, sorted; what is equal stays.
function sort(texts, n, order,	j, k) {
	for (j = 1; j <= n; j++) {
		for (k = j; k > 1 && texts[order[k - 1]] > texts[j]; k--)
			order[k] = order[k - 1]
		order[k] = j
	}
}
