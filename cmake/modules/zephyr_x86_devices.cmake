# SPDX-License-Identifier: Apache-2.0
#
# Device registers in memory: each device of the list below that the devicetree enables gets the
# next free pages at the end of the kernel's virtual range, uncached, while the image is built.
# Code finds them by a linker symbol (include/zephyr/arch/x86/device_regs.h); nothing is mapped
# at run time, and no page table is added for it. Where all RAM is mapped the range may be full:
# then they are behind it, or, if it ends with the address space, below it.
#
# And ROM, if parts of the image are there and not in RAM at start-up: read-only, for the backing
# store, outside of the range.

include_guard(GLOBAL)

# compatible|symbol
set(_x86_devices intel,ioapic|z_x86_ioapic_regs intel,loapic|z_x86_loapic_regs
  intel,hpet|z_x86_hpet_regs)

# Address and page-rounded size of the first enabled node of a compatible; empty without one.
function(_zephyr_x86_device_regs compatible address_result size_result)
  set(${address_result} "" PARENT_SCOPE)
  dt_comp_path(paths COMPATIBLE "${compatible}")
  foreach(path IN LISTS paths)
    dt_node_has_status(okay PATH "${path}" STATUS okay)
    if(okay)
      dt_reg_addr(address PATH "${path}")
      dt_reg_size(size PATH "${path}")
      set(${address_result} "${address}" PARENT_SCOPE)
      set(${size_result} "${size}" PARENT_SCOPE)
      return()
    endif()
  endforeach()
endfunction()

# Where ROM is mapped: behind the range or below it, with the distance of a large page from its
# physical address, which saves page tables. No more of it than an image can have.
function(_zephyr_x86_rom argument_result symbol_result)
  set(large 0x400000)
  math(EXPR room "${CONFIG_KERNEL_VM_SIZE} - ${CONFIG_KERNEL_VM_OFFSET}")
  math(EXPR size "${CONFIG_FLASH_SIZE} * 1024 & ~0xfff")
  if(size GREATER room)
    set(size ${room})
  endif()
  math(EXPR inside "${CONFIG_FLASH_BASE_ADDRESS} % ${large}")
  # What devices may have behind the range stays free.
  math(EXPR virt
    "(${CONFIG_KERNEL_VM_BASE} + ${CONFIG_KERNEL_VM_SIZE} + 0x10000 + ${large} - 1) & ~(${large} - 1)")
  math(EXPR end "${virt} + ${inside} + ${size}")
  if(end GREATER 0x100000000)
    math(EXPR virt
      "(${CONFIG_KERNEL_VM_BASE} - 0x10000 - ${inside} - ${size}) & ~(${large} - 1)")
  endif()
  math(EXPR virt "${virt} + ${inside}" OUTPUT_FORMAT HEXADECIMAL)
  math(EXPR size "${size}" OUTPUT_FORMAT HEXADECIMAL)
  set(${argument_result} "${CONFIG_FLASH_BASE_ADDRESS},${size},,${virt}" PARENT_SCOPE)
  set(${symbol_result} "z_x86_rom_image = ${virt};\nz_x86_rom_image_size = ${size};\n" PARENT_SCOPE)
endfunction()

# Whether ROM has to be mapped.
function(_zephyr_x86_has_rom result)
  set(${result} OFF PARENT_SCOPE)
  if(NOT CONFIG_DEMAND_PAGING OR NOT CONFIG_FLASH_SIZE)
    return()
  endif()
  if(CONFIG_BACKING_STORE_ROM_IMAGE OR CONFIG_LINKER_USE_ONDEMAND_SECTION OR
      NOT CONFIG_LINKER_GENERIC_SECTIONS_PRESENT_AT_BOOT)
    set(${result} ON PARENT_SCOPE)
  endif()
endfunction()

# <arguments>: --map arguments for gen_mmu.py. <symbols>: lines for the linker script.
function(zephyr_x86_devices arguments_result symbols_result)
  set(arguments)
  set(symbols "")
  math(EXPR next "${CONFIG_KERNEL_VM_BASE} + ${CONFIG_KERNEL_VM_SIZE}")
  if(CONFIG_ARCH_MAPS_ALL_RAM)
    math(EXPR next "${next} + 0x10000")
    if(next GREATER 0x100000000)
      set(next ${CONFIG_KERNEL_VM_BASE})
    endif()
  endif()
  if(CONFIG_DEMAND_PAGING)
    # The last page of the range is where the backing store finds its page (K_MEM_SCRATCH_PAGE).
    math(EXPR scratch "${CONFIG_KERNEL_VM_BASE} + ${CONFIG_KERNEL_VM_SIZE} - 0x1000")
    if(next GREATER scratch AND NOT CONFIG_ARCH_MAPS_ALL_RAM)
      set(next ${scratch})
    endif()
  endif()
  foreach(device IN LISTS _x86_devices)
    string(REPLACE "|" ";" device "${device}")
    list(GET device 0 compatible)
    list(GET device 1 symbol)
    _zephyr_x86_device_regs("${compatible}" address size)
    if(address STREQUAL "")
      continue()
    endif()
    if(NOT CONFIG_X86_MMU)
      string(APPEND symbols "${symbol} = ${address};\n")
      continue()
    endif()
    math(EXPR inside "${address} & 0xfff")
    math(EXPR phys "${address} - ${inside}" OUTPUT_FORMAT HEXADECIMAL)
    math(EXPR room "(${inside} + ${size} + 0xfff) & ~0xfff" OUTPUT_FORMAT HEXADECIMAL)
    math(EXPR next "${next} - ${room}")
    math(EXPR virt "${next}" OUTPUT_FORMAT HEXADECIMAL)
    math(EXPR at "${next} + ${inside}" OUTPUT_FORMAT HEXADECIMAL)
    list(APPEND arguments --map "${phys},${room},WD,${virt}")
    string(APPEND symbols "${symbol} = ${at};\n")
  endforeach()
  _zephyr_x86_has_rom(rom)
  if(rom)
    _zephyr_x86_rom(argument symbol)
    list(APPEND arguments --map "${argument}")
    string(APPEND symbols "${symbol}")
  endif()
  set(${arguments_result} "${arguments}" PARENT_SCOPE)
  set(${symbols_result} "${symbols}" PARENT_SCOPE)
endfunction()
