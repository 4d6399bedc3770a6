# SPDX-License-Identifier: MIT
# Writes all that is known as JSON; a parameter, field or constant is one line,
# so that even a language without JSON finds "name": "X", "value": N.
function emit(	i) {
	for (i = 1; i <= items; i++)
		index_of[name[i]] = i
	for (i = 1; i <= items; i++)
		is_handle[type[i] " *"] = kind[i] == "struct" &&
			(name[i] ~ /^iofd_(fd|region)$/ || mname[first[i]] == "fd" && mtype[first[i]] == "iofd_fd")
	print "{"
	print pair("name", NAME) ", " pair("version", VERSION) ", " pair("target", TARGET) ","
	print "\"about\": ["
	print quote("Every result below 0 is -errno; iofd: on a closed handle -EBADF, before anything else, unless the doc says otherwise.") ","
	print quote("role: in, out (what was there before is lost) or inout; a pointer that is not const and of which no more is known is inout.") ","
	print quote("ownership: gained (after success the handle there owns a descriptor or mapping, to be closed), taken (after success the library owns the descriptor) or, where it is not said, a pointer that is read and written during the call only.") ","
	print quote("errnos: those that the doc names; like: the functions whose docs say the rest, errnos included.")
	print "],"
	print "\"libraries\": ["
	print "{" pair("name", "zcall") ", " pair("soname", "libzcall.so." ABI) "},"
	print "{" pair("name", "iofd") ", " pair("soname", "libiofd.so." ABI) ", " pair("needs", "zcall") "}"
	print "],"
	print "\"headers\": ["
	for (i = 1; i <= headers; i++)
		print "{" pair("name", header_name[i]) ", " pair("doc", header_doc[header_name[i]]) "}" (i < headers ? "," : "")
	list("typedef", "typedefs")
	list("struct", "structs")
	list("enum", "enums")
	list("define", "defines")
	list("function", "functions")
	print "]\n}"
}

