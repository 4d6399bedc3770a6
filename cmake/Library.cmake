# SPDX-License-Identifier: MIT
# Compiles and links a target so that it needs no libc.
function(iofd_without_libc target)
	target_compile_options(${target} PRIVATE "$<$<COMPILE_LANGUAGE:C>:${iofd_nolibc_flags}>")
	target_link_options(${target} PRIVATE -nostdlib ${iofd_nolibc_flags})
endfunction()

# A static program without a libc or libgcc, as small as it can be.
function(iofd_freestanding_program name)
	add_executable(${name} ${ARGN})
	target_link_libraries(${name} PRIVATE iofd::static zcall::static)
	target_include_directories(${name} PRIVATE ${PROJECT_SOURCE_DIR}/zcall/examples)
	target_compile_options(${name} PRIVATE -fno-lto -fno-asynchronous-unwind-tables)
	iofd_without_libc(${name})
	if(APPLE)
		target_link_options(${name} PRIVATE LINKER:-e,__start LINKER:-no_fixup_chains)
	else()
		target_link_options(${name} PRIVATE -static -s
			LINKER:--gc-sections LINKER:--build-id=none
			LINKER:-z,noseparate-code LINKER:-z,norelro)
	endif()
endfunction()

# What the linker is told of a shared library depends on the file format.
function(iofd_shared_library_format name)
	if(APPLE)
		# Two-level names do what a version script does.
		if(IOFD_NOLIBC)
			target_link_options(${name}_shared PRIVATE LINKER:-fixup_chains)
		endif()
		return()
	endif()
	# CMake mangles a $ in an option for the linker: the name of the version
	# script is relative to where the linker is started.
	set(map ${CMAKE_CURRENT_BINARY_DIR}/${name}.map)
	configure_file(${name}.map ${map} COPYONLY)
	set_target_properties(${name}_shared PROPERTIES LINK_DEPENDS ${map})
	if(CMAKE_GENERATOR MATCHES "Ninja")
		file(RELATIVE_PATH map ${CMAKE_BINARY_DIR} ${map})
	else()
		set(map ${name}.map)
	endif()
	target_link_options(${name}_shared PRIVATE
		LINKER:--version-script=${map} LINKER:-Bsymbolic
		LINKER:-z,noexecstack LINKER:-z,relro LINKER:-z,now)
	if(IOFD_NOLIBC)
		target_link_options(${name}_shared PRIVATE LINKER:-z,defs)
	endif()
endfunction()

# iofd_add_library(NAME SOURCES file... [DEPENDS other])
# Makes NAME::shared and NAME::static, NAME::headers, which both hand on, and
# NAME::NAME, which is one of the two by the rule in Config.cmake.in, and
# NAME::inline, which is that with what is called often in place; there the
# program itself calls `other`, and links it. All flags are PRIVATE: a
# consumer's build gets an include directory, no more.
function(iofd_add_library name)
	cmake_parse_arguments(PARSE_ARGV 1 arg "" "DEPENDS" "SOURCES")

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
			INTERPROCEDURAL_OPTIMIZATION OFF
			BUILD_RPATH_USE_ORIGIN ON) # the same bytes wherever they are built
		target_compile_options(${target} PRIVATE "$<$<COMPILE_LANGUAGE:C>:${iofd_flags}>")
		if(IOFD_NOLIBC)
			iofd_without_libc(${target})
		endif()
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
		iofd_shared_library_format(${name})
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
