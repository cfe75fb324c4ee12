# SPDX-License-Identifier: Apache-2.0
#
# Tells find_package(Zephyr <version>) whether this tree will do. The version of
# the package is the level of the programming interface (VERSION), not Ponente's own.
#
# Also refuses to build an application that lies in another clone, which the package registry
# may offer; ZEPHYR_BASE in the environment is a decision of the user, and holds.

file(STRINGS "${CMAKE_CURRENT_LIST_DIR}/../../../VERSION" _zephyr_version_lines
  REGEX "^(VERSION_MAJOR|VERSION_MINOR|PATCHLEVEL) *=")
string(REGEX REPLACE "[^;=]*= *" "" _zephyr_version "${_zephyr_version_lines}")
list(JOIN _zephyr_version "." PACKAGE_VERSION)
unset(_zephyr_version_lines)
unset(_zephyr_version)

set(PACKAGE_VERSION_COMPATIBLE FALSE)
set(PACKAGE_VERSION_EXACT FALSE)
if(NOT PACKAGE_FIND_VERSION OR NOT PACKAGE_VERSION VERSION_LESS PACKAGE_FIND_VERSION)
  set(PACKAGE_VERSION_COMPATIBLE TRUE)
endif()
if(PACKAGE_FIND_VERSION AND PACKAGE_VERSION VERSION_EQUAL PACKAGE_FIND_VERSION)
  set(PACKAGE_VERSION_EXACT TRUE)
endif()

# The package registry must not give an in-tree application to another clone.
get_filename_component(_zephyr_here "${CMAKE_CURRENT_LIST_DIR}/../../.." REALPATH)
get_filename_component(_zephyr_dir "${CMAKE_SOURCE_DIR}" REALPATH)
set(_zephyr_top "${_zephyr_dir}")
while(NOT EXISTS "${_zephyr_top}/share/zephyr-package/cmake/ZephyrConfig.cmake")
  get_filename_component(_zephyr_parent "${_zephyr_top}" DIRECTORY)
  if(_zephyr_parent STREQUAL _zephyr_top)
    set(_zephyr_top "")
    break()
  endif()
  set(_zephyr_top "${_zephyr_parent}")
endwhile()
if(_zephyr_top AND NOT _zephyr_top STREQUAL _zephyr_here AND NOT DEFINED ENV{ZEPHYR_BASE})
  set(PACKAGE_VERSION_UNSUITABLE TRUE)
endif()
unset(_zephyr_here)
unset(_zephyr_dir)
unset(_zephyr_top)
unset(_zephyr_parent)
