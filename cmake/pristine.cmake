# SPDX-License-Identifier: Apache-2.0
#
# `cmake -DBUILD_DIR=... -P pristine.cmake`: empties a build directory, and nothing else: a
# directory that CMake did not configure is refused. Called by the target `pristine`.

if(NOT EXISTS "${BUILD_DIR}/CMakeCache.txt")
  message(FATAL_ERROR "'${BUILD_DIR}' is not a build directory: it has no CMakeCache.txt.")
endif()
file(GLOB entries LIST_DIRECTORIES TRUE "${BUILD_DIR}/*" "${BUILD_DIR}/.*")
list(FILTER entries EXCLUDE REGEX "/\\.\\.?$")
foreach(entry IN LISTS entries)
  file(REMOVE_RECURSE "${entry}")
endforeach()
