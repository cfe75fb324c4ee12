# SPDX-License-Identifier: Apache-2.0
#
# The links, set up when the application's CMakeLists.txt is done (a deferred call):
#
#   zephyr_pre0.elf   all code; no tables, page tables reserved but empty
#   zephyr_pre1.elf   with interrupt tables and symbol table (CONFIG_SYMTAB) made from pre0; of
#                     these only the sizes are right with CONFIG_LINKER_USE_PINNED_SECTION, so
#                     that they are made again, from pre1
#   zephyr.elf        with everything that was made from the pre-link before it;
#                     compared with that one, symbol by symbol, before it counts as built
#
# What stands in the images is decided by the linker script and by arch/.

include_guard(GLOBAL)

# The linker script: the application's, the board's, the chip's, or the architecture's.
function(_zephyr_linker_script result)
  if(CONFIG_HAVE_CUSTOM_LINKER_SCRIPT)
    set(script "${CONFIG_CUSTOM_LINKER_SCRIPT}")
    get_filename_component(script "${script}" ABSOLUTE BASE_DIR "${APPLICATION_SOURCE_DIR}")
    if(NOT EXISTS "${script}")
      message(FATAL_ERROR "CONFIG_CUSTOM_LINKER_SCRIPT names ${script}, which is not there.")
    endif()
    set(${result} "${script}" PARENT_SCOPE)
    return()
  endif()
  foreach(script IN ITEMS "${BOARD_DIR}/linker.ld" "${SOC_LINKER_SCRIPT}" "${SOC_DIR}/linker.ld"
      "${ZEPHYR_BASE}/include/zephyr/arch/${ARCH}/ia32/linker.ld")
    if(EXISTS "${script}")
      set(${result} "${script}" PARENT_SCOPE)
      return()
    endif()
  endforeach()
  message(FATAL_ERROR "There is no linker script for board ${BOARD}.")
endfunction()

# One run of the C preprocessor over the linker script, for one pass.
function(_zephyr_preprocess_linker_script output pass)
  set(includes "$<TARGET_PROPERTY:zephyr_interface,INTERFACE_INCLUDE_DIRECTORIES>")
  add_custom_command(OUTPUT "${output}"
    COMMAND "${CMAKE_C_COMPILER}" ${ZEPHYR_TARGET_FLAGS} -E -P -x assembler-with-cpp -nostdinc
      -D_LINKER -D_ASMLANGUAGE -DLINKER_PASS=${pass} ${ARGN}
      -imacros "${AUTOCONF_H}" "-I${GENERATED_DIR}" "-I$<JOIN:${includes},;-I>"
      -MD -MF "${output}.dep" -MQ "${output}" -o "${output}" "${LINKER_SCRIPT}"
    DEPENDS "${LINKER_SCRIPT}" "${AUTOCONF_H}" zephyr_generated_headers
    DEPFILE "${output}.dep"
    COMMENT "Preprocessing the linker script, pass ${pass}"
    COMMAND_EXPAND_LISTS VERBATIM)
  get_filename_component(name "${output}" NAME_WE)
  add_custom_target(${name}_script DEPENDS "${output}")
endfunction()

# Options of every link.
function(_zephyr_link_options)
  # Behind every library that is compiled for the image, so behind all that need it.
  target_link_libraries(zephyr_interface INTERFACE ${LIBGCC})
  target_link_options(zephyr_interface INTERFACE
    ${ZEPHYR_TARGET_FLAGS} ${ZEPHYR_LINKER_FLAGS} -nostdlib -static
    "LINKER:--gc-sections" "LINKER:--build-id=none" "LINKER:-z,noexecstack"
    "LINKER:-z,max-page-size=4096"
    "-L${ZEPHYR_BINARY_DIR}")
  if(COMPILER STREQUAL "gcc")
    target_link_options(zephyr_interface INTERFACE -no-pie -fno-use-linker-plugin)
  endif()
  if(LINKER STREQUAL "ld")
    target_ld_options(zephyr_interface INTERFACE -Wl,--no-warn-rwx-segments)
    if(CONFIG_LINKER_SORT_BY_ALIGNMENT)
      target_link_options(zephyr_interface INTERFACE "LINKER:--sort-section=alignment")
    endif()
  endif()
  if(CONFIG_COMPILER_WARNINGS_AS_ERRORS)
    target_link_options(zephyr_interface INTERFACE "LINKER:--fatal-warnings")
  endif()
  if(CONFIG_LINKER_ORPHAN_SECTION_ERROR)
    target_link_options(zephyr_interface INTERFACE "LINKER:--orphan-handling=error")
  elseif(NOT CONFIG_LINKER_ORPHAN_SECTION_PLACE)
    target_link_options(zephyr_interface INTERFACE "LINKER:--orphan-handling=warn")
  endif()
