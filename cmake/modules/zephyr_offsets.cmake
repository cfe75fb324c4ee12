# SPDX-License-Identifier: Apache-2.0
#
# offsets.h: structure offsets and sizes for assembly. The compiler works them out when it
# compiles arch/<arch>/offsets/offsets.c; a script reads them from the object file.

set(_source "${ZEPHYR_BASE}/arch/${ARCH}/offsets/offsets.c")
if(EXISTS "${_source}")
  set(_header "${GENERATED_DIR}/offsets.h")
  add_library(offsets OBJECT "${_source}")
  # Not linked with zephyr_interface, which waits for the header that is made from this.
  target_compile_options(offsets PRIVATE
    "$<TARGET_PROPERTY:zephyr_interface,INTERFACE_COMPILE_OPTIONS>")
  target_compile_definitions(offsets PRIVATE
    "$<TARGET_PROPERTY:zephyr_interface,INTERFACE_COMPILE_DEFINITIONS>")
  target_include_directories(offsets PRIVATE
    "$<TARGET_PROPERTY:zephyr_interface,INTERFACE_INCLUDE_DIRECTORIES>")
  add_custom_command(OUTPUT "${_header}"
    COMMAND ${ZEPHYR_PYTHON_FAST} "${ZEPHYR_BASE}/scripts/build/gen_offset_header.py"
      -i "$<TARGET_OBJECTS:offsets>" -o "${_header}"
    DEPENDS offsets "$<TARGET_OBJECTS:offsets>"
      "${ZEPHYR_BASE}/scripts/build/gen_offset_header.py"
    VERBATIM)
  add_custom_target(offsets_h DEPENDS "${_header}")
  add_dependencies(zephyr_generated_headers offsets_h)
endif()
