# SPDX-License-Identifier: Apache-2.0
#
# Reads the board's board.cmake: how to run it, and what its page tables hold in addition.
# Comes after the configure step, as a board may ask for CONFIG_*.

include_guard(GLOBAL)

set(_mmu_arguments "${X86_EXTRA_GEN_MMU_ARGUMENTS}")
include("${BOARD_DIR}/board.cmake" OPTIONAL)
# A board that uses set() does not take away what the application asked for before.
string(FIND ";${X86_EXTRA_GEN_MMU_ARGUMENTS};" ";${_mmu_arguments};" _at)
if(_mmu_arguments AND _at LESS 0)
  list(PREPEND X86_EXTRA_GEN_MMU_ARGUMENTS ${_mmu_arguments})
endif()
unset(_mmu_arguments)
unset(_at)
