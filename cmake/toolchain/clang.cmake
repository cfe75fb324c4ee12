# SPDX-License-Identifier: Apache-2.0
#
# Facts about one clang: asked once per compiler by zephyr_probe_compiler(), then remembered.
# lld links, or GNU ld where there is no lld.

# Division of 64-bit numbers and the like: gcc's library, else compiler-rt's.
function(_zephyr_other_runtime_library resources result)
  set(library "")
  zephyr_find_tool(gcc gcc)
  if(gcc)
    execute_process(COMMAND "${gcc}" -m32 -print-libgcc-file-name
      OUTPUT_VARIABLE library OUTPUT_STRIP_TRAILING_WHITESPACE ERROR_QUIET)
  endif()
  if(NOT EXISTS "${library}")
    file(GLOB library "${resources}/lib/*/libclang_rt.builtins-i386.a")
  endif()
  set(${result} "${library}" PARENT_SCOPE)
endfunction()

function(zephyr_toolchain_facts compiler result)
  set(target --target=i686-pc-linux-gnu)
  execute_process(COMMAND "${compiler}" --version OUTPUT_VARIABLE version ERROR_QUIET)
  execute_process(COMMAND "${compiler}" ${target} -print-resource-dir
    OUTPUT_VARIABLE resources OUTPUT_STRIP_TRAILING_WHITESPACE ERROR_QUIET)
  execute_process(COMMAND "${compiler}" ${target} --rtlib=libgcc -print-libgcc-file-name
    OUTPUT_VARIABLE library OUTPUT_STRIP_TRAILING_WHITESPACE ERROR_QUIET)
  if(NOT version MATCHES "version ([0-9.]+)" OR NOT IS_DIRECTORY "${resources}/include")
    set(${result} "" PARENT_SCOPE)
    return()
  endif()
  set(number "${CMAKE_MATCH_1}")
  if(NOT EXISTS "${library}")
    _zephyr_other_runtime_library("${resources}" library)
  endif()
  if(NOT EXISTS "${library}")
    set(${result} "" PARENT_SCOPE)
    return()
  endif()

  get_filename_component(dir "${compiler}" DIRECTORY)
  string(REGEX MATCH "-[0-9]+$" suffix "${compiler}")
  string(REGEX MATCH "^[0-9]+" major "${number}")
  zephyr_find_tool(lld ld.lld${suffix} ld.lld ld.lld-${major} HINTS "${dir}")
  set(linker -fuse-ld=bfd)
  set(kind ld)
  if(lld)
    set(linker "--ld-path=${lld}")
    set(kind lld)
  endif()
  set(text "set(ZEPHYR_COMPILER_ID Clang)\nset(COMPILER clang)\nset(LINKER ${kind})\n")
  string(APPEND text "set(ZEPHYR_COMPILER_VERSION ${number})\nset(ZEPHYR_FOUND_VARIANT llvm)\n"
    "set(ZEPHYR_TARGET_FLAGS ${target} -m32)\nset(ZEPHYR_LINKER_FLAGS \"${linker}\")\n"
    "set(LIBGCC \"${library}\")\nset(NOSTDINC \"${resources}/include\")\n")
  if(lld)
    string(APPEND text "set(CMAKE_LINKER \"${lld}\")\n")
  endif()
  foreach(tool IN ITEMS CXX_COMPILER|clang++ AR|ar OBJCOPY|objcopy OBJDUMP|objdump NM|nm
      READELF|readelf STRIP|strip SIZE|size ADDR2LINE|addr2line GDB|gdb)
    string(REPLACE "|" ";" tool "${tool}")
    list(GET tool 0 variable)
    list(GET tool 1 program)
    zephyr_find_tool(path llvm-${program}${suffix} llvm-${program} ${program}${suffix} ${program}
      HINTS "${dir}")
    if(path)
      string(APPEND text "set(CMAKE_${variable} \"${path}\")\n")
    endif()
  endforeach()
  set(${result} "${text}" PARENT_SCOPE)
endfunction()
