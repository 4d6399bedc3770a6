# SPDX-License-Identifier: MIT
# ThreadSanitizer runs the stress of the waker, and each mutant is found out.
# Bodies of inline functions are what is sanitized, and what the mutants change.
if(NOT IOFD_BUILD_STATIC OR CMAKE_CROSSCOMPILING)
	return()
endif()

# iofd_waker_program(PROGRAM KIND): the test that finds mutants of this kind.
function(iofd_waker_program program kind)
	string(REPLACE races stress source ${kind})
	add_executable(${program} waker_${source}.c)
	target_link_libraries(${program} PRIVATE harness iofd::static zcall::static Threads::Threads)
	target_compile_definitions(${program} PRIVATE ZCALL_INLINE IOFD_INLINE)
	set_target_properties(${program} PROPERTIES C_STANDARD 11)
	if(kind STREQUAL races)
		target_compile_options(${program} PRIVATE -fsanitize=thread)
		target_link_options(${program} PRIVATE -fsanitize=thread)
		target_compile_definitions(${program} PRIVATE WAKES=50000)
	endif()
endfunction()

if(IOFD_THREAD_SANITIZER)
	iofd_waker_program(waker_races races)
	add_test(NAME waker/races COMMAND waker_races)
	set_tests_properties(waker/races PROPERTIES TIMEOUT 600)
endif()

file(STRINGS waker_mutants mutants REGEX "^[^#]")
foreach(mutant IN LISTS mutants)
	string(REGEX MATCH "^([^\t]+)\t([^\t]+)\t([^\t]+)\t([^\t]+)" words "${mutant}")
	set(name ${CMAKE_MATCH_1})
	set(kind ${CMAKE_MATCH_2})
	set(printed ${CMAKE_MATCH_3})
	set(directory ${CMAKE_CURRENT_BINARY_DIR}/waker_mutants/${name})
	set(mutated ${directory}/iofd/inline/${CMAKE_MATCH_4})
	if(kind STREQUAL races AND NOT IOFD_THREAD_SANITIZER)
		continue()
	endif()
	add_custom_command(OUTPUT ${mutated} VERBATIM
		DEPENDS ../mutate waker_mutants ${PROJECT_SOURCE_DIR}/iofd/include/iofd/inline/${CMAKE_MATCH_4}
		COMMAND ${PROJECT_SOURCE_DIR}/tests/mutate ${name} ${CMAKE_CURRENT_SOURCE_DIR}/waker_mutants
			${PROJECT_SOURCE_DIR}/iofd/include/iofd/inline ${directory}/iofd/inline)
	iofd_waker_program(waker_${kind}_${name} ${kind})
	target_sources(waker_${kind}_${name} PRIVATE ${mutated})
	target_compile_definitions(waker_${kind}_${name} PRIVATE LOST_MS=1000)
	target_include_directories(waker_${kind}_${name} BEFORE PRIVATE ${directory})
	add_test(NAME waker/finds_mutant_${name} COMMAND waker_${kind}_${name})
	set_tests_properties(waker/finds_mutant_${name} PROPERTIES TIMEOUT 600 PASS_REGULAR_EXPRESSION "${printed}")
endforeach()
