# SPDX-License-Identifier: Apache-2.0
#
# Facts about one gcc: asked once per compiler by zephyr_probe_compiler(), then remembered.

function(zephyr_toolchain_facts compiler result)
  foreach(question IN ITEMS dumpmachine dumpfullversion print-libgcc-file-name
      print-file-name=include print-file-name=include-fixed)
    execute_process(COMMAND "${compiler}" -m32 -${question}
      OUTPUT_VARIABLE answer OUTPUT_STRIP_TRAILING_WHITESPACE ERROR_QUIET RESULT_VARIABLE status)
    if(NOT status STREQUAL "0")
      set(${result} "" PARENT_SCOPE)
      return()
    endif()
    string(REGEX REPLACE "[=-]" "_" name "${question}")
    set(${name} "${answer}")
  endforeach()
  # Without the 32-bit half of a 64-bit gcc, the library is named but not there.
  if(NOT EXISTS "${print_libgcc_file_name}")
    set(${result} "" PARENT_SCOPE)
    return()
  endif()
  set(headers "${print_file_name_include}")
  if(IS_DIRECTORY "${print_file_name_include_fixed}")
    list(APPEND headers "${print_file_name_include_fixed}")
  endif()

  string(REGEX REPLACE "gcc(-[0-9]+)?$" "" prefix "${compiler}")
  string(REGEX MATCH "-[0-9]+$" suffix "${compiler}")
  set(text "set(ZEPHYR_COMPILER_ID GNU)\nset(COMPILER gcc)\nset(LINKER ld)\n")
  string(APPEND text "set(ZEPHYR_COMPILER_VERSION ${dumpfullversion})\n"
    "set(ZEPHYR_TARGET_FLAGS -m32)\n"
    "set(LIBGCC \"${print_libgcc_file_name}\")\nset(NOSTDINC \"${headers}\")\n")
  if(dumpmachine MATCHES "^x86_64" AND prefix MATCHES "(^|/)$")
    string(APPEND text "set(ZEPHYR_FOUND_VARIANT host)\n")
  else()
    string(APPEND text "set(ZEPHYR_FOUND_VARIANT cross-compile)\n")
  endif()
  foreach(tool IN ITEMS CXX_COMPILER|g++${suffix} AR|ar LINKER|ld.bfd OBJCOPY|objcopy
      OBJDUMP|objdump NM|nm READELF|readelf STRIP|strip SIZE|size ADDR2LINE|addr2line GDB|gdb)
    string(REPLACE "|" ";" tool "${tool}")
    list(GET tool 0 variable)
    list(GET tool 1 program)
    zephyr_find_tool(path "${prefix}${program}")
    if(NOT path AND program STREQUAL "gdb")
      zephyr_find_tool(path gdb-multiarch gdb)
    endif()
    if(program STREQUAL "ld.bfd" AND path)
      string(APPEND text "set(ZEPHYR_LINKER_FLAGS -fuse-ld=bfd)\n")
    endif()
    if(path)
      string(APPEND text "set(CMAKE_${variable} \"${path}\")\n")
    endif()
  endforeach()
  set(${result} "${text}" PARENT_SCOPE)
endfunction()
