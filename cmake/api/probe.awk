# SPDX-License-Identifier: MIT
# Writes a C file that holds each fact as text, so that the object it becomes
# need not be run: a cross compiler's object can be read as well.
function emit(	i) {
	print "#include \"api.h\""
	print "#define DIGIT(v, n) (char)('0' + (int)((unsigned long long)(v) >> 4 * (n) & 15))"
	print "#define FOUR(v, n) DIGIT(v, n + 3), DIGIT(v, n + 2), DIGIT(v, n + 1), DIGIT(v, n)"
	print "#define FACT(v) {'\\n', 'f', 'a', 'c', 't', ' ', FOUR(v, 12), FOUR(v, 8), FOUR(v, 4), FOUR(v, 0), (v) < 0 ? '-' : '+', '\\n'},"
	print "const char iofd_facts[][24] = {"
	for (i = 1; i <= facts; i++)
		print "FACT(" expression[i] ")"
	print "};"
}
