# SPDX-License-Identifier: MIT
include(CheckCCompilerFlag)

# Sets `out` to those of the given flags that this compiler knows. The linker
# is not asked: a cross compiler may have no libc to link a program with.
function(supported_flags out)
	set(CMAKE_TRY_COMPILE_TARGET_TYPE STATIC_LIBRARY)
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

# Landing pads for indirect calls; and nothing that needs a helper from a
# libc or from libgcc (memset is the one that compilers like to call).
set(hardening -fcf-protection=full -mbranch-protection=standard)
set(freestanding -ffreestanding -fno-stack-protector)

# Nobody can put a function of his own in the place of one of ours
# (-Bsymbolic), so the compiler may join what calls one another.
set(direct -fno-semantic-interposition)

# What the linker is told of a shared library depends on the file format.
function(shared_library_format name)
	if(IOFD_NOLIBC)
		target_link_options(${name}_shared PRIVATE -nostdlib)
	endif()
	if(APPLE)
		# Two-level names do what a version script does.
		if(IOFD_NOLIBC)
			target_link_options(${name}_shared PRIVATE LINKER:-fixup_chains)
		endif()
		return()
	endif()
	set(map ${CMAKE_CURRENT_SOURCE_DIR}/${name}.map)
	set_target_properties(${name}_shared PROPERTIES LINK_DEPENDS ${map})
	target_link_options(${name}_shared PRIVATE
		LINKER:--version-script=${map} LINKER:-Bsymbolic
		LINKER:-z,noexecstack LINKER:-z,relro LINKER:-z,now)
	if(IOFD_NOLIBC)
		target_link_options(${name}_shared PRIVATE LINKER:-z,defs)
	endif()
endfunction()

# kernel_library(NAME SOURCES file... [DEPENDS other])
# Makes NAME::shared and NAME::static, NAME::headers, which both hand on, and
# NAME::NAME, which is one of the two by the rule in Config.cmake.in, and
# NAME::inline, which is that with what is called often in place; there the
# program itself calls `other`, and links it. All flags are PRIVATE: a
# consumer's build gets an include directory, no more.
function(kernel_library name)
	cmake_parse_arguments(PARSE_ARGV 1 arg "" "DEPENDS" "SOURCES")
	supported_flags(flags ${hardening} ${freestanding} ${direct})
	if(NOT IOFD_NOLIBC)
		list(REMOVE_ITEM flags -ffreestanding)
	endif()

	add_library(${name}_headers INTERFACE)
	add_library(${name}::headers ALIAS ${name}_headers)
	set_target_properties(${name}_headers PROPERTIES EXPORT_NAME headers)
	target_include_directories(${name}_headers INTERFACE
		$<BUILD_INTERFACE:${CMAKE_CURRENT_SOURCE_DIR}/include>
		$<INSTALL_INTERFACE:${CMAKE_INSTALL_INCLUDEDIR}>)
	if(arg_DEPENDS)
		target_link_libraries(${name}_headers INTERFACE ${arg_DEPENDS}_headers)
	endif()

	foreach(kind IN ITEMS shared static)
		string(TOUPPER ${kind} KIND)
		if(NOT IOFD_BUILD_${KIND})
			continue()
		endif()
		set(target ${name}_${kind})
		add_library(${target} ${KIND} ${arg_SOURCES})
		add_library(${name}::${kind} ALIAS ${target})
		set_target_properties(${target} PROPERTIES
			OUTPUT_NAME ${name} EXPORT_NAME ${kind}
			VERSION ${PROJECT_VERSION}
			SOVERSION ${PROJECT_VERSION_MAJOR}.${PROJECT_VERSION_MINOR}
			C_STANDARD 11 C_STANDARD_REQUIRED ON C_EXTENSIONS OFF
			C_VISIBILITY_PRESET hidden POSITION_INDEPENDENT_CODE ON
			INTERPROCEDURAL_OPTIMIZATION OFF)
		target_compile_options(${target} PRIVATE "$<$<COMPILE_LANGUAGE:C>:${flags}>")
		target_link_libraries(${target} PUBLIC ${name}_headers)
		if(arg_DEPENDS)
			target_link_libraries(${target} PRIVATE ${arg_DEPENDS}_${kind})
			# One call and the trap in it, as a libc's wrapper is.
			target_compile_definitions(${target} PRIVATE ZCALL_INLINE)
		endif()
	endforeach()

	if(TARGET ${name}_static)
		target_compile_definitions(${name}_static PRIVATE ZCALL_STATIC)
	endif()
	if(TARGET ${name}_shared)
		shared_library_format(${name})
		# A RUNPATH is not handed on: libiofd must find libzcall itself.
		if(arg_DEPENDS AND NOT DEFINED CMAKE_INSTALL_RPATH)
			set_target_properties(${name}_shared PROPERTIES INSTALL_RPATH $ORIGIN)
		endif()
	endif()

	if(TARGET ${name}_shared AND (BUILD_SHARED_LIBS OR NOT DEFINED BUILD_SHARED_LIBS
				      OR NOT TARGET ${name}_static))
		set(kind shared)
	else()
		set(kind static)
	endif()
	add_library(${name}::${name} ALIAS ${name}_${kind})
	add_library(${name}_inline INTERFACE)
	add_library(${name}::inline ALIAS ${name}_inline)
	string(TOUPPER ${name}_INLINE definition)
	target_link_libraries(${name}_inline INTERFACE ${name}_${kind})
	if(arg_DEPENDS)
		target_link_libraries(${name}_inline INTERFACE ${arg_DEPENDS}_${kind})
	endif()
	target_compile_definitions(${name}_inline INTERFACE ${definition})
endfunction()
