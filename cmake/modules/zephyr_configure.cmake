# SPDX-License-Identifier: Apache-2.0
#
# Starts the one Python process that turns board, devicetree, Kconfig, modules, snippets and
# shields into files, and takes over what it found (configured.cmake). Hands in what the
# user said, as it was said: the process decides what it means.

include_guard(GLOBAL)

# Appends a member to the JSON object that `variable` holds; values may be lists.
function(_zephyr_json_member variable key value)
  zephyr_json_string("${value}" value)
  set(text "${${variable}}")
  if(NOT text STREQUAL "")
    string(APPEND text ",\n")
  endif()
  set(${variable} "${text}  \"${key}\": ${value}" PARENT_SCOPE)
endfunction()

# Every -DCONFIG_X=... of the command line, as a JSON object.
function(_zephyr_cli_symbols result)
  get_cmake_property(names CACHE_VARIABLES)
  list(FILTER names INCLUDE REGEX "^CONFIG_")
  set(members "")
  foreach(name IN LISTS names)
    get_property(value CACHE ${name} PROPERTY VALUE)
    # Named as a variable too, or CMake warns that nothing used it.
    set(ignored "${${name}}")
    _zephyr_json_member(members ${name} "${value}")
  endforeach()
  set(${result} "{${members}}" PARENT_SCOPE)
endfunction()

function(_zephyr_write_configure_json path)
  set(members "")
  foreach(pair IN ITEMS
      zephyr_base|ZEPHYR_BASE source_dir|APPLICATION_SOURCE_DIR
      application_config_dir|APPLICATION_CONFIG_DIR build_dir|APPLICATION_BINARY_DIR
      board|BOARD conf_file|CONF_FILE extra_conf_file|EXTRA_CONF_FILE
      overlay_config|OVERLAY_CONFIG dtc_overlay_file|DTC_OVERLAY_FILE
      extra_dtc_overlay_file|EXTRA_DTC_OVERLAY_FILE file_suffix|FILE_SUFFIX
      board_root|BOARD_ROOT soc_root|SOC_ROOT dts_root|DTS_ROOT snippet_root|SNIPPET_ROOT
      module_ext_root|MODULE_EXT_ROOT snippet|SNIPPET shield|SHIELD
      zephyr_modules|ZEPHYR_MODULES kconfig_root|KCONFIG_ROOT
      dts_extra_cppflags|DTS_EXTRA_CPPFLAGS dtc|DTC
      x86_extra_gen_mmu_arguments|X86_EXTRA_GEN_MMU_ARGUMENTS)
    string(REPLACE "|" ";" pair "${pair}")
    list(GET pair 0 key)
    list(GET pair 1 name)
    _zephyr_json_member(members ${key} "${${name}}")
  endforeach()
  set(extra ${EXTRA_ZEPHYR_MODULES} ${ZEPHYR_EXTRA_MODULES})
  _zephyr_json_member(members extra_zephyr_modules "${extra}")
  set(tools "")
  _zephyr_json_member(tools variant "${ZEPHYR_TOOLCHAIN_VARIANT}")
  _zephyr_json_member(tools cc "${CMAKE_C_COMPILER}")
  _zephyr_json_member(tools compiler_id "${ZEPHYR_COMPILER_ID}")
  _zephyr_json_member(tools version "${ZEPHYR_COMPILER_VERSION}")
  _zephyr_cli_symbols(symbols)
  zephyr_write_if_changed("${path}"
    "{\n${members},\n  \"conf_file_cli_symbols\": ${symbols},\n  \"toolchain\": {${tools}}\n}\n")
endfunction()

find_program(DTC dtc NO_CMAKE_SYSTEM_PATH)
if(NOT DTC)
  message(FATAL_ERROR
    "The devicetree compiler `dtc` was not found. Debian and Ubuntu: install "
    "device-tree-compiler, or run ./quickstart in ${ZEPHYR_BASE}.")
endif()

file(MAKE_DIRECTORY "${GENERATED_DIR}")
_zephyr_write_configure_json("${ZEPHYR_BINARY_DIR}/configure.json")
execute_process(
  COMMAND ${ZEPHYR_PYTHON} "${ZEPHYR_BASE}/scripts/configure/configure.py"
    --args-json "${ZEPHYR_BINARY_DIR}/configure.json"
  WORKING_DIRECTORY "${APPLICATION_SOURCE_DIR}"
  RESULT_VARIABLE _status)
if(NOT _status STREQUAL "0")
  message(FATAL_ERROR "The application was not configured; the reason stands above.")
endif()
unset(_status)

set(DOTCONFIG "${ZEPHYR_BINARY_DIR}/.config")
set(AUTOCONF_H "${GENERATED_DIR}/autoconf.h")
include("${ZEPHYR_BINARY_DIR}/configured.cmake")
set_property(DIRECTORY APPEND PROPERTY CMAKE_CONFIGURE_DEPENDS ${CONFIGURE_DEPENDS_FILES})

message(STATUS
  "Toolchain: ${ZEPHYR_TOOLCHAIN_VARIANT}, ${COMPILER} ${ZEPHYR_COMPILER_VERSION} "
  "(${CMAKE_C_COMPILER})")
