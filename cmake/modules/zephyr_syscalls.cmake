# SPDX-License-Identifier: Apache-2.0
#
# System calls that an application or a module declares: which headers are read for __syscall.
# Without such a place nothing is run. Where there is one, the headers <syscalls/NAME.h> are made
# when the application is done (zephyr_finish_build), by scripts/build/gen_syscalls.py.

include_guard(GLOBAL)

# Folders whose headers may declare system calls, and single headers.
function(zephyr_syscall_include_directories)
  foreach(place IN LISTS ARGN)
    get_filename_component(place "${place}" ABSOLUTE BASE_DIR "${CMAKE_CURRENT_SOURCE_DIR}")
    set_property(GLOBAL APPEND PROPERTY ZEPHYR_SYSCALL_PLACES "${place}")
  endforeach()
endfunction()

function(zephyr_syscall_header)
  zephyr_syscall_include_directories(${ARGN})
endfunction()

function(zephyr_syscall_header_ifdef feature)
  if(${feature})
    zephyr_syscall_include_directories(${ARGN})
  endif()
endfunction()

function(_zephyr_generate_syscalls)
  get_property(places GLOBAL PROPERTY ZEPHYR_SYSCALL_PLACES)
  if(CONFIG_APPLICATION_DEFINED_SYSCALL)
    list(PREPEND places "${APPLICATION_SOURCE_DIR}")
  endif()
  if(NOT places)
    return()
  endif()
  execute_process(
    COMMAND ${ZEPHYR_PYTHON_FAST} "${ZEPHYR_BASE}/scripts/build/gen_syscalls.py"
      --output "${GENERATED_DIR}" ${places}
    OUTPUT_VARIABLE headers OUTPUT_STRIP_TRAILING_WHITESPACE RESULT_VARIABLE status)
  if(NOT status EQUAL 0)
    message(FATAL_ERROR "The system calls could not be read; the reason stands above.")
  endif()
  string(REPLACE "\n" ";" headers "${headers}")
  set_property(DIRECTORY "${APPLICATION_SOURCE_DIR}" APPEND PROPERTY CMAKE_CONFIGURE_DEPENDS
    ${headers})
endfunction()
