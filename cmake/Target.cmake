# SPDX-License-Identifier: MIT
# Sets ZCALL_TARGET: the file of zcall/arch for what the compiler compiles for.

# Keeps only those of the user's flags that select the target. Any other may fail
# or warn for a reason that has nothing to do with the probe.
macro(iofd_keep_target_flags)
	foreach(language IN ITEMS C ASM)
		string(REGEX MATCHALL "(^| )(-m|-B|--?target[= ]|--?i?sysroot[= ]|--gcc-toolchain=)[^ ]+"
			kept "${CMAKE_${language}_FLAGS}")
		list(JOIN kept "" CMAKE_${language}_FLAGS)
		set(CMAKE_${language}_FLAGS_DEBUG "")
	endforeach()
	set(CMAKE_TRY_COMPILE_CONFIGURATION Debug)
	set(CMAKE_TRY_COMPILE_TARGET_TYPE STATIC_LIBRARY)
	set(CMAKE_REQUIRED_FLAGS "")
	set(CMAKE_REQUIRED_QUIET ON)
endmacro()

# Each file refuses any other target with #error, so the compiler itself says
# which is its own; what the build believes about the processor
# (CMAKE_SYSTEM_PROCESSOR) is not asked. A C file goes with it, in case the
# flags for C alone are those of another target.
function(iofd_find_target)
	set(zcall ${PROJECT_SOURCE_DIR}/zcall)
	set(binary ${PROJECT_BINARY_DIR}/target)
	file(GLOB targets RELATIVE ${zcall}/arch ${zcall}/arch/*-*.S)
	list(TRANSFORM targets REPLACE "\\.S$" "")
	iofd_keep_target_flags()
	file(WRITE ${binary}/number.c "#include <zcall/number.h>\n")
	foreach(target IN LISTS targets)
		try_compile(ZCALL_IS_${target} ${binary}/${target}
			SOURCES ${zcall}/arch/${target}.S ${binary}/number.c
			CMAKE_FLAGS -DCMAKE_ASM_COMPILER_TARGET=${CMAKE_ASM_COMPILER_TARGET}
				-DINCLUDE_DIRECTORIES=${zcall}/include)
		if(ZCALL_IS_${target})
			set(ZCALL_TARGET ${target} CACHE INTERNAL "The file of zcall/arch in use")
			return()
		endif()
	endforeach()
	list(JOIN targets ", " targets)
	message(FATAL_ERROR "zcall has no stubs for what ${CMAKE_C_COMPILER} compiles for. Supported: ${targets}.")
endfunction()

if(NOT CMAKE_ASM_COMPILER_TARGET)
	set(CMAKE_ASM_COMPILER_TARGET ${CMAKE_C_COMPILER_TARGET})
endif()
if(NOT ZCALL_TARGET)
	iofd_find_target()
endif()
message(STATUS "System call stubs: ${ZCALL_TARGET}")
