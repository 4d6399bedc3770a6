#!/bin/sh
# SPDX-License-Identifier: MIT
# The manual pages, as they are installed, against api.json, the library and the
# programs that show pages.

# shellcheck source=consumer.sh source-path=SCRIPTDIR
. "$(dirname -- "$0")/consumer.sh"

made=$BUILD/iofd/api/api.json
man=$PREFIX/$MANDIR
[ -e "$made" ] || missing "api.json"

# functions: all functions of api.json, one a line.
functions()
{
	sed -n '/^"functions"/,$s/^{"name": "\([a-z0-9_]*\)".*/\1/p' "$made"
}

# pages: all pages but those that only point to another.
pages()
{
	find "$man" -type f -exec grep -L '^\.so ' {} +
}

# unescaped FILE: a page without escapes.
unescaped()
{
	sed 's/\\f[BIPR]//g; s/\\-/-/g; s/\\(ha/^/g; s/\\[&~]//g; s/\\e/\\/g' "$1"
}

# text_of_pages: the text of all pages.
text_of_pages()
{
	pages | while read -r page; do
		unescaped "$page" | sed 's/^\.[A-Z][A-Z]* //'
	done
}

# Each function has a file of its name: a page that has it in NAME, or a link to one.
test_functions_have_pages()
{
	functions >"$work/functions"
	[ -s "$work/functions" ] || fail "no functions"
	while read -r name; do
		page=$man/man3/$name.3
		[ -e "$page" ] || fail "there is no page of $name"
		target=$(sed -n 's/^\.so //p' "$page")
		sed -n '/^\.SH NAME/,/^\.SH LIBRARY/p' "$man/${target:-man3/$name.3}" | grep -qE "(^|, )$name(,| |\$)" ||
			fail "$name is not in the NAME of its page"
	done <"$work/functions"
}

# What is installed is that, a page of each header, and what is written by hand.
test_install_list()
{
	{
		functions
		sed -n '/^"typedefs"/,$s/^{.*"header": "\([^"]*\)".*/\1/p' "$made" | tr / _
	} | sed 's|.*|man3/&.3|' >"$work/list"
	for page in "$SOURCE"/zcall/man/*.7 "$SOURCE"/iofd/man/*.7; do
		[ ! -e "$page" ] || echo "man7/$(basename "$page")" >>"$work/list"
	done
	sort -u "$work/list" >"$work/expected"
	(cd "$man" && find . -type f) | sed 's|^\./||' | sort | diff "$work/expected" - ||
		fail "the pages that should be there and those that are installed differ"
}

# Each library's pages go with its own headers.
test_components()
{
	for library in zcall iofd; do
		"$CMAKE" --install "$BUILD" --config "$CONFIG" --prefix "$work/$library" --component ${library}_dev
		same "pages of $library" "$(cd "$man" && find . -name "$library*" | sort)" \
			"$(cd "$work/$library/$MANDIR" && find . -type f | sort)"
	done
}

test_constants_are_on_a_page()
{
	sed -n '/^"enums"/,/^"functions"/s/^ *{"name": "\([A-Za-z0-9_]*\)".*"value": .*/\1/p' "$made" | sort -u >"$work/constants"
	[ "$(wc -l <"$work/constants")" -gt 1000 ] || fail "too few constants"
	text_of_pages | grep -owE '(IOFD|ZCALL)_[A-Za-z0-9_]+' | sort -u >"$work/on_pages"
	same "constants that are on no page" "" "$(comm -23 "$work/constants" "$work/on_pages")"
}

# A page of ours that another refers to is there.
test_references_exist()
{
	text_of_pages | sed 's/ (\([1-8]\))/(\1)/' | grep -oE '(iofd|zcall)(_[a-z0-9_.]+)?\([1-8]\)' |
		sort -u >"$work/references"
	grep -q '^iofd_fd_close(3)' "$work/references" || fail "no references"
	sed 's|\(.*\)(\(.\))|man\2/\1.\2|' "$work/references" | while read -r page; do
		[ -e "$man/$page" ] || fail "there is no $page, but references to it"
	done
}

