# SPDX-License-Identifier: Apache-2.0
#
# Compiles through ccache where it is installed; USE_CCACHE=0 (-D or environment) says no.

include_guard(GLOBAL)

zephyr_get(USE_CCACHE)
if(DEFINED USE_CCACHE)
  set(USE_CCACHE "${USE_CCACHE}" CACHE BOOL "Compile through ccache")
endif()
if(NOT DEFINED USE_CCACHE OR USE_CCACHE)
  find_program(CCACHE_PROGRAM ccache NO_CMAKE_SYSTEM_PATH)
  if(CCACHE_PROGRAM)
    # Objects do not depend on the build directory (zephyr_compile_options.cmake), so the
    # cache may give one directory's object to another.
    foreach(_lang IN ITEMS C CXX)
      set(CMAKE_${_lang}_COMPILER_LAUNCHER env CCACHE_NOHASHDIR=1 "${CCACHE_PROGRAM}")
    endforeach()
    unset(_lang)
  endif()
endif()