function list(what, title,	i, separator) {
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
	printf ",\n %s, \"size\": %s, \"align\": %s, \"packed\": %s, \"handle\": %s,\n \"fields\": [", pair("type", type[i]),
		known["sizeof " name[i]], known["alignof " name[i]], (packed[i] ? "true" : "false"),
		(is_handle[type[i] " *"] ? "true" : "false")
	for (m = first[i]; m <= last[i]; m++) {
		at = name[i] "." mname[m]
		printf "%s\n  {%s, %s, %s\"offset\": %s, \"size\": %s%s}", (first[i] < m ? "," : ""),
			pair("name", mname[m]), pair("type", mtype[m]),
			(mcount[m] == "" ? "" : "\"count\": " mcount[m] ", "),
			known["offset " at], known["size " at], documented(m)
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
	like[i] = what_like(i)
	signature = source[i]
	sub(/;$/, "", signature)
	printf ",\n %s, %s", pair("library", name[i] ~ /^iofd_/ ? "iofd" : "zcall"), pair("signature", signature)
	printf ",\n %s, \"parameters\": [", pair("result", never_returns[i] ? "never" : type[i])
	for (m = first[i]; m <= last[i]; m++)
		printf "%s\n  {%s, %s%s, %s%s%s}", (first[i] < m ? "," : ""), pair("name", mname[m]),
			pair("type", mtype[m]), (mcount[m] == "" ? "" : ", \"count\": " mcount[m]),
			pair("role", role(i, m)), ownership(i, m), (nullable(i, m) ? ", \"nullable\": true" : "")
	printf "],\n \"errnos\": [%s], \"man\": [%s]%s%s", all(doc[i], "-E[A-Z0-9]+", 2),
		all(doc[i], "[a-z_0-9]+\\([1-8]\\)", 1), likes(i), kernel(doc[i])
}

# The functions to which the doc refers for the rest, each after a comma.
function what_like(i,	text, j, out) {
	if (name[i] !~ /^iofd_/)
		return ""
	out = ""
	text = doc[i]
	while (match(text, /[Aa]s iofd_[a-z_]+/)) {
		j = index_of[substr(text, RSTART + 3, RLENGTH - 3)]
		if (j && j != i && !index(out ",", "," j ","))
			out = out "," j
		text = substr(text, RSTART + RLENGTH)
	}
	if (doc[i] ~ /^The same|([Ee]rrors?|Returns) as above/)
		for (j = i - 1; j > 0; j--)
			if (kind[j] == "function" && doc[j] != doc[i])
				return out "," j
	return out
}

function likes(i,	others, n, j, out) {
	n = split(substr(like[i], 2), others, ",")
	for (j = 1; j <= n; j++)
		out = out (j > 1 ? ", " : "") quote(name[others[j]])
	return n ? ", \"like\": [" out "]" : ""
}

function points(a_type) {
	return a_type ~ /\*$/
}

# The parameter of the same name in a function that this one is like, or 0.
function like_member(i, m, n,	others, j) {
	if (n > split(substr(like[i], 2), others, ","))
		return 0
	for (j = first[others[n]]; j <= last[others[n]]; j++)
		if (mname[j] == mname[m]) {
			like_item = others[n]
			return j
		}
	return like_member(i, m, n + 1)
}

function overwritten(i, m,	other) {
	if (!is_handle[mtype[m]])
		return 0
	if (doc[i] ~ ("hat `" mname[m] "` held is overwritten|hat the cells? held is overwritten"))
		return 1
	if (m == first[i] && doc[i] ~ /^Takes ownership/)
		return 1
	other = like_member(i, m, 1)
	return other ? overwritten(like_item, other) : 0
}

function role(i, m) {
	if (!points(mtype[m]) || mtype[m] ~ /^const |const \*$/)
		return "in"
	if (overwritten(i, m))
		return "out"
	return name[i] ~ /^zcall_/ || is_handle[mtype[m]] || m == first[i] ? "inout" : "out"
}

function ownership(i, m) {
	if (overwritten(i, m) && mtype[m] !~ /^const /)
		return ", " pair("ownership", "gained")
	if (index(doc[i], "Takes ownership of the descriptor `" mname[m] "`"))
		return ", " pair("ownership", "taken")
	return ""
}

# A sentence that names the parameter and says so; or that of the function that
# this one is like, for the parameter of the same name.
function nullable(i, m,	sentences, n, s) {
	if (!points(mtype[m]))
		return 0
	n = split(doc[i], sentences, /\.( |$)/)
	for (s = 1; s <= n; s++)
		if (sentences[s] ~ ("[*`]" mname[m] "([^a-z_]|$)") &&
		    sentences[s] ~ /unless null|may be null|or null/ ||
		    sentences[s] ~ ("; a null `" mname[m] "` is"))
			return 1
	m = like_member(i, m, 1)
	return m ? nullable(like_item, m) : 0
}

# All different matches in a text, quoted, without their first characters.
function all(text, pattern, from,	found, out, had) {
	out = ""
	while (match(text, pattern)) {
		found = substr(text, RSTART + from - 1, RLENGTH - from + 1)
		text = substr(text, RSTART + RLENGTH)
		if (!(found in had))
			out = out (out == "" ? "" : ", ") quote(found)
		had[found] = 1
	}
	return out
}

# The first kernel that has it, when the doc ends with that.
function kernel(text) {
	if (!match(text, /Linux [0-9.]+[0-9]\.?$/))
		return ""
	text = substr(text, RSTART + 6)
	sub(/\.$/, "", text)
	return ", " pair("linux", text)
}

function pair(a_key, a_value) {
	return quote(a_key) ": " quote(a_value)
}

function quote(text) {
	gsub(/\\/, "\\\\", text)
	gsub(/"/, "\\\"", text)
	gsub(/\n/, "\\n", text)
	gsub(/\t/, "\\t", text)
	return "\"" text "\""
}
