# SPDX-License-Identifier: Apache-2.0
#
# The CMakeLists.txt files of external modules. Which modules there are, and where, was
# found by the configure step: ZEPHYR_MODULE_NAMES, ZEPHYR_<NAME>_MODULE_DIR and
# ZEPHYR_<NAME>_CMAKE_DIR (empty for a module without CMake files).

foreach(_module IN LISTS ZEPHYR_MODULE_NAMES)
  string(TOUPPER "${_module}" _name)
  string(REGEX REPLACE "[^A-Z0-9_]" "_" _name "${_name}")
  if(ZEPHYR_${_name}_CMAKE_DIR)
    set(ZEPHYR_CURRENT_MODULE_NAME "${_module}")
    set(ZEPHYR_CURRENT_MODULE_DIR "${ZEPHYR_${_name}_MODULE_DIR}")
    set(ZEPHYR_CURRENT_CMAKE_DIR "${ZEPHYR_${_name}_CMAKE_DIR}")
    add_subdirectory("${ZEPHYR_CURRENT_CMAKE_DIR}" "${APPLICATION_BINARY_DIR}/modules/${_module}")
  endif()
endforeach()
unset(ZEPHYR_CURRENT_MODULE_NAME)
unset(ZEPHYR_CURRENT_MODULE_DIR)
unset(ZEPHYR_CURRENT_CMAKE_DIR)
