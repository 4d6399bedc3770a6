# SPDX-License-Identifier: MIT
# The description that bindings for other languages are made from needs no more
# than awk beside the compiler; who has none still builds and installs the rest.
find_program(IOFD_AWK awk)
mark_as_advanced(IOFD_AWK)
set(can_describe OFF)
if(IOFD_INSTALL AND IOFD_AWK)
	set(can_describe ON)
endif()
option(IOFD_BUILD_API "Describe the API for other languages; needs awk" ${can_describe})

if(IOFD_BUILD_API AND NOT IOFD_AWK)
	message(FATAL_ERROR "IOFD_BUILD_API is ON, but awk is not installed")
elseif(NOT can_describe AND IOFD_INSTALL)
	message(STATUS "No description for other languages: awk is not installed")
endif()

# iofd_api_inputs(COMPILER FILES directory...)
# Sets COMPILER to the compiler, its flags and the directories, and FILES to what
# is read: the headers of the directories and cmake/api.
function(iofd_api_inputs compiler_variable files_variable)
	separate_arguments(compiler NATIVE_COMMAND "${CMAKE_C_FLAGS}")
	list(PREPEND compiler ${CMAKE_C_COMPILER})
	if(CMAKE_C_COMPILER_TARGET)
		list(APPEND compiler ${CMAKE_C_COMPILE_OPTIONS_TARGET}${CMAKE_C_COMPILER_TARGET})
	endif()
	if(CMAKE_SYSROOT)
		list(APPEND compiler --sysroot=${CMAKE_SYSROOT})
	endif()
	file(GLOB_RECURSE files CONFIGURE_DEPENDS ${PROJECT_SOURCE_DIR}/cmake/api/*)
	foreach(directory IN LISTS ARGN)
		list(APPEND compiler -I${directory})
		file(GLOB_RECURSE headers CONFIGURE_DEPENDS ${directory}/*.h ${directory}/*.def)
		list(APPEND files ${headers})
	endforeach()
	list(APPEND compiler -std=c11 -ffreestanding)
	set(${compiler_variable} ${compiler} PARENT_SCOPE)
	set(${files_variable} ${files} PARENT_SCOPE)
endfunction()

# iofd_describe_api(HEADERS header... INCLUDES directory...)
# Makes and installs api.json, zcall.cdef.h and iofd.cdef.h, from what the compiler
# makes of the headers, with the flags that it compiles the libraries with. The
# last is the same for all processors.
function(iofd_describe_api)
	cmake_parse_arguments(PARSE_ARGV 0 arg "" "" "HEADERS;INCLUDES")
	if(NOT IOFD_BUILD_API)
		return()
	endif()
	iofd_api_inputs(compiler inputs ${arg_INCLUDES})
	set(made ${CMAKE_CURRENT_BINARY_DIR}/api)
	set(of_target ${made}/api.json ${made}/zcall.cdef.h)
	set(of_all ${made}/iofd.cdef.h)
	file(MAKE_DIRECTORY ${made})
	add_custom_command(OUTPUT ${of_target} ${of_all}
		COMMAND ${CMAKE_COMMAND} -E env AWK=${IOFD_AWK} sh ${PROJECT_SOURCE_DIR}/cmake/api/generate ${made}
			${PROJECT_VERSION} ${PROJECT_VERSION_MAJOR}.${PROJECT_VERSION_MINOR} ${ZCALL_TARGET}
			${arg_HEADERS} -- ${compiler}
		DEPENDS ${inputs} COMMENT "Describing the API" VERBATIM)
	add_custom_target(iofd_api ALL DEPENDS ${of_target} ${of_all})
	if(IOFD_INSTALL)
		install(FILES ${of_target} DESTINATION ${CMAKE_INSTALL_LIBDIR}/iofd COMPONENT iofd_dev)
		install(FILES ${of_all} DESTINATION ${CMAKE_INSTALL_DATADIR}/iofd COMPONENT iofd_dev)
	endif()
endfunction()
