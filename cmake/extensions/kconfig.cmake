# SPDX-License-Identifier: Apache-2.0
#
# Reading files in the format of .config.

# import_kconfig(<prefix> <file> [<list of names>]): sets one variable per assignment.
function(import_kconfig prefix file)
  file(STRINGS "${file}" lines ENCODING UTF-8 REGEX "^${prefix}[A-Za-z0-9_]+=")
  set(names)
  foreach(line IN LISTS lines)
    string(FIND "${line}" "=" at)
    string(SUBSTRING "${line}" 0 ${at} name)
    math(EXPR at "${at} + 1")
    string(SUBSTRING "${line}" ${at} -1 value)
    if(value MATCHES "^\"(.*)\"$")
      set(value "${CMAKE_MATCH_1}")
    endif()
    set(${name} "${value}" PARENT_SCOPE)
    list(APPEND names ${name})
  endforeach()
  if(ARGC GREATER 2)
    set(${ARGV2} "${names}" PARENT_SCOPE)
  endif()
endfunction()
