# SPDX-License-Identifier: Apache-2.0
#
# What find_package(Zephyr) does, in order. Everything here runs in the scope of the
# application's CMakeLists.txt, so CONFIG_* and the other results are visible there.
# No decision is made in this file.

cmake_minimum_required(VERSION 3.20.0)
include_guard(GLOBAL)

list(PREPEND CMAKE_MODULE_PATH "${ZEPHYR_BASE}/cmake/modules")

include(zephyr_extensions)    # zephyr_*(), dt_*(), ..._ifdef()
include(zephyr_application)   # where the application is, what the user asked for
include(zephyr_python)        # the interpreter that every build step uses
include(zephyr_toolchain)     # compiler, linker, binary tools
include(zephyr_configure)     # devicetree, Kconfig, modules, snippets, shields
include(zephyr_version)       # version.h, app_version.h
include(zephyr_ccache)
include(zephyr_board)         # board.cmake
include(zephyr_syscalls)      # <syscalls/...> of the application's own headers

project(Zephyr-Kernel VERSION ${KERNEL_VERSION_MAJOR}.${KERNEL_VERSION_MINOR}.${KERNEL_PATCHLEVEL}
  LANGUAGES C ASM)

# The application's library: what a program adds goes here. Linked first.
zephyr_library_named(app)
set_target_properties(app PROPERTIES ARCHIVE_OUTPUT_DIRECTORY "${APPLICATION_BINARY_DIR}/app")
add_subdirectory("${ZEPHYR_BASE}" "${ZEPHYR_BINARY_DIR}")

# The rest needs to know all that the application adds after this point.
include(zephyr_link)
cmake_language(DEFER CALL zephyr_finish_build)
