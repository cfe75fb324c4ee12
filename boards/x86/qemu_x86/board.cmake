# SPDX-License-Identifier: Apache-2.0
#
# How QEMU runs the board; cmake/ writes these into runners.yaml.

set(EMU_PLATFORM qemu)

if(CONFIG_X86_PAE)
  set(QEMU_CPU_TYPE_${ARCH} qemu32,+nx,+pae)
else()
  # Without PAE, large pages from the Pentium on are all that is needed.
  set(QEMU_CPU_TYPE_${ARCH} pentium)
endif()

math(EXPR _ram_mib "(${CONFIG_SRAM_SIZE} + 1023) / 1024")

set(QEMU_FLAGS_${ARCH}
  -machine q35
  -m ${_ram_mib}
  -cpu ${QEMU_CPU_TYPE_${ARCH}}
  -device isa-debug-exit,iobase=0xf4,iosize=0x04
  -no-reboot
  -nographic
  -net none
)

if(CONFIG_QEMU_ICOUNT)
  if(CONFIG_QEMU_ICOUNT_SLEEP)
    list(APPEND QEMU_FLAGS_${ARCH} -icount shift=${CONFIG_QEMU_ICOUNT_SHIFT},align=off,sleep=on)
  else()
    list(APPEND QEMU_FLAGS_${ARCH} -icount shift=${CONFIG_QEMU_ICOUNT_SHIFT},align=off,sleep=off)
  endif()
endif()

board_set_debugger_ifnset(qemu)
