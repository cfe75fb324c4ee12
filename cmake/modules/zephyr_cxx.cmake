# SPDX-License-Identifier: Apache-2.0
#
# C++ (CONFIG_CPP): enabled only for programs that ask for it.

if(CMAKE_CXX_COMPILER STREQUAL CMAKE_C_COMPILER)
  message(FATAL_ERROR
    "CONFIG_CPP is set, but there is no C++ compiler beside ${CMAKE_C_COMPILER}. Debian and "
    "Ubuntu: install g++ (g++-i686-linux-gnu for i686-linux-gnu-gcc; clang++ is in clang).")
endif()
enable_language(CXX)
