# SPDX-License-Identifier: MIT
# Writes the declarations without a directive or an attribute, and each constant
# as the number it is: what cffi and LuaJIT can read. ONLY iofd/ is the same for
# all targets of a system.
function emit(	i) {
	print "/* iofd " VERSION (ONLY ? "" : " and zcall, " TARGET) ": made by the build for cffi and LuaJIT; not for a"
	print " * C compiler, which has <iofd/iofd.h>. Constants of more than 32 bits are only in"
	print " * api.json, and so is what the declarations mean. */"
	for (i = 1; i <= items; i++) {
		if (ONLY != "" && index(header[i], ONLY) != 1)
			continue
		if (kind[i] == "enum")
			enum_lines(i)
		else if (packed[i])
			packed_lines(i)
		else if (kind[i] == "define") {
			if (known["value " name[i]] + 0 <= 4294967295)
				print "static const unsigned int " name[i] " = " known["value " name[i]] ";"
		} else
			print source[i]
	}
}

function enum_lines(i,	m) {
	print "enum " name[i] " {"
	for (m = first[i]; m <= last[i]; m++)
		print "\t" mname[m] " = " known["value " mname[m]] (m < last[i] ? "," : "")
	print "};"
}

# cffi has no attribute: what is out of its alignment becomes halves.
function packed_lines(i,	m) {
	print "struct " name[i] " {"
	for (m = first[i]; m <= last[i]; m++)
		if (mtype[m] == "uint64_t" && known["offset " name[i] "." mname[m]] % 8)
			print "\tuint32_t " mname[m] "[2];"
		else
			print "\t" mtype[m] " " mname[m] ";"
	print "};"
}
