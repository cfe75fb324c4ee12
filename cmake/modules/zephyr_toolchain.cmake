# SPDX-License-Identifier: Apache-2.0
#
# Chooses the compiler and finds out about it. What was found is kept per compiler (path,
# time and size of the file) in the user's cache directory, so the second build on a machine
# starts no compiler here. CMake's own identification of compilers is not run.
#
# ZEPHYR_TOOLCHAIN_VARIANT: host (gcc -m32), cross-compile (CROSS_COMPILE names the prefix),
# llvm (clang), or unset: the first of gcc -m32, i686-linux-gnu-, i686-elf-, clang that can
# build for 32-bit x86.
#
# Results: ZEPHYR_TARGET_FLAGS (what makes the compiler build for ia32), ZEPHYR_LINKER_FLAGS,
# NOSTDINC (the compiler's own headers), LIBGCC (its run-time library, empty if there is none),
# COMPILER (gcc or clang), LINKER (ld or lld), CMAKE_*.

include_guard(GLOBAL)

# What was chosen or found on the first run stays: ninja starts CMake again in any shell.
zephyr_fixed_choice(ZEPHYR_TOOLCHAIN_VARIANT "toolchain")
zephyr_fixed_choice(CROSS_COMPILE "cross compiler")
zephyr_fixed_choice(LLVM_TOOLCHAIN_PATH "LLVM installation")

zephyr_get(USER_CACHE_DIR)
if(NOT USER_CACHE_DIR)
  find_appropriate_cache_directory(USER_CACHE_DIR)
endif()
set(_toolchain_dir "${USER_CACHE_DIR}/toolchain-3")
file(MAKE_DIRECTORY "${_toolchain_dir}")

# zephyr_probe_compiler(<result> <kind> <compiler>): <result> is the file with the facts, or
# empty when this compiler cannot build for 32-bit x86.
function(zephyr_probe_compiler result kind compiler)
  get_filename_component(real "${compiler}" REALPATH)
  file(TIMESTAMP "${real}" time "%s" UTC)
  file(SIZE "${real}" size)
  string(SHA256 key "${kind}|${compiler}|${real}|${time}|${size}|${CMAKE_VERSION}")
  string(SUBSTRING "${key}" 0 24 key)
  set(facts "${_toolchain_dir}/${key}")
  # A package with the 32-bit run-time library may have come or gone since.
  set(usable FALSE)
  if(EXISTS "${facts}.cmake")
    include("${facts}.cmake")
    if(LIBGCC STREQUAL "" OR EXISTS "${LIBGCC}")
      set(usable TRUE)
    endif()
  endif()
  if(NOT usable)
    include("${ZEPHYR_BASE}/cmake/toolchain/${kind}.cmake")
    zephyr_toolchain_facts("${compiler}" text)
    if(text STREQUAL "")
      set(${result} "" PARENT_SCOPE)
      return()
    endif()
    zephyr_write_if_changed("${facts}.cmake" "${text}")
  endif()
  set(${result} "${facts}" PARENT_SCOPE)
endfunction()

# Looks for one compiler; sets ZEPHYR_TOOLCHAIN_CACHE and CMAKE_C_COMPILER in its caller.
function(zephyr_try_compiler kind name)
  set(hints)
  if(kind STREQUAL "clang" AND LLVM_TOOLCHAIN_PATH)
    set(hints HINTS "${LLVM_TOOLCHAIN_PATH}/bin")
  endif()
  zephyr_find_tool(program "${name}" ${hints})
  if(program)
    zephyr_probe_compiler(facts ${kind} "${program}")
    if(facts)
      set(ZEPHYR_TOOLCHAIN_CACHE "${facts}" PARENT_SCOPE)
      set(CMAKE_C_COMPILER "${program}" PARENT_SCOPE)
    endif()
  endif()
endfunction()

# Which kinds and prefixes to try, in order; "kind|compiler" each.
if(ZEPHYR_TOOLCHAIN_VARIANT MATCHES "^(host|host/gnu|gnu)$")
  set(_candidates "gcc|gcc")
elseif(ZEPHYR_TOOLCHAIN_VARIANT MATCHES "^(llvm|host/llvm)$")
  set(_candidates "clang|clang")
