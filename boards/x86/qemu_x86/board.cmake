# SPDX-License-Identifier: Apache-2.0
#
# How QEMU runs the board; cmake/ writes these into runners.yaml.

set(EMU_PLATFORM qemu)

if(CONFIG_X86_PAE)
  set(QEMU_CPU_TYPE_${ARCH} qemu32,+nx,+pae)
elseif(CONFIG_X86_SSE2)
  set(QEMU_CPU_TYPE_${ARCH} qemu32)
elseif(CONFIG_X86_SSE)
  set(QEMU_CPU_TYPE_${ARCH} pentium3)
else()
  # Without PAE the large pages of a Pentium are all that is needed.
  set(QEMU_CPU_TYPE_${ARCH} pentium)
endif()

# RAM of the machine starts at 0; the image's may start later. RAM stands for ROM too.
math(EXPR _ram_kib "${CONFIG_SRAM_BASE_ADDRESS} / 1024 + ${CONFIG_SRAM_SIZE}")
math(EXPR _rom_kib "${CONFIG_FLASH_BASE_ADDRESS} / 1024 + ${CONFIG_FLASH_SIZE}")
if(CONFIG_FLASH_SIZE AND _rom_kib GREATER _ram_kib)
  set(_ram_kib ${_rom_kib})
endif()
# Further RAM that the devicetree has. A q35 with much RAM has 2 GiB of it below 4 GiB.
dt_comp_path(_memories COMPATIBLE "zephyr,memory")
foreach(_path IN LISTS _memories)
  dt_node_has_status(_okay PATH "${_path}" STATUS okay)
  dt_reg_addr(_start PATH "${_path}")
  dt_reg_size(_size PATH "${_path}")
  math(EXPR _end_kib "(${_start} + ${_size}) / 1024")
  if(_end_kib GREATER 4194304)
    math(EXPR _end_kib "${_end_kib} - 2097152")
    # With that a qemu32 has 36 address lines.
    set(QEMU_CPU_TYPE_${ARCH} qemu32,+nx,+pae,+pse36)
  endif()
  if(_okay AND _end_kib GREATER _ram_kib)
    set(_ram_kib ${_end_kib})
  endif()
endforeach()
math(EXPR _ram_mib "(${_ram_kib} + 1023) / 1024")

# How an image says how it ended.
set(_debug_exit 0xf4)
if(CONFIG_X86_ISA_DEBUG_EXIT)
  set(_debug_exit ${CONFIG_X86_ISA_DEBUG_EXIT_PORT})
endif()

set(QEMU_FLAGS_${ARCH}
  -machine q35
  -m ${_ram_mib}
  -cpu ${QEMU_CPU_TYPE_${ARCH}}
  -device isa-debug-exit,iobase=${_debug_exit},iosize=0x04
  -no-reboot
  -nographic
  -net none
)

if(CONFIG_QEMU_ICOUNT)
  set(_sleep off)
  if(CONFIG_QEMU_ICOUNT_SLEEP)
    set(_sleep on)
  endif()
  list(APPEND QEMU_FLAGS_${ARCH}
    -icount shift=${CONFIG_QEMU_ICOUNT_SHIFT},align=off,sleep=${_sleep}
    -rtc clock=vm
  )
endif()

board_set_debugger_ifnset(qemu)
