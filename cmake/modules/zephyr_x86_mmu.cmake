# SPDX-License-Identifier: Apache-2.0
#
# Page tables in the links of an x86 image: room for them before the first link, the
# tables themselves from the last pre-link. arch/x86/gen_mmu.py decides both.

include_guard(GLOBAL)
include(zephyr_x86_devices)

# --map and other arguments of gen_mmu.py that the board, the application or the command
# line gave. The application's variable hides the cache's, so that is added.
function(_zephyr_x86_mmu_arguments result)
  set(arguments "${X86_EXTRA_GEN_MMU_ARGUMENTS}")
  get_property(given CACHE X86_EXTRA_GEN_MMU_ARGUMENTS PROPERTY VALUE)
  string(FIND ";${arguments};" ";${given};" at)
  if(given AND at LESS 0)
    list(APPEND arguments ${given})
  endif()
  # -D takes a list, but people write words.
  string(REPLACE " " ";" arguments "${arguments}")
  zephyr_x86_devices(devices symbols)
  list(APPEND arguments ${devices})
  set(${result} "${arguments}" PARENT_SCOPE)
endfunction()

# mmu_reserve.ld, and ram_regions.h for C. Refuses here, before anything is compiled, what can be
# refused without an image.
function(zephyr_x86_mmu_reserve)
  zephyr_x86_devices(devices symbols)
  set(output "${ZEPHYR_BINARY_DIR}/device_symbols.ld")
  zephyr_write_if_changed("${output}" "${symbols}")
  set_property(GLOBAL APPEND PROPERTY ZEPHYR_LINK_FILES "${output}")
  set(output "${ZEPHYR_BINARY_DIR}/mmu_reserve.ld")
  set_property(GLOBAL APPEND PROPERTY ZEPHYR_LINK_FILES "${output}")
  if(NOT CONFIG_X86_MMU)
    zephyr_write_if_changed("${output}"
      "__x86_pagetables_size = 0;\n__x86_mmu_record_size = 0;\n__x86_mmu_toplevel_size = 0;\n")
    return()
  endif()
  _zephyr_x86_mmu_arguments(arguments)
  file(GLOB package "${ZEPHYR_BASE}/scripts/build/x86mmu/*.py")
  set(ram "${GENERATED_DIR}/ram_regions.h")
  add_custom_command(OUTPUT "${output}" "${ram}"
    COMMAND ${ZEPHYR_PYTHON} "${ZEPHYR_BASE}/arch/x86/gen_mmu.py"
      --reserve "${output}" --ram "${ram}" --config "${DOTCONFIG}" ${arguments}
    DEPENDS "${DOTCONFIG}" "${ZEPHYR_BINARY_DIR}/zephyr.dts"
      "${ZEPHYR_BASE}/arch/x86/gen_mmu.py" ${package}
    COMMENT "Sizing the page tables" VERBATIM)
  add_custom_target(x86_mmu_reserve DEPENDS "${output}" "${ram}")
  add_dependencies(zephyr_generated_headers x86_mmu_reserve)
endfunction()

# pagetables.bin and mmu_record.bin, from a pre-link; <result> names what the final link takes.
function(zephyr_x86_mmu_tables prelink result)
  set(${result} "" PARENT_SCOPE)
  if(NOT CONFIG_X86_MMU)
    return()
  endif()
  _zephyr_x86_mmu_arguments(arguments)
  file(GLOB package "${ZEPHYR_BASE}/scripts/build/x86mmu/*.py")
  set(tables "${ZEPHYR_BINARY_DIR}/pagetables.bin")
  set(record "${ZEPHYR_BINARY_DIR}/mmu_record.bin")
  add_custom_command(OUTPUT "${tables}" "${record}"
    COMMAND ${ZEPHYR_PYTHON} "${ZEPHYR_BASE}/arch/x86/gen_mmu.py"
      -k "$<TARGET_FILE:${prelink}>" -o "${tables}" --record "${record}" ${arguments}
    DEPENDS ${prelink} "$<TARGET_FILE:${prelink}>" "${ZEPHYR_BASE}/arch/x86/gen_mmu.py" ${package}
    COMMENT "Generating and proving the page tables" VERBATIM)
  add_custom_target(x86_mmu_tables DEPENDS "${tables}" "${record}")
  set(${result} pagetables.bin mmu_record.bin PARENT_SCOPE)
endfunction()
