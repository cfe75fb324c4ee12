# SPDX-License-Identifier: Apache-2.0
#
# Compiles through ccache where it is installed; USE_CCACHE=0 (-D or environment) says no.

include_guard(GLOBAL)

zephyr_get(USE_CCACHE)
if(NOT DEFINED USE_CCACHE OR USE_CCACHE)
  find_program(CCACHE_PROGRAM ccache)
  if(CCACHE_PROGRAM)
    set(CMAKE_C_COMPILER_LAUNCHER "${CCACHE_PROGRAM}")
    set(CMAKE_CXX_COMPILER_LAUNCHER "${CCACHE_PROGRAM}")
  endif()
endif()
