# SPDX-License-Identifier: MIT
# Manual pages: section 3 is made by awk from the contract in the headers, section
# 7 is written by hand and lies in zcall/man and iofd/man.
option(IOFD_BUILD_MAN "Make a manual page for each function; needs awk" ${can_describe})

if(IOFD_BUILD_MAN AND NOT IOFD_AWK)
	message(FATAL_ERROR "IOFD_BUILD_MAN is ON, but awk is not installed")
elseif(NOT can_describe AND IOFD_INSTALL)
	message(STATUS "No manual pages of functions: awk is not installed")
endif()

# The day of this version. That of the build would make each build differ.
set(IOFD_MAN_DATE 2026-11-21)

# iofd_install_overviews(NAME)
# Installs the pages that are written by hand.
function(iofd_install_overviews name)
	file(GLOB pages CONFIGURE_DEPENDS ${CMAKE_CURRENT_SOURCE_DIR}/man/*.7)
	if(IOFD_INSTALL AND pages)
		install(FILES ${pages} DESTINATION ${CMAKE_INSTALL_MANDIR}/man7 COMPONENT ${name}_dev)
	endif()
endfunction()

# iofd_make_manual(HEADERS header... INCLUDES directory...)
# Makes and installs a page for each function and each header. How many there are
# is known only to awk, so a stamp stands for all of them.
function(iofd_make_manual)
	cmake_parse_arguments(PARSE_ARGV 0 arg "" "" "HEADERS;INCLUDES")
	if(NOT IOFD_BUILD_MAN)
		return()
	endif()
	iofd_api_inputs(compiler inputs ${arg_INCLUDES})
	file(GLOB overviews CONFIGURE_DEPENDS ${PROJECT_SOURCE_DIR}/zcall/man/*.7 ${PROJECT_SOURCE_DIR}/iofd/man/*.7)
	list(TRANSFORM overviews REPLACE ".*/(.*)\\.7$" "\\1")
	list(JOIN overviews " " overviews)

	set(made ${CMAKE_CURRENT_BINARY_DIR}/man)
	file(MAKE_DIRECTORY ${made})
	add_custom_command(OUTPUT ${made}/stamp
		COMMAND ${CMAKE_COMMAND} -E env AWK=${IOFD_AWK} sh ${PROJECT_SOURCE_DIR}/cmake/api/pages ${made}
			${PROJECT_VERSION} ${IOFD_MAN_DATE} ${ZCALL_TARGET} "${overviews}"
			${arg_HEADERS} -- ${compiler}
		COMMAND ${CMAKE_COMMAND} -E touch ${made}/stamp
		DEPENDS ${inputs} COMMENT "Making manual pages" VERBATIM)
	add_custom_target(iofd_man ALL DEPENDS ${made}/stamp)
	if(IOFD_INSTALL)
		foreach(name IN ITEMS zcall iofd)
			install(DIRECTORY ${made}/man3 DESTINATION ${CMAKE_INSTALL_MANDIR} COMPONENT ${name}_dev
				FILES_MATCHING PATTERN "${name}_*.3")
		endforeach()
	endif()
endfunction()
