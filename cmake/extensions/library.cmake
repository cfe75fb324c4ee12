# SPDX-License-Identifier: Apache-2.0
#
# zephyr_library*(): libraries that are linked whole into the image. The "current"
# library of a directory is ZEPHYR_CURRENT_LIBRARY.

# A library named after the directory.
macro(zephyr_library)
  zephyr_library_get_current_dir_lib_name("${ZEPHYR_BASE}" _zephyr_lib_name)
  zephyr_library_named(${_zephyr_lib_name})
endmacro()

function(zephyr_library_get_current_dir_lib_name base result)
  file(RELATIVE_PATH name "${base}" "${CMAKE_CURRENT_SOURCE_DIR}")
  string(REGEX REPLACE "[^a-zA-Z0-9_.+-]" "__" name "${name}")
  string(REGEX REPLACE "^\\.\\.?" "" name "${name}")
  set(${result} "${name}${ARGN}" PARENT_SCOPE)
endfunction()

macro(zephyr_library_named name)
  set(ZEPHYR_CURRENT_LIBRARY ${name})
  add_library(${name} STATIC "")
  zephyr_append_cmake_library(${name})
  target_link_libraries(${name} PUBLIC zephyr_interface)
  _zephyr_origin_options(${name})
endmacro()

# This tree's own libraries are compiled with more warnings; an application's name their
# files relative to the application, in assertions for example.
function(_zephyr_origin_options library)
  file(RELATIVE_PATH in_tree "${ZEPHYR_BASE}" "${CMAKE_CURRENT_SOURCE_DIR}")
  file(RELATIVE_PATH in_application "${APPLICATION_SOURCE_DIR}" "${CMAKE_CURRENT_SOURCE_DIR}")
  if(library STREQUAL "app" OR NOT in_application MATCHES "^\\.\\./")
    target_compile_options(${library} PRIVATE
      "-fmacro-prefix-map=${APPLICATION_SOURCE_DIR}=CMAKE_SOURCE_DIR")
    _zephyr_application_warnings(${library})
  elseif(NOT in_tree MATCHES "^\\.\\./")
    target_compile_options(${library} PRIVATE $<$<COMPILE_LANGUAGE:C>:-Wextra>)
    set_target_properties(${library} PROPERTIES ZEPHYR_OWN_CODE TRUE)
    if(CONFIG_COMPAT_ZEPHYR_3_4)
      # Where 3.4's form of a call would be taken for this one's.
      target_compile_definitions(${library} PRIVATE Z_API_4_1)
    endif()
  endif()
endfunction()

# An application that builds without warnings with Zephyr's options builds here without: what
# -Wall has beyond those is taken back. Behind zephyr_interface on the command line, for clang.
function(_zephyr_application_warnings library)
  if(NOT TARGET zephyr_application_warnings)
    add_library(zephyr_application_warnings INTERFACE)
    target_compile_options(zephyr_application_warnings INTERFACE -Wno-undef
      -Wno-unused-but-set-variable
      "$<$<COMPILE_LANGUAGE:C>:-Wno-pointer-sign>")
  endif()
  target_link_libraries(${library} PUBLIC zephyr_application_warnings)
endfunction()

# In a module's directory that mirrors one of this tree: adds to that one's library.
function(zephyr_library_amend)
  if(NOT ZEPHYR_CURRENT_MODULE_DIR)
    message(FATAL_ERROR "zephyr_library_amend() is for directories of a module")
  endif()
  zephyr_library_get_current_dir_lib_name("${ZEPHYR_CURRENT_MODULE_DIR}" name)
  if(NOT TARGET ${name})
    message(FATAL_ERROR "zephyr_library_amend(): there is no library ${name} in ${ZEPHYR_BASE}")
  endif()
  set(ZEPHYR_CURRENT_LIBRARY ${name} PARENT_SCOPE)
endfunction()

function(zephyr_library_sources)
  foreach(source IN LISTS ARGN)
    if(IS_DIRECTORY "${source}")
      message(FATAL_ERROR "zephyr_library_sources() was given the directory ${source}")
    endif()
  endforeach()
  target_sources(${ZEPHYR_CURRENT_LIBRARY} PRIVATE ${ARGN})
endfunction()

function(zephyr_library_include_directories)
  target_include_directories(${ZEPHYR_CURRENT_LIBRARY} PRIVATE ${ARGN})
endfunction()

function(zephyr_library_link_libraries)
  target_link_libraries(${ZEPHYR_CURRENT_LIBRARY} PUBLIC ${ARGN})
endfunction()

function(zephyr_library_compile_definitions)
  target_compile_definitions(${ZEPHYR_CURRENT_LIBRARY} PRIVATE ${ARGN})
endfunction()

# Options of a library win over those of the whole image: they come later on the command
# line, for which they need an interface library that is linked after zephyr_interface.
function(zephyr_library_compile_options)
  set(options ${ZEPHYR_CURRENT_LIBRARY}__options)
  if(NOT TARGET ${options})
    add_library(${options} INTERFACE)
    target_link_libraries(${ZEPHYR_CURRENT_LIBRARY} PRIVATE ${options})
  endif()
  target_compile_options(${options} INTERFACE ${ARGN})
endfunction()

function(zephyr_library_cc_option)
  foreach(option IN LISTS ARGN)
    zephyr_check_compiler_flag(C "${option}" ok)
    if(ok)
      zephyr_library_compile_options("${option}")
    endif()
  endforeach()
endfunction()

function(zephyr_library_ld_options)
  target_ld_options(${ZEPHYR_CURRENT_LIBRARY} PRIVATE ${ARGN})
endfunction()

function(zephyr_library_add_dependencies)
  add_dependencies(${ZEPHYR_CURRENT_LIBRARY} ${ARGN})
endfunction()

function(zephyr_library_property)
  set_target_properties(${ZEPHYR_CURRENT_LIBRARY} PROPERTIES ${ARGN})
endfunction()

# A library that was built elsewhere.
function(zephyr_library_import name path)
  add_library(${name} STATIC IMPORTED GLOBAL)
  set_target_properties(${name} PROPERTIES IMPORTED_LOCATION "${path}")
  zephyr_append_cmake_library(${name})
endfunction()

# Adds a library that plain CMake made to those that are linked whole.
function(zephyr_append_cmake_library library)
  set_property(GLOBAL APPEND PROPERTY ZEPHYR_LIBS ${library})
endfunction()

# Of the current library an image gets only the files whose symbols it uses. Others are linked
# whole, so that files which only register something (SYS_INIT) are there.
function(zephyr_library_on_demand)
  set_property(GLOBAL APPEND PROPERTY ZEPHYR_ON_DEMAND_LIBS ${ZEPHYR_CURRENT_LIBRARY})
endfunction()
