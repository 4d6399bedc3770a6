# SPDX-License-Identifier: MIT
# Writes all that is known as JSON; a parameter, field or constant is one line,
# so that even a language without JSON finds "name": "X", "value": N.
function emit(	i, n, lines) {
	print "{"
	print "\"format\": 2, " pair("name", NAME) ", " pair("version", VERSION) ", " pair("target", TARGET) ","
	print "\"keys\": {"
	while ((getline text_line <KEYS) > 0)
		if (text_line !~ /^#/)
			lines[++n] = text_line
	for (i = 1; i <= n; i++)
		print " " pair(substr(lines[i], 1, index(lines[i], ":") - 1), substr(lines[i], index(lines[i], ":") + 2)) (i < n ? "," : "")
	print "},"
	print "\"libraries\": ["
	print "{" pair("name", "zcall") ", " pair("soname", "libzcall.so." ABI) "},"
	print "{" pair("name", "iofd") ", " pair("soname", "libiofd.so." ABI) ", " pair("needs", "zcall") "}"
	print "],"
	print "\"headers\": ["
	for (i = 1; i <= headers; i++)
		print "{" pair("name", header_name[i]) ", " pair("doc", header_doc[header_name[i]]) "}" (i < headers ? "," : "")
	section("typedef", "typedefs")
	section("struct", "structs")
	section("enum", "enums")
	section("define", "defines")
	section("function", "functions")
	print "]\n}"
}

function section(what, title,	i, separator) {
	print "],\n\"" title "\": ["
	separator = ""
	for (i = 1; i <= items; i++)
		if (kind[i] == what) {
			printf "%s{%s, %s", separator, pair("name", name[i]), pair("header", header[i])
			printf "%s", (what == "define" ? ", \"value\": " known["value " name[i]] : "")
			printf "%s", (doc[i] == "" ? "" : ",\n " pair("doc", doc[i]))
			if (what == "typedef")
				printf ", %s", pair("type", type[i])
			else if (what == "struct")
				fields(i)
			else if (what == "enum")
				constants(i)
			else if (what == "function")
				a_call(i)
			printf "}"
			separator = ",\n"
		}
	print ""
}

function fields(i,	m, at) {
	printf ",\n %s, \"size\": %s, \"align\": %s, \"packed\": %s, \"handle\": %s", pair("type", type[i]),
		known["sizeof " name[i]], known["alignof " name[i]], (packed[i] ? "true" : "false"),
		(is_handle(i) ? "true, " pair("destructor", destructor(type[i])) : "false")
	printf ",\n \"fields\": ["
	for (m = first[i]; m <= last[i]; m++) {
		at = name[i] "." mname[m]
		printf "%s\n  {%s, %s, %s\"offset\": %s, \"size\": %s%s%s}", (first[i] < m ? "," : ""),
			pair("name", mname[m]), pair("type", mtype[m]),
			(mcount[m] == "" ? "" : "\"count\": " mcount[m] ", "),
			known["offset " at], known["size " at], said_by_marks(m), documented(m)
	}
	printf "]"
}

function documented(m) {
	return mdoc[m] == "" ? "" : ", " pair("doc", mdoc[m])
}

function constants(i,	m) {
	printf ",\n \"constants\": ["
	for (m = first[i]; m <= last[i]; m++)
		printf "%s\n  {%s, \"value\": %s%s}", (first[i] < m ? "," : ""),
			pair("name", mname[m]), known["value " mname[m]], documented(m)
	printf "]"
}

function a_call(i,	m, signature) {
	signature = source[i]
	sub(/;$/, "", signature)
	printf ",\n %s, %s", pair("library", library(i)), pair("signature", signature)
	printf ",\n %s%s", pair("result", type[i]), result_kind(i)
	printf ", \"parameters\": ["
	for (m = first[i]; m <= last[i]; m++)
		printf "%s\n  {%s, %s, %s%s%s}", (first[i] < m ? "," : ""), pair("name", mname[m]),
			pair("type", mtype[m]), pair("role", role(m)),
			(is_pointer(mtype[m]) ? ", " pair("nullable", nullable(i, m)) : ""),
			said_by_marks(m)
	printf "]%s", said_by_doc(i)
}

function result_kind(i,	text, tag) {
	if (!marked("i" i, "returns"))
		return ""
	text = tag = mark["i" i, "returns"]
	sub(/\(.*/, "", text)
	gsub(/^[a-z_]*\(|\)$/, "", tag)
	return ", " pair("result_kind", text) (tag != text && known_tag("enum", tag) ? ", " pair("result_enum", tag) : "")
}

function said_by_marks(m,	o, out) {
	o = "m" m
	out = ""
	if (points(mtype[m]) && length_of(m) != "")
		out = out ", \"length\": " (length_of(m) ~ /^[0-9]/ ? length_of(m) : quote(length_of(m))) \
			", " pair("length_unit", counts_bytes(m) ? "bytes" : "elements")
	out = out struct_of(o, "pointee") struct_of(o, "head")
	out = out (marked(o, "string") ? ", \"string\": true" : "") (marked(o, "vector") ? ", \"vector\": true" : "")
	out = out enums(o, "flags") enums(o, "one_of")
	out = out (marked(o, "unit") ? ", " pair("unit", mark[o, "unit"]) : "")
	out = out (marked(o, "takes") ? ", " pair("ownership", "takes") : "")
	out = out (marked(o, "borrows") ? ", " pair("ownership", "borrows") : "")
	if (marked(o, "gives"))
		out = out ", " pair("ownership", "gives") ", " pair("destructor", destructor(target(mtype[m])))
	return out
}

function struct_of(o, word_of) {
	return marked(o, word_of) && known_tag("struct", mark[o, word_of]) ? ", " pair(word_of, mark[o, word_of]) : ""
}

function enums(o, word_of,	list_of, n, j, out) {
	out = ""
	n = marked(o, word_of) ? split(mark[o, word_of], list_of, ";") : 0
	for (j = 1; j <= n; j++)
		if (known_tag("enum", list_of[j]))
			out = out (out == "" ? "" : ", ") quote(list_of[j])
	return out == "" ? "" : ", \"" word_of "\": [" out "]"
}

function said_by_doc(i,	n, j, pages, out) {
	out = errors(i)
	if ((i, "Since") in said)
		out = out ",\n " pair("since", substr(said[i, "Since"], 7))
	n = (i, "See") in said ? split(said[i, "See"], pages, ", ") : 0
	for (j = 1; j <= n; j++)
		out = out (j == 1 ? ",\n \"see\": [" : ", ") quote(pages[j]) (j == n ? "]" : "")
	return out said_as(i, "Threads", "threads") said_as(i, "Signals", "signals") said_as(i, "Blocks", "blocks")
}

function said_as(i, label, a_key) {
	return (i, label) in said ? ",\n " pair(a_key, said[i, label]) : ""
}

function errors(i,	k, out) {
	if (!((i, "Errors") in said))
		return ""
	out = ",\n \"errors\": ["
	for (k = 1; k <= error_count[i]; k++)
		out = out (k > 1 ? "," : "") "\n  {" pair("errno", errno_of[i, k]) ", " pair("when", when_of[i, k]) "}"
	return out "]"
}

function pair(a_key, a_value) {
	return quote(a_key) ": " quote(a_value)
}

function quote(text) {
	text = replaced(text, "\\", "\\\\")
	text = replaced(text, "\"", "\\\"")
	text = replaced(text, "\n", "\\n")
	return "\"" replaced(text, "\t", "\\t") "\""
}

# Not gsub: awks differ in what a backslash means in its replacement.
function replaced(text, what, by,	out, at) {
	out = ""
	while ((at = index(text, what)) > 0) {
		out = out substr(text, 1, at - 1) by
		text = substr(text, at + length(what))
	}
	return out text
}