# names_in FILE...: what looks like a name of ours in a text, but for SOME_*.
names_in()
{
	grep -ohE '(^|[^A-Za-z0-9_])(iofd|zcall|IOFD|ZCALL)_[A-Za-z0-9_]+(\*|\.h)?' "$@" |
		sed 's/^[^A-Za-z]//' | grep -v '[*.]' | sort -u
}

# A function, type, constant or macro that a page names is in the headers or in what
# pkg-config knows; pages have names, too.
test_names_exist()
{
	text_of_pages | grep -v ' 3 [0-9-]* \| 7 [0-9-]* ' >"$work/text"
	{
		names_in -r "$PREFIX/$INCLUDEDIR" "$PREFIX/$LIBDIR/pkgconfig"
		sed -n 's/^.*{"name": "\([A-Za-z0-9_]*\)".*/\1/p' "$made"
		find "$man" -type f | sed 's|.*/||; s|\.[37]$||'
	} | sort -u >"$work/known"
	names_in "$work/text" >"$work/named"
	grep -q '^IOFD_' "$work/named" || fail "no names"
	same "names that do not exist" "" "$(comm -13 "$work/known" "$work/named")"
}

# letters: a text without signs, references and capitals, for comparison.
letters='function letters(text) {
	gsub(/\([1-8]?\)/, "", text)
	gsub(/[^A-Za-z0-9]/, "", text)
	return tolower(text)
}'

# page_errors: "function errno letters" of every ERRORS section. An entry is of all
# functions of its page, or of those that it begins with in parentheses.
page_errors()
{
	pages | grep '/man3/' | while read -r page; do
		unescaped "$page"
	done | awk "$letters"'
	function flush(	n, i, list) {
		n = errno == "" ? 0 : split(match(text, /^\([a-z_0-9(), ]*\(\)\) /) ? substr(text, 1, RLENGTH) : names, list, /[^a-z_0-9]+(and )?/)
		if (RLENGTH > 0)
			text = substr(text, RLENGTH + 1)
		for (i = 1; i <= n; i++)
			if (list[i] ~ /_/)
				print list[i], errno, letters(text)
		errno = text = ""
	}
	/^\.SH / { flush(); section = $2; if (section == "NAME") names = ""; next }
	section == "NAME" { names = names " " $0; sub(/ - .*/, "", names) }
	section != "ERRORS" { next }
	/^\.TP/ { flush(); getline errno; next }
	{ text = text (text == "" ? "" : " ") $0 }
	END { flush() }
	' | sort
}

