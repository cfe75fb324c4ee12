# SPDX-License-Identifier: Apache-2.0
#
# Asking the compiler and the linker whether they know an option. An answer is kept per
# compiler (path, time, size) in the user's cache directory and shared by all builds.

# zephyr_check_compiler_flag(<language> <option> <result>)
function(zephyr_check_compiler_flag lang option result)
  set(command "${CMAKE_C_COMPILER}" -Werror)
  set(language "c")
  if(lang STREQUAL "CXX")
    set(command "${CMAKE_CXX_COMPILER}" -Werror)
    set(language "c++")
  elseif(lang STREQUAL "ASM")
    set(language "assembler-with-cpp")
  endif()
  # -Wno-... is accepted whatever stands there; its positive form is not.
  string(REGEX REPLACE "^-Wno-" "-W" asked "${option}")
  separate_arguments(asked UNIX_COMMAND "${asked}")
  _zephyr_ask("${lang} ${asked}" answer
    ${command} ${ZEPHYR_TARGET_FLAGS} ${asked} -x ${language} -S -o /dev/null /dev/null)
  set(${result} ${answer} PARENT_SCOPE)
endfunction()

# zephyr_check_linker_flag(<option> <result>)
function(zephyr_check_linker_flag option result)
  separate_arguments(asked UNIX_COMMAND "${option}")
  # -r by the compiler's own option: one that makes position-independent programs takes that back.
  _zephyr_ask("LD -r ${asked}" answer
    "${CMAKE_C_COMPILER}" ${ZEPHYR_TARGET_FLAGS} ${ZEPHYR_LINKER_FLAGS} -nostdlib -r
    ${asked} -o /dev/null -x c /dev/null)
  set(${result} ${answer} PARENT_SCOPE)
endfunction()

# Exit status 0 of the command that follows, remembered under a key.
function(_zephyr_ask key result)
  string(SHA256 name "${key}")
  string(SUBSTRING "${name}" 0 24 name)
  set(file "${ZEPHYR_TOOLCHAIN_CACHE}.${name}")
  if(EXISTS "${file}")
    file(STRINGS "${file}" answer LIMIT_COUNT 1)
  else()
    execute_process(COMMAND ${ARGN} RESULT_VARIABLE status OUTPUT_QUIET ERROR_QUIET)
    set(answer 0)
    if(status STREQUAL "0")
      set(answer 1)
    endif()
    zephyr_write_if_changed("${file}" "${answer}\n${key}\n")
  endif()
  set(${result} ${answer} PARENT_SCOPE)
endfunction()

function(target_cc_option target scope option)
  target_cc_option_fallback(${target} ${scope} "${option}" "")
endfunction()

function(target_cc_option_fallback target scope option fallback)
  zephyr_check_compiler_flag(C "${option}" ok)
  if(ok)
    target_compile_options(${target} ${scope} ${option})
  elseif(fallback)
    target_compile_options(${target} ${scope} ${fallback})
  endif()
endfunction()

function(target_ld_options target scope)
  foreach(option IN LISTS ARGN)
    if(option STREQUAL "NO_SPLIT")
      continue()
    endif()
    zephyr_check_linker_flag("${option}" ok)
    if(ok)
      target_link_options(${target} ${scope} "SHELL:${option}")
    endif()
  endforeach()
endfunction()

function(zephyr_cc_option)
  foreach(option IN LISTS ARGN)
    target_cc_option(zephyr_interface INTERFACE "${option}")
  endforeach()
endfunction()

function(zephyr_cc_option_fallback option fallback)
  target_cc_option_fallback(zephyr_interface INTERFACE "${option}" "${fallback}")
endfunction()
