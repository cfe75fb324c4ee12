# SPDX-License-Identifier: Apache-2.0
#
# Where the application is and what the user asked for: reads the variables of the command
# line, the environment and the application, and says where the build is written.
# Decides nothing about boards or configuration; the configure step does.

include_guard(GLOBAL)

if(NOT DEFINED APPLICATION_SOURCE_DIR)
  set(APPLICATION_SOURCE_DIR "${CMAKE_CURRENT_SOURCE_DIR}" CACHE PATH "The application")
endif()
set(APPLICATION_BINARY_DIR "${CMAKE_CURRENT_BINARY_DIR}" CACHE PATH "The build directory")
set(ZEPHYR_BINARY_DIR "${APPLICATION_BINARY_DIR}/zephyr")
set(PROJECT_BINARY_DIR "${ZEPHYR_BINARY_DIR}")
set(GENERATED_DIR "${ZEPHYR_BINARY_DIR}/include/generated")

get_filename_component(_source "${APPLICATION_SOURCE_DIR}" REALPATH)
get_filename_component(_binary "${APPLICATION_BINARY_DIR}" REALPATH)
if(_source STREQUAL _binary)
  message(FATAL_ERROR
    "The build directory is the application's own directory, ${_source}.\n"
    "Name another one, for example: cmake -GNinja -B build (and remove CMakeCache.txt and "
    "CMakeFiles here).")
endif()
unset(_source)
unset(_binary)

if(NOT CMAKE_GENERATOR MATCHES "Ninja")
  if(NOT CMAKE_GENERATOR STREQUAL "Unix Makefiles")
    message(FATAL_ERROR "Generator '${CMAKE_GENERATOR}' is not supported, use -GNinja.")
  endif()
endif()

set(CMAKE_EXPORT_COMPILE_COMMANDS TRUE CACHE BOOL "Write compile_commands.json")

# A workspace may carry settings of its own for all its applications.
if(NOT ZephyrBuildConfiguration_ROOT)
  get_filename_component(_workspace "${ZEPHYR_BASE}" DIRECTORY)
  file(GLOB _settings "${_workspace}/*/share/zephyrbuild-package/cmake/ZephyrBuildConfig.cmake")
else()
  find_file(ZEPHYR_BUILD_CONFIG ZephyrBuildConfig.cmake REQUIRED NO_DEFAULT_PATH
    PATHS "${ZephyrBuildConfiguration_ROOT}"
    PATH_SUFFIXES . cmake share/zephyrbuild-package/cmake)
  set(_settings "${ZEPHYR_BUILD_CONFIG}")
endif()
foreach(_file IN LISTS _settings)
  include("${_file}")
endforeach()
unset(_settings)
unset(_workspace)

# A variable that CMake must not see change in a build directory: the first value stays.
function(zephyr_fixed_choice name what)
  zephyr_get(${name})
  get_property(first CACHE CACHED_${name} PROPERTY VALUE)
  get_property(asked CACHE ${name} PROPERTY VALUE)
  if(first AND asked AND NOT asked STREQUAL first)
    message(FATAL_ERROR
      "This build directory was made for the ${what} '${first}', and '${asked}' is asked for "
      "now. Delete ${APPLICATION_BINARY_DIR}, or build with `west build -p always`.")
  elseif(first)
    set(${name} "${first}")
  endif()
  set(CACHED_${name} "${${name}}" CACHE INTERNAL "The ${what} of this build directory")
  set(${name} "${${name}}" PARENT_SCOPE)
endfunction()

zephyr_fixed_choice(BOARD "board")
if(NOT BOARD)
  message(FATAL_ERROR
    "No board is set. Name one: -DBOARD=qemu_x86_virt (cmake), -b qemu_x86_virt (west build), "
    "or BOARD in the environment. `west boards` lists them.")
endif()

foreach(_name IN ITEMS SHIELD SNIPPET CONF_FILE EXTRA_CONF_FILE OVERLAY_CONFIG
    DTC_OVERLAY_FILE EXTRA_DTC_OVERLAY_FILE FILE_SUFFIX KCONFIG_ROOT APPLICATION_CONFIG_DIR
    DTS_EXTRA_CPPFLAGS ZEPHYR_MODULES ZEPHYR_EXTRA_MODULES EXTRA_ZEPHYR_MODULES)
  zephyr_get(${_name})
endforeach()
unset(_name)

# The application's own directory may hold boards, chips and so on; it needs no mention.
foreach(_root IN ITEMS BOARD_ROOT SOC_ROOT DTS_ROOT SNIPPET_ROOT MODULE_EXT_ROOT)
  zephyr_get(${_root} MERGE)
  zephyr_file(APPLICATION_ROOT ${_root})
endforeach()
unset(_root)
