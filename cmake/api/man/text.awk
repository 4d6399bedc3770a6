# SPDX-License-Identifier: MIT
# Prose of the headers as man(7): names of functions and constants are bold,
# parameters and files italic, a minus is not a hyphen.

function bold(text) {
	return "\\fB" escaped(text) "\\fP"
}

function italic(text) {
	return "\\fI" escaped(text) "\\fP"
}

# A minus stands before a digit or begins the word; else it is a hyphen.
function escaped(text,	out, i, c) {
	out = ""
	for (i = 1; i <= length(text); i++) {
		c = substr(text, i, 1)
		if (c == "\\")
			c = "\\e"
		else if (c == "^")
			c = "\\(ha"
		else if (c == "~")
			c = "\\(ti"
		else if (c == "`")
			c = "\\(ga"
		else if (c == "-" && (substr(text, i + 1, 1) ~ /[0-9>]/ || i == 1 || substr(text, i - 1, 1) ~ /[[( ]/))
			c = "\\-"
		out = out c
	}
	return out
}

# The page of a function that is not on this one has its section.
function reference(callee) {
	return bold(callee) (callee in here ? "()" : "(3)")
}

# Between backticks are the names of parameters and members, and bits of C.
function markup(text,	parts, n, j, out) {
	n = split(text, parts, "`")
	out = ""
	for (j = 1; j <= n; j++)
		out = out (j % 2 ? words_of(parts[j]) : code_of(parts[j]))
	return out
}

function code_of(text) {
	return text in parameter || text !~ /^[A-Z0-9_]+$/ ? italic(text) : bold(text)
}

function words_of(text,	words, n, j, out) {
	n = split(text, words, / /)
	out = ""
	for (j = 1; j <= n; j++)
		out = out (j > 1 ? " " : "") a_token(words[j], j < n ? words[j + 1] : "", j > 1 ? words[j - 1] : "")
	return out
}

function a_token(text, next_word, previous,	lead, tail) {
	lead = tail = ""
	while (text ~ /^["(]./) {
		lead = lead substr(text, 1, 1)
		text = substr(text, 2)
	}
	while (text ~ /.[.,;:"]$/ || text ~ /^[^(]+\)$/ || text ~ /\(\)\)$/) {
		tail = substr(text, length(text)) tail
		text = substr(text, 1, length(text) - 1)
	}
	return lead inner_word(text, next_word, previous) tail
}

function inner_word(text, next_word, previous,	base) {
	base = text
	sub(/\(\)$/, "", base)
	if (("function", base) in item_of)
		return reference(base)
	if (text ~ /^[a-z_0-9]+\([1-8][a-z]*\)$/)
		return bold(substr(text, 1, index(text, "(") - 1)) substr(text, index(text, "("))
	if (text ~ /^<[a-z_\/.]+>$/ || text ~ /^\/[a-z]/ || previous ~ /^(struct|enum)$/)
		return italic(text)
	if (text ~ /^(struct|enum)$/ && next_word ~ /^[a-z]/)
		return italic(text)
	if (is_constant(text))
		return bold(text)
	if (is_parameter(text, next_word))
		return italic(text)
	return escaped(text)
}

# A header's docs leave out what all of its constants begin with.
function is_constant(text,	word_of) {
	word_of = text
	sub(/^-/, "", word_of)
	if (word_of !~ /^[A-Z][A-Z0-9_]+\*?$/)
		return 0
	return word_of ~ /_/ || ("ZCALL_" word_of) in constant || word_of in ending
}

# A word of English may be a parameter's name as well.
function is_parameter(text, next_word,	base) {
	base = text
	sub(/^[*&]/, "", base)
	if (base in parameter)
		return base != text || base ~ /_/ || next_word ~ /^[<>=!]+$/
	return match(base, /^[a-z_]+(\[|->)/) && substr(base, 1, match(base, /[[-]/) - 1) in parameter
}

# Each sentence begins a line, as man(7) wants it.
function say(text) {
	put_filled(markup(text))
}

function put_filled(text,	words, n, j, line) {
	n = split(text, words, " ")
	line = ""
	for (j = 1; j <= n; j++) {
		if (line != "" && (length(line " " words[j]) > 76 || line ~ /[^.][.!?][)"]?$/)) {
			put_text(line)
			line = ""
		}
		line = line (line == "" ? "" : " ") words[j]
	}
	put_text(line)
}

# No line of a text is a request.
function put_text(line) {
	put((line ~ /^[.']/ ? "\\&" : "") line)
}

# Paragraphs; lines that keep their blanks are a table.
function paragraphs(request, text,	parts, n, j, in_table) {
	n = split(text, parts, "\n")
	in_table = 0
	for (j = 1; j <= n; j++) {
		if ((parts[j] ~ /^   /) != in_table) {
			in_table = !in_table
			put(in_table ? ".P\n.EX" : ".EE")
			request = ".P"
		}
		if (in_table)
			put(escaped(parts[j]))
		else if (parts[j] != "") {
			if (request != "")
				put(request)
			say(parts[j])
			request = ".P"
		}
	}
	if (in_table)
		put(".EE")
}

# The name of a function stays as it is.
function capital(text) {
	return text ~ /^(iofd|zcall)_/ ? text : toupper(substr(text, 1, 1)) substr(text, 2)
}

function sentence(text) {
	return capital(text) (text ~ /[.:]$/ ? "" : ".")
}
