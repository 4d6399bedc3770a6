# SPDX-License-Identifier: MIT
include(CMakePackageConfigHelpers)

# iofd_install_headers(NAME header...)
# A list: a whole directory would have the files of somebody's editor as well.
function(iofd_install_headers name)
	if(NOT IOFD_INSTALL)
		return()
	endif()
	foreach(header IN LISTS ARGN)
		cmake_path(GET header PARENT_PATH directory)
		install(FILES include/${header} COMPONENT ${name}_dev
			DESTINATION ${CMAKE_INSTALL_INCLUDEDIR}/${directory})
	endforeach()
endfunction()

# iofd_install_package(NAME SUMMARY text [DEPENDS other])
# Installs the library, its CMake package and NAME.pc, split into the components
# NAME_runtime, NAME_dev and NAME_static. Each kind has an export set of its
# own, so that a distribution may leave either out.
function(iofd_install_package name)
	cmake_parse_arguments(PARSE_ARGV 1 arg "" "SUMMARY;DEPENDS" "")
	if(NOT IOFD_INSTALL)
		return()
	endif()
	set(package_dir ${CMAKE_INSTALL_LIBDIR}/cmake/${name})

	foreach(kind IN ITEMS headers shared static)
		if(NOT TARGET ${name}_${kind})
			continue()
		endif()
		set(component ${name}_dev)
		if(kind STREQUAL static)
			set(component ${name}_static)
		endif()
		install(TARGETS ${name}_${kind} EXPORT ${name}-${kind}
			LIBRARY COMPONENT ${name}_runtime NAMELINK_COMPONENT ${name}_dev
			ARCHIVE COMPONENT ${name}_static)
		install(EXPORT ${name}-${kind} FILE ${name}-${kind}-targets.cmake
			NAMESPACE ${name}:: DESTINATION ${package_dir} COMPONENT ${component})
	endforeach()

	configure_package_config_file(${PROJECT_SOURCE_DIR}/cmake/Config.cmake.in
		${name}-config.cmake INSTALL_DESTINATION ${package_dir}
		PATH_VARS CMAKE_INSTALL_LIBDIR)
	write_basic_package_version_file(${name}-config-version.cmake
		COMPATIBILITY SameMinorVersion)
	install(FILES ${CMAKE_CURRENT_BINARY_DIR}/${name}-config.cmake
		${CMAKE_CURRENT_BINARY_DIR}/${name}-config-version.cmake
		DESTINATION ${package_dir} COMPONENT ${name}_dev)

	# Appending an absolute directory replaces the prefix, as it should.
	cmake_path(APPEND libdir "\${prefix}" ${CMAKE_INSTALL_LIBDIR})
	cmake_path(APPEND includedir "\${prefix}" ${CMAKE_INSTALL_INCLUDEDIR})
	cmake_path(APPEND datadir "\${prefix}" ${CMAKE_INSTALL_DATADIR})
	set(api_variables "")
	if(IOFD_BUILD_API)
		string(CONCAT api_variables "api=\${libdir}/iofd/api.json\n"
			"cdef=${datadir}/iofd/iofd.cdef.h\nzcall_cdef=\${libdir}/iofd/zcall.cdef.h")
	endif()
	# A static library's user links what it needs; a shared library's does not.
	set(requires_private ".private")
	if(NOT TARGET ${name}_shared)
		set(requires_private "")
	endif()
	configure_file(${name}.pc.in ${name}.pc @ONLY)
	install(FILES ${CMAKE_CURRENT_BINARY_DIR}/${name}.pc
		DESTINATION ${CMAKE_INSTALL_LIBDIR}/pkgconfig COMPONENT ${name}_dev)
endfunction()