endfunction()

# What the user adds to the command lines: after all that holds for the whole image.
function(_zephyr_extra_flags)
  foreach(kind IN ITEMS CPPFLAGS|C,CXX,ASM CFLAGS|C CXXFLAGS|CXX AFLAGS|ASM)
    string(REPLACE "|" ";" kind "${kind}")
    list(GET kind 0 name)
    list(GET kind 1 languages)
    zephyr_get(EXTRA_${name})
    separate_arguments(flags UNIX_COMMAND "${EXTRA_${name}}")
    foreach(flag IN LISTS flags)
      zephyr_compile_options("$<$<COMPILE_LANGUAGE:${languages}>:SHELL:\"${flag}\">")
    endforeach()
  endforeach()
  zephyr_get(EXTRA_LDFLAGS)
  separate_arguments(flags UNIX_COMMAND "${EXTRA_LDFLAGS}")
  target_link_options(zephyr_interface INTERFACE ${flags})
endfunction()

# _zephyr_add_link(<target> <file name> <pass> SCRIPT_DEFINES <name>... INPUTS <file>...)
# INPUTS are files whose bytes the linker script places by their name.
function(_zephyr_add_link target name pass)
  cmake_parse_arguments(PARSE_ARGV 3 ARG "" "" "SCRIPT_DEFINES;INPUTS;OPTIONS")
  set(script "${ZEPHYR_BINARY_DIR}/linker_${target}.cmd")
  _zephyr_preprocess_linker_script("${script}" ${pass} ${ARG_SCRIPT_DEFINES})
  # The target needs a source; a header is one that nothing is done with.
  add_executable(${target} "${ZEPHYR_BASE}/include/zephyr/toolchain.h")
  set_target_properties(${target} PROPERTIES
    OUTPUT_NAME "${name}" SUFFIX ".elf" LINKER_LANGUAGE C
    RUNTIME_OUTPUT_DIRECTORY "${ZEPHYR_BINARY_DIR}")
  add_dependencies(${target} linker_${target}_script)

  set(inputs)
  foreach(input IN LISTS ARG_INPUTS)
    # A relative name: it becomes part of a symbol's.
    file(RELATIVE_PATH short "${CMAKE_BINARY_DIR}" "${ZEPHYR_BINARY_DIR}/${input}")
    list(APPEND inputs "${short}")
    set_property(TARGET ${target} APPEND PROPERTY LINK_DEPENDS "${ZEPHYR_BINARY_DIR}/${input}")
  endforeach()
  if(inputs)
    # One word: CMake would take away the second of two equal options.
    list(JOIN inputs "," inputs)
    set(inputs "-Wl,--format=binary,${inputs},--format=default")
  endif()
  get_property(reserve GLOBAL PROPERTY ZEPHYR_LINK_FILES)
  set_property(TARGET ${target} APPEND PROPERTY LINK_DEPENDS
    "${script}" "${ZEPHYR_BINARY_DIR}/config_symbols.ld" ${reserve})

  get_property(libraries GLOBAL PROPERTY ZEPHYR_LIBS)
  get_property(on_demand GLOBAL PROPERTY ZEPHYR_ON_DEMAND_LIBS)
  list(REMOVE_ITEM libraries ${on_demand})
  target_link_options(${target} PRIVATE ${ARG_OPTIONS} "SHELL:-T \"${script}\"" "${inputs}")
  target_link_libraries(${target} PRIVATE
    -Wl,--whole-archive ${libraries} -Wl,--no-whole-archive
    -Wl,--start-group ${on_demand} -Wl,--end-group
    zephyr_interface ${LIBC_LINK_LIBRARIES})
endfunction()

# idt.bin, irq_routes.bin and symtab.bin in <folder> (relative, "" or with a slash at its end),
# made from a link; <result> names them.
function(_zephyr_link_tables target folder result)
  set(to "${ZEPHYR_BINARY_DIR}/${folder}")
  file(MAKE_DIRECTORY "${to}")
  set(inputs idt.bin irq_routes.bin)
  set(symtab "")
  if(CONFIG_SYMTAB)
    list(APPEND inputs symtab.bin)
    set(symtab "${to}symtab.bin")
  endif()
  list(TRANSFORM inputs PREPEND "${to}" OUTPUT_VARIABLE made)
  add_custom_command(TARGET ${target} POST_BUILD
    COMMAND ${ZEPHYR_PYTHON_FAST} "${ZEPHYR_BASE}/scripts/build/gen_prelink.py"
      -k "$<TARGET_FILE:${target}>" --idt "${to}idt.bin" --routes "${to}irq_routes.bin"
      --report "${to}interrupts.txt" --symtab "${symtab}"
    BYPRODUCTS ${made} "${to}interrupts.txt" VERBATIM)
  set_property(TARGET ${target} APPEND PROPERTY LINK_DEPENDS
    "${ZEPHYR_BASE}/scripts/build/gen_prelink.py" "${ZEPHYR_BASE}/scripts/build/gen_symtab.py"
    "${ZEPHYR_BASE}/scripts/build/elf32.py" ${idt_package})
  list(TRANSFORM inputs PREPEND "${folder}")
  set(${result} ${inputs} PARENT_SCOPE)
