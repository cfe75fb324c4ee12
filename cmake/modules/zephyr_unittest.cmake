# SPDX-License-Identifier: Apache-2.0
#
# find_package(Zephyr COMPONENTS unittest): a test that is a program of the host.
# Decides how `testbinary` is compiled; its sources come from the application, and the test engine
# from subsys/testsuite/ztest if CONFIG_ZTEST is set. No kernel, board or devicetree takes part,
# and Kconfig's rules do not either: what prj.conf (or CONF_FILE, EXTRA_CONF_FILE, -DCONFIG_...)
# assigns is defined as it stands there. Beside it there are only the engine's defaults.

cmake_minimum_required(VERSION 3.20.0)
include_guard(GLOBAL)

enable_language(C)
get_property(_languages GLOBAL PROPERTY ENABLED_LANGUAGES)

set(APPLICATION_SOURCE_DIR "${CMAKE_CURRENT_SOURCE_DIR}")
set(APPLICATION_BINARY_DIR "${CMAKE_CURRENT_BINARY_DIR}")
set(PROJECT_BINARY_DIR "${CMAKE_CURRENT_BINARY_DIR}/zephyr")
set(_generated "${CMAKE_CURRENT_BINARY_DIR}/zephyr/include/generated")

# What the engine needs of its own options (subsys/testsuite/ztest/Kconfig).
set(_lines
  CONFIG_PRINTK=y
  CONFIG_ZTEST_ASSERT_VERBOSE=1
  CONFIG_ZTEST_FAIL_ON_ASSUME=y
  CONFIG_ZTEST_VERBOSE_OUTPUT=y
  CONFIG_ZTEST_VERBOSE_SUMMARY=y
  CONFIG_ZTEST_VERIFY_RUN_ALL=y
  CONFIG_ZTEST_TEST_DELAY_MS=0
  CONFIG_ZTEST_PARAMETER_COUNT=10
  CONFIG_ZTEST_SHUFFLE_SUITE_REPEAT_COUNT=3
  CONFIG_ZTEST_SHUFFLE_TEST_REPEAT_COUNT=3
  CONFIG_ZTEST_SUITE_REPEAT_COUNT=3
  CONFIG_ZTEST_TEST_REPEAT_COUNT=3
)
# The configuration: later assignments win, those of the command line last.
set(_files "${CONF_FILE}" "${EXTRA_CONF_FILE}" "${OVERLAY_CONFIG}")
if(NOT CONF_FILE AND EXISTS "${APPLICATION_SOURCE_DIR}/prj.conf")
  list(PREPEND _files prj.conf)
endif()
foreach(_file IN LISTS _files)
  if(_file)
    get_filename_component(_path "${_file}" ABSOLUTE BASE_DIR "${APPLICATION_SOURCE_DIR}")
    file(STRINGS "${_path}" _found REGEX "^CONFIG_[A-Za-z0-9_]+=")
    list(APPEND _lines ${_found})
    set_property(DIRECTORY APPEND PROPERTY CMAKE_CONFIGURE_DEPENDS "${_path}")
  endif()
endforeach()
get_cmake_property(_cached CACHE_VARIABLES)
list(FILTER _cached INCLUDE REGEX "^CONFIG_")
foreach(_name IN LISTS _cached)
  list(APPEND _lines "${_name}=${${_name}}")
endforeach()

set(_symbols)
foreach(_line IN LISTS _lines)
  string(REGEX MATCH "^(CONFIG_[A-Za-z0-9_]+)=(.*)$" _ "${_line}")
  set(_symbol "${CMAKE_MATCH_1}")
  list(APPEND _symbols "${_symbol}")
  set(${_symbol} "${CMAKE_MATCH_2}")
endforeach()
list(REMOVE_DUPLICATES _symbols)
set(_header "/* SPDX-License-Identifier: Apache-2.0 */\n")
set(_config "")
foreach(_symbol IN LISTS _symbols)
  set(_value "${${_symbol}}")
  if(_value STREQUAL "n")
    unset(${_symbol})
    continue()
  endif()
  string(APPEND _config "${_symbol}=${_value}\n")
  if(_value STREQUAL "y")
    set(_value 1)
  endif()
  string(APPEND _header "#define ${_symbol} ${_value}\n")
endforeach()
file(CONFIGURE OUTPUT "${_generated}/autoconf.h" CONTENT "${_header}" @ONLY)
file(CONFIGURE OUTPUT "${PROJECT_BINARY_DIR}/.config" CONTENT "${_config}" @ONLY)

add_executable(testbinary)
set_target_properties(testbinary PROPERTIES RUNTIME_OUTPUT_DIRECTORY "${APPLICATION_BINARY_DIR}")
target_include_directories(testbinary PRIVATE
  "${APPLICATION_SOURCE_DIR}"
  "${_generated}"
  "${ZEPHYR_BASE}/include"
  "${ZEPHYR_BASE}/kernel/include"
)
target_compile_definitions(testbinary PRIVATE ZTEST_UNITTEST)
target_compile_options(testbinary PRIVATE
  -imacros "${_generated}/autoconf.h"
  -g -O1 -Wall -fsanitize=address,undefined -fno-sanitize-recover=all -fno-omit-frame-pointer
)
separate_arguments(_own_options UNIX_COMMAND "${EXTRA_CPPFLAGS} ${EXTRA_CFLAGS}")
target_compile_options(testbinary PRIVATE ${_own_options})
target_link_options(testbinary PRIVATE -fsanitize=address,undefined)
target_link_libraries(testbinary PRIVATE m)

# --- The engine ---------------------------------------------------------------------------------
if(CONFIG_ZTEST)
  set(_engine "${ZEPHYR_BASE}/subsys/testsuite/ztest")
  foreach(_source run verdict order report assert jump main host_main context_plain)
    target_sources(testbinary PRIVATE "${_engine}/src/${_source}.c")
  endforeach()
  if(CONFIG_ZTEST_MOCKING)
    target_sources(testbinary PRIVATE "${_engine}/src/mock.c")
  endif()
  target_include_directories(testbinary PRIVATE "${_engine}/include")
  target_link_options(testbinary PRIVATE "-Wl,-T,${ZEPHYR_BASE}/cmake/unittest.ld")
endif()

add_custom_target(run COMMAND testbinary USES_TERMINAL)
add_custom_target(run-test COMMAND testbinary USES_TERMINAL)
