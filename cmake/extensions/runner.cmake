# SPDX-License-Identifier: Apache-2.0
#
# What a board.cmake says about running the image. The answers are global properties;
# zephyr_write_runners() makes runners.yaml of them.

function(board_set_flasher runner)
  set_property(GLOBAL PROPERTY BOARD_FLASH_RUNNER ${runner})
endfunction()

function(board_set_debugger runner)
  set_property(GLOBAL PROPERTY BOARD_DEBUG_RUNNER ${runner})
endfunction()

function(board_set_flasher_ifnset runner)
  get_property(set GLOBAL PROPERTY BOARD_FLASH_RUNNER SET)
  if(NOT set)
    board_set_flasher(${runner})
  endif()
endfunction()

function(board_set_debugger_ifnset runner)
  get_property(set GLOBAL PROPERTY BOARD_DEBUG_RUNNER SET)
  if(NOT set)
    board_set_debugger(${runner})
  endif()
endfunction()

# board_runner_args(<runner> <argument>...): may be called several times.
function(board_runner_args runner)
  set_property(GLOBAL APPEND PROPERTY BOARD_RUNNERS ${runner})
  set_property(GLOBAL APPEND PROPERTY BOARD_RUNNER_ARGS_${runner} ${ARGN})
endfunction()

function(board_finalize_runner_args runner)
  set_property(GLOBAL APPEND PROPERTY BOARD_RUNNERS ${runner})
  get_property(given GLOBAL PROPERTY BOARD_RUNNER_ARGS_${runner})
  set_property(GLOBAL PROPERTY BOARD_RUNNER_ARGS_${runner} ${ARGN} ${given})
endfunction()

# board_emu_args(<emulator> <argument>...): further arguments of QEMU, for example.
function(board_emu_args emulator)
  set_property(GLOBAL APPEND PROPERTY BOARD_EMU_ARGS_${emulator} ${ARGN})
endfunction()

# Quotes for a JSON document.
function(zephyr_json_string text result)
  string(REPLACE "\\" "\\\\" text "${text}")
  string(REPLACE "\"" "\\\"" text "${text}")
  string(REPLACE "\n" "\\n" text "${text}")
  string(REPLACE "\t" "\\t" text "${text}")
  set(${result} "\"${text}\"" PARENT_SCOPE)
endfunction()

# zephyr_json_array(<result> <string>...)
function(zephyr_json_array result)
  set(items)
  foreach(item IN LISTS ARGN)
    zephyr_json_string("${item}" item)
    list(APPEND items "${item}")
  endforeach()
  list(JOIN items ", " text)
  set(${result} "[${text}]" PARENT_SCOPE)
endfunction()

# Writes <build>/zephyr/runners.yaml; it is JSON, which YAML readers take too.
function(zephyr_write_runners path)
  get_property(runners GLOBAL PROPERTY BOARD_RUNNERS)
  list(REMOVE_DUPLICATES runners)
  set(text "{\n")
  if("qemu" IN_LIST EMU_PLATFORM OR "qemu" IN_LIST SUPPORTED_EMU_PLATFORMS
      OR DEFINED QEMU_FLAGS_${ARCH})
    list(APPEND runners qemu)
    _zephyr_qemu_entry(entry)
    string(APPEND text "  \"qemu\": ${entry},\n")
  endif()
  set(all_args)
  foreach(runner IN LISTS runners)
    get_property(given GLOBAL PROPERTY BOARD_RUNNER_ARGS_${runner})
    zephyr_json_array(list ${given})
    list(APPEND all_args "\"${runner}\": ${list}")
  endforeach()
  list(JOIN all_args ", " all_args)
  zephyr_json_array(names ${runners})
  string(APPEND text "  \"runners\": ${names},\n")
  foreach(kind IN ITEMS flash debug)
    string(TOUPPER "BOARD_${kind}_RUNNER" property)
    get_property(runner GLOBAL PROPERTY ${property})
    if("${runner}" STREQUAL "" AND runners)
      list(GET runners 0 runner)
    endif()
    zephyr_json_string("${runner}" runner)
    string(APPEND text "  \"${kind}-runner\": ${runner},\n")
  endforeach()
  set(config)
  foreach(item IN ITEMS "board|${BOARD}" "board_target|${BOARD_TARGET}" "board_dir|${BOARD_DIR}"
      "elf_file|${KERNEL_ELF_NAME}" "source_dir|${APPLICATION_SOURCE_DIR}"
      "zephyr_base|${ZEPHYR_BASE}")
    string(FIND "${item}" "|" at)
    string(SUBSTRING "${item}" 0 ${at} name)
    math(EXPR at "${at} + 1")
    string(SUBSTRING "${item}" ${at} -1 value)
    zephyr_json_string("${value}" value)
    list(APPEND config "    \"${name}\": ${value}")
  endforeach()
  list(JOIN config ",\n" config)
  zephyr_json_string("${CMAKE_GDB}" gdb)
  string(APPEND text "  \"config\": {\n${config}\n  },\n  \"args\": {${all_args}},\n"
    "  \"gdb\": ${gdb}\n}\n")
  zephyr_write_if_changed("${path}" "${text}")
endfunction()

# The machine: what the board says for its architecture, then what the user adds.
function(_zephyr_qemu_entry result)
  if(NOT DEFINED QEMU_binary_suffix AND ARCH STREQUAL "x86")
    set(QEMU_binary_suffix i386)
  endif()
  get_property(emu GLOBAL PROPERTY BOARD_EMU_ARGS_qemu)
  set(arguments ${QEMU_FLAGS_${ARCH}} ${emu})
  set(extra "${QEMU_EXTRA_FLAGS}")
  separate_arguments(extra UNIX_COMMAND "${extra}")
  list(APPEND arguments ${extra})
  zephyr_json_array(list ${arguments})
  zephyr_json_string("${KERNEL_ELF_NAME}" kernel)
  set(${result}
    "{\n    \"binary\": \"qemu-system-${QEMU_binary_suffix}\",\n    \"args\": ${list},\n    \"kernel\": ${kernel}\n  }"
    PARENT_SCOPE)
endfunction()