elseif(ZEPHYR_TOOLCHAIN_VARIANT STREQUAL "cross-compile"
    OR (CROSS_COMPILE AND NOT ZEPHYR_TOOLCHAIN_VARIANT))
  if(NOT CROSS_COMPILE)
    message(FATAL_ERROR
      "ZEPHYR_TOOLCHAIN_VARIANT is cross-compile, but CROSS_COMPILE is not set. Set it to what "
      "stands before `gcc`, for example CROSS_COMPILE=/usr/bin/i686-linux-gnu-.")
  endif()
  set(_candidates "gcc|${CROSS_COMPILE}gcc" "clang|${CROSS_COMPILE}clang")
elseif(ZEPHYR_TOOLCHAIN_VARIANT)
  message(FATAL_ERROR
    "ZEPHYR_TOOLCHAIN_VARIANT is '${ZEPHYR_TOOLCHAIN_VARIANT}'; known are host (gcc -m32), "
    "cross-compile (with CROSS_COMPILE) and llvm. Unset it to have a compiler found.")
else()
  set(_candidates "gcc|gcc" "gcc|i686-linux-gnu-gcc" "gcc|i686-elf-gcc" "clang|clang")
endif()

unset(ZEPHYR_TOOLCHAIN_CACHE)
foreach(_candidate IN LISTS _candidates)
  string(REPLACE "|" ";" _candidate "${_candidate}")
  zephyr_try_compiler(${_candidate})
  if(ZEPHYR_TOOLCHAIN_CACHE)
    break()
  endif()
endforeach()
if(NOT ZEPHYR_TOOLCHAIN_CACHE)
  string(REGEX REPLACE "[a-z]+\\|" "" _candidates "${_candidates}")
  list(JOIN _candidates ", " _candidates)
  message(FATAL_ERROR
    "No compiler for 32-bit x86 was found; tried: ${_candidates}.\n"
    "Debian and Ubuntu: install gcc and lib32gcc-<version>-dev (`gcc -dumpversion` tells the "
    "version, lib32gcc-12-dev on Debian 12), or gcc-i686-linux-gnu. clang needs lld and the "
    "library in one of them. `./quickstart run` does it.")
endif()
include("${ZEPHYR_TOOLCHAIN_CACHE}.cmake")
unset(_candidate)
unset(_candidates)
unset(_toolchain_dir)

if(NOT ZEPHYR_TOOLCHAIN_VARIANT)
  set(ZEPHYR_TOOLCHAIN_VARIANT "${ZEPHYR_FOUND_VARIANT}")
  if(ZEPHYR_FOUND_VARIANT STREQUAL "cross-compile" AND NOT CROSS_COMPILE)
    string(REGEX REPLACE "(gcc|clang)[^/]*$" "" CROSS_COMPILE "${CMAKE_C_COMPILER}")
  endif()
  set(CACHED_ZEPHYR_TOOLCHAIN_VARIANT "${ZEPHYR_TOOLCHAIN_VARIANT}" CACHE INTERNAL "")
  set(CACHED_CROSS_COMPILE "${CROSS_COMPILE}" CACHE INTERNAL "")
endif()

# What CMake would find out by itself, in 0.3 s and with test programs.
set(CMAKE_SYSTEM_NAME Generic)
set(CMAKE_SYSTEM_VERSION 1)
set(CMAKE_SYSTEM_PROCESSOR i686)
set(CMAKE_SIZEOF_VOID_P 4)
foreach(_lang IN ITEMS C CXX ASM)
  set(CMAKE_${_lang}_COMPILER_ID ${ZEPHYR_COMPILER_ID})
  set(CMAKE_${_lang}_COMPILER_ID_RUN TRUE)
  set(CMAKE_${_lang}_COMPILER_FORCED TRUE)
  set(CMAKE_${_lang}_COMPILER_VERSION ${ZEPHYR_COMPILER_VERSION})
endforeach()
set(CMAKE_C_STANDARD_COMPUTED_DEFAULT 17)
set(CMAKE_CXX_STANDARD_COMPUTED_DEFAULT 17)
set(CMAKE_ASM_COMPILER "${CMAKE_C_COMPILER}")
if(NOT EXISTS "${CMAKE_CXX_COMPILER}")
  # project(name) enables C++; a program that has no C++ needs no C++ compiler for that.
  set(CMAKE_CXX_COMPILER "${CMAKE_C_COMPILER}")
endif()
unset(_lang)

# Archives are thin (names of objects, no copies) and indexed by the command that makes them.
foreach(_lang IN ITEMS C CXX ASM)
  set(CMAKE_${_lang}_CREATE_STATIC_LIBRARY
    "rm -f <TARGET>" "<CMAKE_AR> qcsDT <TARGET> <LINK_FLAGS> <OBJECTS>")
endforeach()
unset(_lang)
