# SPDX-License-Identifier: Apache-2.0
#
# `cmake -P zephyr_export.cmake`: enters this tree into CMake's user package registry,
# so that find_package(Zephyr) finds it without ZEPHYR_BASE. Repeatable: the entry is
# named after the path. `west zephyr-export` runs this file.

if(NOT CMAKE_SCRIPT_MODE_FILE)
  message(FATAL_ERROR "Run this file as a script: cmake -P zephyr_export.cmake")
endif()
if(NOT DEFINED ENV{HOME})
  message(FATAL_ERROR "HOME is not set, and the package registry is below it.")
endif()

string(MD5 _entry "${CMAKE_CURRENT_LIST_DIR}")
set(_registry "$ENV{HOME}/.cmake/packages/Zephyr")
file(MAKE_DIRECTORY "${_registry}")
file(WRITE "${_registry}/${_entry}.tmp" "${CMAKE_CURRENT_LIST_DIR}\n")
file(RENAME "${_registry}/${_entry}.tmp" "${_registry}/${_entry}")
get_filename_component(_tree "${CMAKE_CURRENT_LIST_DIR}/../../.." REALPATH)
message("Zephyr (${_tree})\nhas been added to the user package registry in:\n${_registry}")
