# SPDX-License-Identifier: MIT
include(CheckCCompilerFlag)

# The flags that the libraries are compiled with, after the user's own.
# Required with IOFD_NOLIBC, on every compiler: without them it calls libc for a
# stack canary. Configuring fails if one is missing.
set(iofd_required -ffreestanding -fno-stack-protector)

# Used with IOFD_NOLIBC if the compiler has them. They undo what the user's flags
# may turn on and a run time library must serve: memset of variables, sanitizers,
# profiles. -Wno-hardened: gcc warns when it turns off part of -fhardened.
set(iofd_undone -ftrivial-auto-var-init=uninitialized -fno-sanitize=all
	-fno-profile -fprofile-exclude-files=. -fno-instrument-functions
	-fno-split-stack -Wno-hardened)

# Always used if the compiler has them: landing pads for indirect calls; direct
# calls within a library, since -Bsymbolic binds them anyway; object files in
# archives, which any compiler can link.
set(iofd_optional -fcf-protection=full -mbranch-protection=standard
	-fno-semantic-interposition -fno-lto)

# Sets `out` to those of the given flags that this compiler knows. The linker
# is not asked: a cross compiler may have no libc to link a program with.
function(iofd_supported_flags out)
	iofd_keep_target_flags()
	set(known "")
	foreach(flag IN LISTS ARGN)
		string(MAKE_C_IDENTIFIER "IOFD_HAS${flag}" cache_name)
		check_c_compiler_flag("-Werror ${flag}" ${cache_name})
		if(${cache_name})
			list(APPEND known ${flag})
		endif()
	endforeach()
	set(${out} "${known}" PARENT_SCOPE)
endfunction()

# Some flags cannot be undone. This compiles a few lines with the user's flags and
# ours, and links them as the shared libraries will be linked.
function(iofd_check_nolibc)
	string(TOUPPER "${CMAKE_BUILD_TYPE}" config)
	set(theirs "${CMAKE_C_FLAGS} ${CMAKE_C_FLAGS_${config}}")
	list(JOIN iofd_flags " " ours)
	list(JOIN iofd_nolibc_flags " " nolibc)
	set(CMAKE_C_FLAGS "${theirs} ${ours} ${nolibc} -fPIC")
	set(CMAKE_C_FLAGS_DEBUG "")
	set(CMAKE_TRY_COMPILE_CONFIGURATION Debug)
	set(CMAKE_TRY_COMPILE_TARGET_TYPE EXECUTABLE)
	set(CMAKE_EXE_LINKER_FLAGS "${CMAKE_SHARED_LINKER_FLAGS}")
	unset(IOFD_LINKS_ALONE CACHE)
	try_compile(IOFD_LINKS_ALONE ${PROJECT_BINARY_DIR}/alone
		SOURCES ${PROJECT_SOURCE_DIR}/cmake/alone.c
		LINK_OPTIONS -shared -nostdlib LINKER:-z,defs
		OUTPUT_VARIABLE output)
	if(IOFD_LINKS_ALONE)
		return()
	endif()
	string(REGEX MATCHALL "undefined (reference to|symbol:) [^\n]*" names "${output}")
	list(TRANSFORM names REPLACE "undefined [a-z :]*[`']?([A-Za-z0-9_]*).*" "\\1")
	list(REMOVE_DUPLICATES names)
	list(SUBLIST names 0 5 names)
	list(JOIN names ", " names)
	if(NOT names)
		set(names "\n${output}")
	endif()
	message(FATAL_ERROR "These flags make the libraries need a libc or a run time library: ${theirs}\n"
		"What they would need: ${names}\n"
		"Leave the flags out, or set -DIOFD_NOLIBC=OFF.")
endfunction()

iofd_supported_flags(iofd_flags ${iofd_optional})
# For code that runs without the library, also without IOFD_NOLIBC.
iofd_supported_flags(iofd_alone_flags ${iofd_required} ${iofd_undone})
if(IOFD_NOLIBC)
	iofd_supported_flags(iofd_nolibc_flags ${iofd_required})
	list(REMOVE_ITEM iofd_required "" ${iofd_nolibc_flags})
	if(iofd_required)
		list(JOIN iofd_required ", " lacking)
		message(FATAL_ERROR "${CMAKE_C_COMPILER} lacks what keeps the libraries free of a libc: ${lacking}. "
			"Set -DIOFD_NOLIBC=OFF to link them to one.")
	endif()
	iofd_supported_flags(undone ${iofd_undone})
	list(APPEND iofd_nolibc_flags ${undone})
	if(NOT APPLE)
		iofd_check_nolibc()
	endif()
endif()
