# SPDX-License-Identifier: Apache-2.0
#
# Generated sources: a file of bytes as the contents of a C array.

# generate_inc_file(<binary> <output> [--gzip [--mtime=N]]): rule without a target.
function(generate_inc_file source output)
  get_filename_component(input "${source}" ABSOLUTE)
  add_custom_command(OUTPUT "${output}"
    COMMAND ${ZEPHYR_PYTHON_FAST} "${ZEPHYR_BASE}/scripts/build/file2hex.py"
      --file "${input}" --output "${output}" ${ARGN}
    DEPENDS "${input}" "${ZEPHYR_BASE}/scripts/build/file2hex.py"
    VERBATIM)
endfunction()

function(generate_unique_target_name_from_filename filename result)
  get_filename_component(base "${filename}" NAME)
  string(REGEX REPLACE "[^a-zA-Z0-9_]" "_" base "${base}")
  string(MD5 hash "${filename}")
  set(${result} "gen_${base}_${hash}" PARENT_SCOPE)
endfunction()

function(generate_inc_file_for_gen_target target source output dependency)
  generate_inc_file("${source}" "${output}" ${ARGN})
  add_custom_target(${dependency} DEPENDS "${output}")
  add_dependencies(${target} ${dependency})
endfunction()

# generate_inc_file_for_target(<target> <binary> <output> [option...])
function(generate_inc_file_for_target target source output)
  generate_unique_target_name_from_filename("${output}" name)
  generate_inc_file_for_gen_target(${target} "${source}" "${output}" ${name} ${ARGN})
endfunction()