# The errors of each page are those of the contract, with the condition or, without
# one, the message; closed handles are for the next test.
test_errors_are_the_contract()
{
	page_errors | grep -vE ' [a-z]+is(closed|unmapped)$' >"$work/on_pages"
	awk -F '"' "$letters"'
	NR == FNR { if (match($0, /^ZCALL_ERRNO\(E[A-Z0-9]+/)) message[substr($0, 13, RLENGTH - 12)] = $2; next }
	/^{"name": / { name = $4 }
	/^  {"errno": / {
		when = $8
		if (when == "" || when ~ /^of /)
			when = message[$4] substr(when, 4)
		print name, $4, letters(when)
	}' "$SOURCE/zcall/include/zcall/errno.def" "$made" | sort >"$work/expected"
	[ -s "$work/expected" ] || fail "no errors"
	diff "$work/expected" "$work/on_pages" || fail "errors of the contract, and of the pages"
	echo "$(wc -l <"$work/expected") errors"
}

# Each function that has a handle is called with a closed one; other arguments are
# 0 or have room for anything.
test_closed_handles()
{
	need "$CC"
	{
		echo '#include <iofd/iofd.h>'
		echo '#include <stdio.h>'
		echo 'static uint64_t room[8][512];'
		echo 'int main(void)'
		echo '{'
		awk -F '"' '
		/^"structs"/ { structs = 1 }
		/^"functions"/ { structs = 0 }
		/^{"name": / { name = $4 }
		structs && /"handle": true/ { handle[name] = 1 }
		/^ "result": / { result = $4 }
		/"parameters": \[/ { n = has = 0; arguments = "" }
		/^  {"name": .*"role": / {
			match($0, /"role": "[a-z]*"/)
			role = substr($0, RSTART + 9, RLENGTH - 10)
			type = $8
			gsub(/const|[* ]/, "", type)
			has += type in handle && role != "out"
			arguments = arguments (n ? ", " : "") ($8 ~ /\*/ ? "(void *)room[" n "]" : "0")
			n++
			if (/}\]/ && has && result != "void")
				printf "\tif ((long long)(intptr_t)%s(%s) == -ZCALL_EBADF)\n\t\tputs(\"%s\");\n", name, arguments, name
		}' "$made"
		echo '	return 0;'
		echo '}'
	} >"$work/closed.c"
	"$CC" $CFLAGS -I"$PREFIX/$INCLUDEDIR" -o "$work/closed" "$work/closed.c" "$IOFD_STATIC" "$ZCALL_STATIC"
	"$work/closed" | sort >"$work/returned"
	grep -qx iofd_fd_read "$work/returned" || fail "no function returned -EBADF"
	page_errors | sed -nE 's/^(.*) EBADF [a-z]+is(closed|unmapped)$/\1/p' | sort | diff "$work/returned" - ||
		fail "what returns -EBADF for a closed handle, and what pages say"
}

test_lint()
{
	need mandoc
	(cd "$man" && man=. && pages | xargs mandoc -T lint) >"$work/log" || { cat "$work/log"; fail "mandoc has warnings"; }
}

# man finds a page by the name of each function, and shows the text of a linked one.
test_man_finds()
{
	need man
	functions | xargs man -M "$man" -w >"$work/found"
	same "pages found" "$(functions | wc -l)" "$(wc -l <"$work/found")"
	! grep -v "^$man/man3/" "$work/found" || fail "pages of something else"
	MANWIDTH=80 man -M "$man" iofd_timerfd_arm_at | sed 's/.'"$(printf '\b')"'//g' >"$work/page"
	grep -q 'int iofd_timerfd_arm_at(const iofd_timerfd \*t, int64_t deadline_ns,$' "$work/page" ||
		{ cat "$work/page"; fail "not the page of iofd_timerfd_arm_at"; }
}

# A header made for the purpose, and its pages as a reader sees them.
test_rendered()
{
	need "$CC" mandoc
	(cd "$here" && sh "$SOURCE/cmake/api/pages" "$work" 1.2.3 2001-02-03 any iofd iofd/lamp.h -- \
		"$CC" $CFLAGS -I"$here/man/include" -I"$SOURCE/zcall/include" -std=c11 -ffreestanding)
	for page in iofd_lamp_light iofd_lamp_close iofd_lamp.h; do
		mandoc -T ascii -O width=78 "$work/man3/$page.3" | sed 's/.'"$(printf '\b')"'//g' >"$work/$page.txt"
		diff "$here/man/$page.txt" "$work/$page.txt" || fail "$page is shown in another way"
		mandoc -T lint "$work/man3/$page.3" || fail "mandoc has something to say"
	done
}

# made_by COMMAND...: the pages and the description, by this awk, if there is one;
# all have to be the same.
made_by()
{
	awk=$*
	command -v "$1" >"$work/which" || return 0
	printf '#!/bin/sh\nexec %s "$@"\n' "$awk" >"$work/awk"
	chmod +x "$work/awk"
	set -- iofd/iofd.h zcall/zcall.h -- "$CC" $CFLAGS -I"$SOURCE/iofd/include" -I"$SOURCE/zcall/include" \
		-std=c11 -ffreestanding
	AWK=$work/awk sh "$SOURCE/cmake/api/generate" "$work" 1.2.3 1.2 "$TARGET" "$@"
	AWK=$work/awk sh "$SOURCE/cmake/api/pages" "$work" 1.2.3 2001-02-03 "$TARGET" 'iofd zcall' "$@"
	awks=$((awks + 1))
	mkdir "$work/made$awks"
	mv "$work/man3" "$work/api.json" "$work/iofd.cdef.h" "$work/zcall.cdef.h" "$work/made$awks"
	diff -r "$work/made1" "$work/made$awks" || fail "$awk makes something else"
}

# Implementations of awk differ in what they take.
test_awks_agree()
{
	need "$CC"
	awks=0
	made_by mawk
	made_by gawk --posix
	made_by busybox awk
	[ $awks -gt 1 ] || missing "a second awk"
	echo "$awks agree"
}

"test_$test"
