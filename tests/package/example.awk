# SPDX-License-Identifier: MIT
# Prints display number WANTED of the section EXAMPLES of a page in man(7), as
# its reader copies it. A "-" that is not escaped is a hyphen in UTF-8, and "'"
# a quotation mark; a line above 72 columns is wider than a terminal of 80.

/^\.SH/ { examples = $2 == "EXAMPLES" }
/^\.EE$/ { inside = 0 }
inside { print copied($0) }
/^\.EX$/ { inside = examples && ++displays == WANTED }
END { exit !found || wrong }

function copied(line,	rest) {
	found = 1
	rest = line
	gsub(/\\([-&e]|\((aq|ga|ha|ti))/, "", rest)
	gsub(/\\\(aq/, "'", line)
	gsub(/\\\(ga/, "`", line)
	gsub(/\\\(ha/, "^", line)
	gsub(/\\\(ti/, "~", line)
	gsub(/\\-/, "-", line)
	gsub(/\\&/, "", line)
	gsub(/\\e/, "\\", line)
	if (rest ~ /[-\\'`^~]/ || length(line) > 72) {
		print FILENAME ":" FNR ": cannot be copied: " line >"/dev/stderr"
		wrong = 1
	}
	return line
}
