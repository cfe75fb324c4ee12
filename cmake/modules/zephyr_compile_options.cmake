# SPDX-License-Identifier: Apache-2.0
#
# What every file of an image is compiled with. What depends on the processor is said by
# arch/; what depends on a library, by that library. EXTRA_CFLAGS and kin are appended
# when the application is done (zephyr_link.cmake), so that they win over these.

# --- The target, and no help from a hosted system -----------------------------------------
zephyr_compile_options(${ZEPHYR_TARGET_FLAGS})
zephyr_compile_options(-nostdinc)
foreach(_dir IN LISTS NOSTDINC)
  # After the C library's own headers, which replace some of these.
  zephyr_compile_options("SHELL:-idirafter \"${_dir}\"")
endforeach()
zephyr_compile_options(-ffreestanding -fno-pic -fno-pie -fno-common)
# A distribution's compiler may have these on; they need support that an image has not.
zephyr_compile_options(-fcf-protection=none -fno-stack-clash-protection
  -fno-asynchronous-unwind-tables -fno-unwind-tables -U_FORTIFY_SOURCE)
zephyr_compile_options(-ffunction-sections -fdata-sections)
zephyr_compile_options(-fno-strict-overflow -fno-strict-aliasing)
if(COMPILER STREQUAL "gcc")
  zephyr_compile_options(-fno-reorder-functions)
  zephyr_compile_options("$<$<COMPILE_LANGUAGE:C>:-fno-printf-return-value>")
endif()

# --- Language ---------------------------------------------------------------------------------
zephyr_compile_options("$<$<COMPILE_LANGUAGE:C>:-std=gnu11>")
# C++ without what needs run-time support.
set(_cxx_options -std=c++17 -fno-rtti -fno-exceptions -fno-threadsafe-statics -fno-use-cxa-atexit)
zephyr_compile_options("$<$<COMPILE_LANGUAGE:CXX>:${_cxx_options}>")
zephyr_compile_options("$<$<COMPILE_LANGUAGE:ASM>:-xassembler-with-cpp>")
zephyr_compile_definitions("$<$<COMPILE_LANGUAGE:ASM>:_ASMLANGUAGE>")

# --- Optimisation -----------------------------------------------------------------------------
if(CONFIG_NO_OPTIMIZATIONS)
  set(OPTIMIZATION_FLAG -O0)
elseif(CONFIG_DEBUG_OPTIMIZATIONS)
  set(OPTIMIZATION_FLAG -Og)
elseif(CONFIG_SPEED_OPTIMIZATIONS)
  set(OPTIMIZATION_FLAG -O2)
else()
  set(OPTIMIZATION_FLAG -Os)
endif()
zephyr_compile_options(${OPTIMIZATION_FLAG})
if(CONFIG_COMPILER_OPT)
  separate_arguments(_options UNIX_COMMAND "${CONFIG_COMPILER_OPT}")
  zephyr_compile_options(${_options})
endif()
if(CONFIG_DEBUG_INFO)
  zephyr_compile_options(-g)
endif()
if(CONFIG_FRAME_POINTER)
  zephyr_compile_options(-fno-omit-frame-pointer)
else()
  # With -Os gcc for 32-bit x86 makes frames unless it is told.
  zephyr_compile_options(-fomit-frame-pointer)
endif()
zephyr_compile_options(-fno-stack-protector)
if(CONFIG_STACK_USAGE)
  zephyr_compile_options(-fstack-usage)
endif()

# --- Warnings ---------------------------------------------------------------------------------
zephyr_compile_options(-Wall)
zephyr_compile_options(
  "$<$<COMPILE_LANGUAGE:C,CXX>:-Wformat;-Wformat-security;-Wno-format-zero-length;-Wundef>")
zephyr_compile_options("$<$<COMPILE_LANGUAGE:C>:-Wpointer-arith;-Werror=implicit-int>"
  "$<$<COMPILE_LANGUAGE:C>:-Werror=implicit-function-declaration>")
if(COMPILER STREQUAL "gcc")
  zephyr_compile_options("$<$<COMPILE_LANGUAGE:C>:-Wimplicit-fallthrough=2>")
else()
  # A flag for one language or for the linker is not an error in the other.
  zephyr_compile_options(-Wno-unused-command-line-argument)
endif()
if(CONFIG_MISRA_SANE)
  zephyr_compile_options("$<$<COMPILE_LANGUAGE:C>:-Werror=vla>")
endif()
if(CONFIG_COMPILER_WARNINGS_AS_ERRORS)
  zephyr_compile_options(-Werror)
endif()
if(CONFIG_COMPILER_COLOR_DIAGNOSTICS)
  zephyr_compile_options(-fdiagnostics-color=always)
endif()
if(COMPILER STREQUAL "gcc" AND NOT CONFIG_COMPILER_TRACK_MACRO_EXPANSION)
  zephyr_compile_options(-ftrack-macro-expansion=0)
endif()
if(CONFIG_COMPILER_SAVE_TEMPS)
  zephyr_compile_options(-save-temps=obj)
endif()

# --- What every file sees ---------------------------------------------------------------------
# Generated headers are named relative to where the compiler runs, and the debug information
# is too: the command lines of two builds differ in nothing that a cache looks at, and one
# source gives one object wherever the build directory lies.
set(_generated "${GENERATED_DIR}")
if(CMAKE_GENERATOR MATCHES "Ninja")
  file(RELATIVE_PATH _generated "${CMAKE_BINARY_DIR}" "${GENERATED_DIR}")
  zephyr_compile_options("-fdebug-prefix-map=${CMAKE_BINARY_DIR}=.")
endif()
zephyr_compile_options("SHELL:-I \"${_generated}\"" "SHELL:-imacros \"${_generated}/autoconf.h\"")
zephyr_compile_options("-fmacro-prefix-map=${ZEPHYR_BASE}=ZEPHYR_BASE")

zephyr_include_directories("${ZEPHYR_BASE}/include")
zephyr_include_directories("${ZEPHYR_BASE}/kernel/include" "${ZEPHYR_BASE}/arch/${ARCH}/include")
zephyr_include_directories_ifdef(CONFIG_LEGACY_INCLUDE_PATH "${ZEPHYR_BASE}/include/zephyr")
if(SOC_DIR AND IS_DIRECTORY "${SOC_DIR}")
  zephyr_include_directories("${SOC_DIR}")
endif()
zephyr_compile_definitions(KERNEL __ZEPHYR__=1)
