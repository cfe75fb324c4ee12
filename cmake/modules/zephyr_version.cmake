# SPDX-License-Identifier: Apache-2.0
#
# version.h from VERSION, and app_version.h from the application's VERSION if it has one.
# BUILD_VERSION is the release, or what -DBUILD_VERSION says: it does not look at git, so
# that one source gives one image.

include_guard(GLOBAL)

# Reads a VERSION file: <prefix>_MAJOR, _MINOR, _PATCH, _TWEAK, _EXTRA in the caller.
function(_zephyr_read_version file prefix)
  set_property(DIRECTORY APPEND PROPERTY CMAKE_CONFIGURE_DEPENDS "${file}")
  file(STRINGS "${file}" lines REGEX "=")
  foreach(pair IN ITEMS VERSION_MAJOR|MAJOR VERSION_MINOR|MINOR PATCHLEVEL|PATCH
      VERSION_TWEAK|TWEAK EXTRAVERSION|EXTRA PONENTE_VERSION|PONENTE)
    string(REPLACE "|" ";" pair "${pair}")
    list(GET pair 0 key)
    list(GET pair 1 part)
    set(value "")
    if("${lines}" MATCHES "(^|;)[ \t]*${key}[ \t]*=[ \t]*([^; \t]*)")
      set(value "${CMAKE_MATCH_2}")
    endif()
    if(value STREQUAL "" AND NOT part MATCHES "EXTRA|PONENTE")
      set(value 0)
    endif()
    if(NOT part MATCHES "EXTRA|PONENTE" AND NOT value MATCHES "^[0-9]+$|^$")
      message(FATAL_ERROR "${file}: ${key} is '${value}', a decimal number is expected.")
    elseif(value AND NOT part MATCHES "EXTRA|PONENTE" AND value GREATER 255)
      message(FATAL_ERROR "${file}: ${key} is ${value}, 255 is the largest.")
    endif()
    set(${prefix}_${part} "${value}" PARENT_SCOPE)
  endforeach()
endfunction()

# The text of a header; P is the prefix of the names: `kernel` or `app`.
function(_zephyr_version_header kind prefix result)
  set(v "${prefix}")
  math(EXPR number "(${${v}_MAJOR} << 16) + (${${v}_MINOR} << 8) + ${${v}_PATCH}"
    OUTPUT_FORMAT HEXADECIMAL)
  math(EXPR code "${number}")
  math(EXPR whole "(${number} << 8) + ${${v}_TWEAK}" OUTPUT_FORMAT HEXADECIMAL)
  set(short "${${v}_MAJOR}.${${v}_MINOR}.${${v}_PATCH}")
  set(string "${short}")
  if(${v}_EXTRA)
    set(string "${short}-${${v}_EXTRA}")
  endif()
  set(P "${kind}")
  set(text "/* SPDX-License-Identifier: Apache-2.0 */\n/* Generated from a VERSION file. */\n"
    "#ifndef ${P}_VERSION_H_\n#define ${P}_VERSION_H_\n\n")
  if(P STREQUAL "KERNEL")
    list(APPEND text "#define ZEPHYR_VERSION_CODE ${code}\n"
      "#define ZEPHYR_VERSION(a, b, c) (((a) << 16) + ((b) << 8) + (c))\n\n"
      "#define KERNELVERSION ${whole}\n"
      "#define PONENTE_VERSION_STRING \"${${v}_PONENTE}\"\n")
  else()
    list(APPEND text "#define APPVERSION ${whole}\n")
  endif()
  list(APPEND text
    "#define ${P}_VERSION_NUMBER ${number}\n"
    "#define ${P}_VERSION_MAJOR ${${v}_MAJOR}\n"
    "#define ${P}_VERSION_MINOR ${${v}_MINOR}\n"
    "#define ${P}_PATCHLEVEL ${${v}_PATCH}\n"
    "#define ${P}_TWEAK ${${v}_TWEAK}\n"
    "#define ${P}_VERSION_STRING \"${string}\"\n"
    "#define ${P}_VERSION_EXTENDED_STRING \"${string}+${${v}_TWEAK}\"\n"
    "#define ${P}_VERSION_TWEAK_STRING \"${short}+${${v}_TWEAK}\"\n\n")
  if(P STREQUAL "KERNEL")
    list(APPEND text "#define BUILD_VERSION ${BUILD_VERSION}\n")
  else()
    list(APPEND text "#define APP_BUILD_VERSION ${APP_BUILD_VERSION}\n")
  endif()
  list(APPEND text "\n#endif\n")
  list(JOIN text "" text)
  set(${result} "${text}" PARENT_SCOPE)
  set(${kind}_VERSION_STRING "${string}" PARENT_SCOPE)
endfunction()

_zephyr_read_version("${ZEPHYR_BASE}/VERSION" _kernel)
set(KERNEL_VERSION_MAJOR ${_kernel_MAJOR})
set(KERNEL_VERSION_MINOR ${_kernel_MINOR})
set(KERNEL_PATCHLEVEL ${_kernel_PATCH})
set(PONENTE_VERSION "${_kernel_PONENTE}")
if(NOT DEFINED BUILD_VERSION)
  set(BUILD_VERSION "ponente-v${PONENTE_VERSION}")
endif()
_zephyr_version_header(KERNEL _kernel _text)
zephyr_write_if_changed("${GENERATED_DIR}/version.h" "${_text}")
zephyr_write_if_changed("${GENERATED_DIR}/zephyr/version.h" "#include <version.h>\n")

if(EXISTS "${APPLICATION_SOURCE_DIR}/VERSION")
  _zephyr_read_version("${APPLICATION_SOURCE_DIR}/VERSION" _app)
  if(NOT DEFINED APP_BUILD_VERSION)
    set(APP_BUILD_VERSION "v${_app_MAJOR}.${_app_MINOR}.${_app_PATCH}")
  endif()
  _zephyr_version_header(APP _app _text)
  zephyr_write_if_changed("${GENERATED_DIR}/app_version.h" "${_text}")
  zephyr_write_if_changed("${GENERATED_DIR}/zephyr/app_version.h" "#include <app_version.h>\n")
  set(APP_VERSION_MAJOR ${_app_MAJOR})
  set(APP_VERSION_MINOR ${_app_MINOR})
  set(APP_PATCHLEVEL ${_app_PATCH})
endif()
unset(_text)
