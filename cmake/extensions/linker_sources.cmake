# SPDX-License-Identifier: Apache-2.0
#
# Pieces of linker script that a directory or an application adds at a named place.
# They are collected here; zephyr_write_linker_snippets() writes one file per place, which
# the board's linker script includes. The names of the files are fixed (Zephyr's).

set(ZEPHYR_LINKER_PLACES
  NOINIT RWDATA RODATA ROM_START ROM_SECTIONS RAM_SECTIONS RAMFUNC_SECTION NOCACHE_SECTION
  ITCM_SECTION DTCM_SECTION SECTIONS DATA_SECTIONS PINNED_RODATA PINNED_RAM_SECTIONS
  PINNED_DATA_SECTIONS TEXT_SECTIONS)

# zephyr_linker_sources(<place> [SORT_KEY <key>] <file>...)
# Files of one place come in the order of their key, then of their path as it was given;
# files without a key come between those with keys below and above "default".
function(zephyr_linker_sources place)
  if(NOT place IN_LIST ZEPHYR_LINKER_PLACES)
    list(JOIN ZEPHYR_LINKER_PLACES ", " known)
    message(FATAL_ERROR
      "zephyr_linker_sources(): there is no place ${place}; there are ${known}")
  endif()
  cmake_parse_arguments(PARSE_ARGV 1 ARG "" "SORT_KEY" "")
  set(key "default")
  if(DEFINED ARG_SORT_KEY)
    set(key "${ARG_SORT_KEY}")
  endif()
  foreach(file IN LISTS ARG_UNPARSED_ARGUMENTS)
    get_filename_component(path "${file}" ABSOLUTE)
    if(NOT EXISTS "${path}" OR IS_DIRECTORY "${path}")
      message(FATAL_ERROR "zephyr_linker_sources(): ${path} is not a file")
    endif()
    set_property(GLOBAL APPEND PROPERTY ZEPHYR_LINKER_${place} "${key}|${path}")
  endforeach()
endfunction()

function(zephyr_write_linker_snippets directory)
  foreach(place IN LISTS ZEPHYR_LINKER_PLACES)
    get_property(entries GLOBAL PROPERTY ZEPHYR_LINKER_${place})
    list(SORT entries)
    set(text "")
    foreach(entry IN LISTS entries)
      string(REGEX REPLACE "^[^|]*\\|" "" path "${entry}")
      string(APPEND text "#include \"${path}\"\n")
    endforeach()
    string(TOLOWER "${place}" name)
    string(REPLACE "_" "-" name "${name}")
    zephyr_write_if_changed("${directory}/snippets-${name}.ld" "${text}")
  endforeach()
endfunction()

# Zephyr's CMake linker generator is not used; iterable sections are in linker scripts.
function(zephyr_iterable_section)
endfunction()

function(zephyr_linker_section)
endfunction()

function(zephyr_linker_section_configure)
endfunction()