endfunction()

# Refuses a link with relocations in which what serves page faults can be paged out itself.
function(_zephyr_check_pinned target map)
  add_custom_command(TARGET ${target} POST_BUILD
    COMMAND ${ZEPHYR_PYTHON_FAST} "${ZEPHYR_BASE}/scripts/build/check_pinned.py"
      -k "$<TARGET_FILE:${target}>" --map "${map}"
    BYPRODUCTS "${map}" VERBATIM)
  file(GLOB package "${ZEPHYR_BASE}/scripts/build/pinned/*.py")
  set_property(TARGET ${target} APPEND PROPERTY LINK_DEPENDS
    "${ZEPHYR_BASE}/scripts/build/check_pinned.py" ${package})
endfunction()

# LLVM's objcopy writes no S-records.
function(_zephyr_gnu_objcopy result)
  set(program "${CMAKE_OBJCOPY}")
  if(COMPILER STREQUAL "clang")
    zephyr_find_tool(program objcopy)
    if(NOT program)
      message(FATAL_ERROR
        "CONFIG_BUILD_OUTPUT_S19 needs GNU objcopy. Debian and Ubuntu: install binutils.")
    endif()
  endif()
  set(${result} "${program}" PARENT_SCOPE)
endfunction()

# Files that further tools want, made from the finished image.
function(_zephyr_other_outputs commands)
  set(list)
  set(elf "$<TARGET_FILE:zephyr_final>")
  set(base "${ZEPHYR_BINARY_DIR}/${KERNEL_NAME}")
  if(CONFIG_BUILD_OUTPUT_BIN)
    list(APPEND list COMMAND "${CMAKE_OBJCOPY}" -O binary "${elf}" "${base}.bin")
  endif()
  if(CONFIG_BUILD_OUTPUT_HEX)
    list(APPEND list COMMAND "${CMAKE_OBJCOPY}" -O ihex "${elf}" "${base}.hex")
  endif()
  if(CONFIG_BUILD_OUTPUT_S19)
    _zephyr_gnu_objcopy(objcopy)
    list(APPEND list COMMAND "${objcopy}" -O srec --srec-forceS3 "${elf}" "${base}.s19")
  endif()
  if(CONFIG_BUILD_OUTPUT_STRIPPED)
    list(APPEND list COMMAND "${CMAKE_STRIP}" -o "${base}.strip" "${elf}")
  endif()
  if(CONFIG_OUTPUT_DISASSEMBLY)
    list(APPEND list COMMAND "${CMAKE_OBJDUMP}" -d -S "${elf}" > "${base}.lst")
  endif()
  if(CONFIG_OUTPUT_SYMBOLS)
    list(APPEND list COMMAND "${CMAKE_NM}" "${elf}" > "${base}.symbols")
  endif()
  if(CONFIG_OUTPUT_STAT)
    list(APPEND list COMMAND "${CMAKE_READELF}" -e "${elf}" > "${base}.stat")
  endif()
  get_property(extra GLOBAL PROPERTY extra_post_build_commands)
  set(${commands} ${list} ${extra} PARENT_SCOPE)
endfunction()

# Gives every library a source file, and refuses an application without one.
function(_zephyr_check_sources)
  get_property(libraries GLOBAL PROPERTY ZEPHYR_LIBS)
  foreach(library IN LISTS libraries)
    get_target_property(imported ${library} IMPORTED)
    if(NOT imported)
      get_target_property(sources ${library} SOURCES)
      if(NOT sources AND NOT library STREQUAL "app")
        # Nothing was chosen for it; the archiver wants at least one object.
        target_sources(${library} PRIVATE "${ZEPHYR_BASE}/cmake/empty.c")
      endif()
    endif()
  endforeach()
  get_target_property(sources app SOURCES)
  if(CMAKE_CXX_COMPILER STREQUAL CMAKE_C_COMPILER AND "${sources}" MATCHES "\\.(cpp|cxx|cc|C)(;|$)")
    message(FATAL_ERROR
      "The application has C++ files, but there is no C++ compiler beside ${CMAKE_C_COMPILER}. "
      "Debian and Ubuntu: install g++ (or g++-i686-linux-gnu, or clang with its clang++).")
  endif()
  if(NOT sources)
    message(FATAL_ERROR
      "The application has no source file. Add one to ${APPLICATION_SOURCE_DIR}/CMakeLists.txt:\n"
      "  target_sources(app PRIVATE src/main.c)")
  endif()
