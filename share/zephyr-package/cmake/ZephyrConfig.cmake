# SPDX-License-Identifier: Apache-2.0
#
# The CMake package `Zephyr`, found by an application's find_package(Zephyr).
# Decides which tree is ZEPHYR_BASE (the one this file lies in) and hands over to
# cmake/modules/zephyr_default.cmake, which runs in the application's scope.

get_filename_component(_zephyr_base "${CMAKE_CURRENT_LIST_DIR}/../../.." REALPATH)

# Two clones may share a shell: what CMake chose on the first run stays.
set(ZEPHYR_BASE "${_zephyr_base}" CACHE PATH "The tree that builds this application")
get_filename_component(ZEPHYR_BASE "${ZEPHYR_BASE}" REALPATH)
if(NOT ZEPHYR_BASE STREQUAL _zephyr_base)
  message(FATAL_ERROR
    "This build directory was configured with\n  ${ZEPHYR_BASE}\n"
    "and is now asked to use\n  ${_zephyr_base}\n"
    "Delete the build directory, or build with `west build -p always`.")
endif()
set(ENV{ZEPHYR_BASE} "${ZEPHYR_BASE}")
unset(_zephyr_base)

if("sysbuild" IN_LIST Zephyr_FIND_COMPONENTS OR SYSBUILD OR ZEPHYR_SYSBUILD)
  message(FATAL_ERROR
    "Sysbuild is not supported: Ponente builds one image per build directory.")
endif()

if("unittest" IN_LIST Zephyr_FIND_COMPONENTS)
  include("${ZEPHYR_BASE}/cmake/modules/zephyr_unittest.cmake")
else()
  include("${ZEPHYR_BASE}/cmake/modules/zephyr_default.cmake")
endif()
