# SPDX-License-Identifier: MIT
# step.awk steps SOURCE   prints the source file in which each step of the table
# that it has can be changed.
BEGIN { FS = "\t" }
FNR == NR && /^#/ { next }
FNR == NR { label[++count] = $1; where[count] = $2; old[count] = $3; new[count] = $4; next }
{ text = text $0 "\n" }
END {
	for (i = 1; i <= count; i++)
		change(label[i], where[i], old[i], new[i])
	printf "%s", text
}

# The expression in the function becomes one that the checkers choose.
function change(label, where, old, new, start, head, pattern) {
	start = index(text, "int " where "(")
	if (!start)
		return
	pattern = old
	gsub(/[][(){}*+?.^$|\\]/, "[&]", pattern)
	gsub(/\[\^\]/, "\\^", pattern)
	gsub(/ /, "[ \t\n]+", pattern)
	head = substr(text, 1, start - 1)
	text = substr(text, start)
	if (!match(text, pattern)) {
		print "steps: " label " is not in the source" >"/dev/stderr"
		exit 1
	}
	text = head substr(text, 1, RSTART - 1) \
		"(ck_step(\"" label "\") ? (" new ") : (" substr(text, RSTART, RLENGTH) "))" \
		substr(text, RSTART + RLENGTH)
}