endfunction()

function(zephyr_finish_build)
  set(KERNEL_NAME "${CONFIG_KERNEL_BIN_NAME}")
  if(KERNEL_NAME STREQUAL "")
    set(KERNEL_NAME zephyr)
  endif()
  set(KERNEL_ELF_NAME "${KERNEL_NAME}.elf")
  get_target_property(LIBC_LINK_LIBRARIES zephyr_interface LIBC_LINK_LIBRARIES)
  if(NOT LIBC_LINK_LIBRARIES)
    set(LIBC_LINK_LIBRARIES)
  endif()

  _zephyr_generate_syscalls()
  _zephyr_extra_flags()
  _zephyr_check_sources()
  _zephyr_link_options()
  _zephyr_linker_script(LINKER_SCRIPT)
  zephyr_write_linker_snippets("${GENERATED_DIR}")
  include(zephyr_x86_mmu)
  zephyr_x86_mmu_reserve()
  file(GLOB idt_package "${ZEPHYR_BASE}/scripts/build/x86idt/*.py")

  _zephyr_add_link(zephyr_pre0 zephyr_pre0 0 SCRIPT_DEFINES -DLINKER_ZEPHYR_PREBUILT
    OPTIONS "LINKER:--strip-debug")
  set(first "")
  if(CONFIG_LINKER_USE_PINNED_SECTION)
    # The tables lie before text that is not pinned: their sizes move what they name.
    set(first "sizes/")
  endif()
  _zephyr_link_tables(zephyr_pre0 "${first}" inputs)
  set(last zephyr_pre1)
  set(options "LINKER:--strip-debug")
  if(CONFIG_DEMAND_PAGING AND CONFIG_LINKER_USE_PINNED_SECTION)
    list(APPEND options "LINKER:--emit-relocs" "LINKER:-Map=${ZEPHYR_BINARY_DIR}/zephyr_pre1.map")
  endif()
  _zephyr_add_link(zephyr_pre1 zephyr_pre1 1 SCRIPT_DEFINES -DLINKER_ZEPHYR_PREBUILT
    -DLINKER_ZEPHYR_TABLES INPUTS ${inputs} OPTIONS ${options})
  add_dependencies(zephyr_pre1 zephyr_pre0)
  if(CONFIG_DEMAND_PAGING AND CONFIG_LINKER_USE_PINNED_SECTION)
    _zephyr_check_pinned(zephyr_pre1 "${ZEPHYR_BINARY_DIR}/zephyr_pre1.map")
  endif()
  if(first)
    _zephyr_link_tables(zephyr_pre1 "" inputs)
  endif()

  zephyr_x86_mmu_tables(${last} tables)
  _zephyr_add_link(zephyr_final "${KERNEL_NAME}" 2 SCRIPT_DEFINES -DLINKER_ZEPHYR_FINAL
    -DLINKER_ZEPHYR_TABLES INPUTS ${inputs} ${tables} OPTIONS "LINKER:-Map=${ZEPHYR_BINARY_DIR}/${KERNEL_NAME}.map")
  add_dependencies(zephyr_final ${last})
  if(tables)
    add_dependencies(zephyr_final x86_mmu_tables)
  endif()
  _zephyr_other_outputs(commands)
  add_custom_command(TARGET zephyr_final POST_BUILD
    COMMAND ${ZEPHYR_PYTHON_FAST} "${ZEPHYR_BASE}/scripts/build/check_link.py"
      --first "$<TARGET_FILE:${last}>" --final "$<TARGET_FILE:zephyr_final>"
      --pvh "${ZEPHYR_BINARY_DIR}/${KERNEL_NAME}-pvh.elf"
    ${commands}
    BYPRODUCTS "${ZEPHYR_BINARY_DIR}/${KERNEL_NAME}-pvh.elf"
      "${ZEPHYR_BINARY_DIR}/${KERNEL_NAME}.map"
    COMMAND_EXPAND_LISTS VERBATIM)
  set_property(TARGET zephyr_final APPEND PROPERTY LINK_DEPENDS
    "${ZEPHYR_BASE}/scripts/build/check_link.py" "${ZEPHYR_BASE}/scripts/build/elf32.py"
    ${idt_package})

  zephyr_write_runners("${ZEPHYR_BINARY_DIR}/runners.yaml")
  include(zephyr_targets)
  zephyr_add_targets()
endfunction()
