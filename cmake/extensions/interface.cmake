# SPDX-License-Identifier: Apache-2.0
#
# zephyr_*(): what goes into the library `zephyr`, and what every library of the image is
# compiled with (the interface library `zephyr_interface`).

function(zephyr_sources)
  foreach(source IN LISTS ARGN)
    if(IS_DIRECTORY "${source}")
      message(FATAL_ERROR "zephyr_sources() was given the directory ${source}")
    endif()
    target_sources(zephyr PRIVATE "${source}")
  endforeach()
endfunction()

function(zephyr_include_directories)
  target_include_directories(zephyr_interface INTERFACE ${ARGN})
endfunction()

function(zephyr_system_include_directories)
  target_include_directories(zephyr_interface SYSTEM INTERFACE ${ARGN})
endfunction()

function(zephyr_compile_definitions)
  target_compile_definitions(zephyr_interface INTERFACE ${ARGN})
endfunction()

function(zephyr_compile_options)
  target_compile_options(zephyr_interface INTERFACE ${ARGN})
endfunction()

function(zephyr_link_libraries)
  target_link_libraries(zephyr_interface INTERFACE ${ARGN})
endfunction()

function(zephyr_libc_link_libraries)
  set_property(TARGET zephyr_interface APPEND PROPERTY LIBC_LINK_LIBRARIES ${ARGN})
endfunction()

function(zephyr_ld_options)
  target_ld_options(zephyr_interface INTERFACE ${ARGN})
endfunction()

# Makes an interface library part of what every library is compiled with.
function(zephyr_link_interface interface)
  target_link_libraries(${interface} INTERFACE zephyr_interface)
endfunction()

# An interface library for those who use a library: its include paths and definitions.
macro(zephyr_interface_library_named name)
  add_library(${name} INTERFACE)
  set_property(GLOBAL APPEND PROPERTY ZEPHYR_INTERFACE_LIBS ${name})
endmacro()

# Getters of what zephyr_interface holds for one language at the time of the call, as a
# list or as one string: for foreign build systems that are started from this one.
function(_zephyr_for_lang property lang prefix result)
  get_property(values TARGET zephyr_interface PROPERTY ${property})
  if(property STREQUAL "INTERFACE_INCLUDE_DIRECTORIES")
    # Compile options name it relative to the build directory.
    list(APPEND values "${GENERATED_DIR}")
  endif()
  set(kept)
  set(inside FALSE)
  set(wanted TRUE)
  foreach(value IN LISTS values)
    # An expression that holds a list is several elements: it ends where one ends with its bracket.
    set(ends FALSE)
    if(value MATCHES "^\\$<\\$<COMPILE_LANGUAGE:([A-Z,]+)>:(.*)$")
      set(value "${CMAKE_MATCH_2}")
      set(inside TRUE)
      string(REPLACE "," ";" languages "${CMAKE_MATCH_1}")
      set(wanted FALSE)
      if(lang IN_LIST languages)
        set(wanted TRUE)
      endif()
    endif()
    if(inside AND value MATCHES "^(.*)>$")
      set(value "${CMAKE_MATCH_1}")
      set(ends TRUE)
    endif()
    if(wanted)
      # Options name generated headers relative to the build directory.
      string(REGEX REPLACE "^SHELL:" "" value "${value}")
      string(REGEX REPLACE "([ \"])zephyr/include/generated" "\\1${GENERATED_DIR}" value "${value}")
      list(APPEND kept "${prefix}${value}")
    endif()
    if(ends)
      set(inside FALSE)
      set(wanted TRUE)
    endif()
  endforeach()
  set(${result} "${kept}" PARENT_SCOPE)
endfunction()

function(zephyr_get_include_directories_for_lang lang result)
  _zephyr_for_lang(INTERFACE_INCLUDE_DIRECTORIES ${lang} "-I" values)
  set(${result} "${values}" PARENT_SCOPE)
endfunction()

function(zephyr_get_system_include_directories_for_lang lang result)
  _zephyr_for_lang(INTERFACE_SYSTEM_INCLUDE_DIRECTORIES ${lang} "-isystem" values)
  set(${result} "${values}" PARENT_SCOPE)
endfunction()

function(zephyr_get_compile_definitions_for_lang lang result)
  _zephyr_for_lang(INTERFACE_COMPILE_DEFINITIONS ${lang} "-D" values)
  set(${result} "${values}" PARENT_SCOPE)
endfunction()

function(zephyr_get_compile_options_for_lang lang result)
  _zephyr_for_lang(INTERFACE_COMPILE_OPTIONS ${lang} "" values)
  set(${result} "${values}" PARENT_SCOPE)
endfunction()

# A list becomes one string for a shell: elements with spaces are quoted.
function(_zephyr_join_words list)
  set(words)
  foreach(word IN LISTS ${list})
    if(word MATCHES " " AND NOT word MATCHES "\"")
      set(word "\"${word}\"")
    endif()
    list(APPEND words "${word}")
  endforeach()
  list(JOIN words " " words)
  set(${list} "${words}" PARENT_SCOPE)
endfunction()

macro(zephyr_get_include_directories_for_lang_as_string lang result)
  zephyr_get_include_directories_for_lang(${lang} ${result})
  _zephyr_join_words(${result})
endmacro()

macro(zephyr_get_system_include_directories_for_lang_as_string lang result)
  zephyr_get_system_include_directories_for_lang(${lang} ${result})
  _zephyr_join_words(${result})
endmacro()

macro(zephyr_get_compile_definitions_for_lang_as_string lang result)
  zephyr_get_compile_definitions_for_lang(${lang} ${result})
  _zephyr_join_words(${result})
endmacro()

macro(zephyr_get_compile_options_for_lang_as_string lang result)
  zephyr_get_compile_options_for_lang(${lang} ${result})
  _zephyr_join_words(${result})
endmacro()
