# SPDX-License-Identifier: Apache-2.0
#
# Targets that people call: run, debugserver, reports, configuration interfaces. Each is one
# command; the last target of a link is the image.

include_guard(GLOBAL)

# _zephyr_tool(<target> <script> [IMAGE] ARGUMENTS ...): a command at the terminal.
function(_zephyr_tool target script)
  cmake_parse_arguments(PARSE_ARGV 2 ARG "IMAGE" "" "ARGUMENTS")
  set(depends)
  if(ARG_IMAGE)
    set(depends DEPENDS zephyr_final)
  endif()
  add_custom_target(${target}
    COMMAND ${CMAKE_COMMAND} -E env "ZEPHYR_BASE=${ZEPHYR_BASE}"
      ${ZEPHYR_PYTHON} "${ZEPHYR_BASE}/scripts/${script}" ${ARG_ARGUMENTS}
    ${depends} WORKING_DIRECTORY "${APPLICATION_BINARY_DIR}" USES_TERMINAL VERBATIM
    COMMENT "${target}")
endfunction()

function(zephyr_add_targets)
  _zephyr_tool(run run IMAGE ARGUMENTS "${APPLICATION_BINARY_DIR}")
  _zephyr_tool(debugserver run IMAGE ARGUMENTS "${APPLICATION_BINARY_DIR}" --gdb)
  foreach(kind IN ITEMS ram rom)
    _zephyr_tool(${kind}_report build/size_report.py IMAGE ARGUMENTS ${kind}
      --elf "$<TARGET_FILE:zephyr_final>" --base "${ZEPHYR_BASE}"
      --application "${APPLICATION_SOURCE_DIR}" --json "${APPLICATION_BINARY_DIR}/${kind}.json")
  endforeach()
  if(CONFIG_X86_MMU)
    _zephyr_tool(mmu_report build/x86mmu/report_cli.py IMAGE
      ARGUMENTS "$<TARGET_FILE:zephyr_final>")
  endif()
  add_custom_target(pristine
    COMMAND ${CMAKE_COMMAND} "-DBUILD_DIR=${APPLICATION_BINARY_DIR}"
      -P "${ZEPHYR_BASE}/cmake/pristine.cmake" VERBATIM)
  foreach(tool IN ITEMS menuconfig guiconfig hardenconfig)
    _zephyr_tool(${tool} kconfig/${tool}.py
      ARGUMENTS --args-json "${ZEPHYR_BINARY_DIR}/configure.json")
  endforeach()
endfunction()
