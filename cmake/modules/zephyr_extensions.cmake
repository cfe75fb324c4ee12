# SPDX-License-Identifier: Apache-2.0
#
# The functions that applications, modules, boards and this tree's own CMakeLists.txt
# files may call; names and meaning are Zephyr's. One file per subject.

include_guard(GLOBAL)

set(_extensions "${CMAKE_CURRENT_LIST_DIR}/../extensions")
include("${_extensions}/util.cmake")
include("${_extensions}/interface.cmake")
include("${_extensions}/library.cmake")
include("${_extensions}/flags.cmake")
include("${_extensions}/ifdef.cmake")
include("${_extensions}/linker_sources.cmake")
include("${_extensions}/generate.cmake")
include("${_extensions}/kconfig.cmake")
include("${_extensions}/devicetree.cmake")
include("${_extensions}/runner.cmake")
unset(_extensions)
